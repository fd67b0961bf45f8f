/* What belongs together. */
#include "text/private.h"
void breaks_bind(const struct gathered *g, const char *lang, uint8_t *may)
{
    (void)g, (void)lang, (void)may;
}
