/* The words of JSON: strings and numbers. Private. */
#pragma once
#include "yaml/source.h"

struct json_text {
    struct arena *arena;
    struct diags *diags;
    const struct source *src;
    const char *text;
    size_t at;            /* the next byte */
    struct cursor cursor; /* not far behind it */
    int mistakes;
    bool failed; /* there is no going on */
};
/* A mistake at a byte, `len` bytes long; only so many are said. */
void json_say(struct json_text *in, size_t at, size_t len, const char *say,
              const char *hint);

struct json_string {
    const char *text;
    size_t len;
    struct mark at; /* with its quotes */
};
/* The string whose opening quote is next. Escapes that are wrong are said and
 * stand as spaces; without a closing quote in.failed is set. */
struct json_string json_string(struct json_text *in);
/* Bytes that look like one unquoted word or number. */
size_t json_word(const char *p);
bool json_is_number(const char *word);
