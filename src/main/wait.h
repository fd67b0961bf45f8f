/* Waiting for a change in some folders, or for a signal that ends us. Where
 * the system does not tell, the caller looks from time to time. */
#pragma once
#include "base/base.h"

enum { WAIT_NOTHING = 0, WAIT_CHANGE = -1 };

struct wait {
    int changes, signals; /* descriptors; -1: none */
};

/* From here on SIGHUP, SIGINT and SIGTERM, unless they are ignored, come out
 * of wait_for alone. */
struct wait wait_begin(void);
/* Also waits for files of the folder; one that is not there is passed over. */
void wait_folder(struct wait *w, const char *folder);
/* For at most `ms`: WAIT_CHANGE, WAIT_NOTHING, or the number of a signal. */
int wait_for(struct wait *w, int ms);
