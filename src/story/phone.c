/* Telephone numbers in the form that the layout asks for. Only what is known
 * of a country is used (ITU-T E.123, E.164); all else stays as typed. */
#include "story/private.h"
#include <string.h>

/* Countries by their codes, and what is dialled before a number within one. */
static const struct {
    const char *code, *trunk;
} countries[] = {
    {"1", ""},    {"20", "0"},  {"27", "0"},  {"30", ""},   {"31", "0"},
    {"32", "0"},  {"33", "0"},  {"34", ""},   {"36", "06"}, {"39", ""},
    {"40", "0"},  {"41", "0"},  {"43", "0"},  {"44", "0"},  {"45", ""},
    {"46", "0"},  {"47", ""},   {"48", ""},   {"49", "0"},  {"52", ""},
    {"54", "0"},  {"55", "0"},  {"61", "0"},  {"62", "0"},  {"63", "0"},
    {"64", "0"},  {"65", ""},   {"66", "0"},  {"81", "0"},  {"82", "0"},
    {"84", "0"},  {"90", "0"},  {"91", "0"},  {"92", "0"},  {"351", ""},
    {"352", ""},  {"353", "0"}, {"354", ""},  {"358", "0"}, {"359", "0"},
    {"370", "0"}, {"371", ""},  {"372", ""},  {"380", "0"}, {"381", "0"},
    {"385", "0"}, {"386", "0"}, {"420", ""},  {"421", "0"}, {"852", ""},
    {"880", "0"}, {"886", "0"}, {"966", "0"}, {"971", "0"}, {"972", "0"}};

enum { COUNTRIES = sizeof countries / sizeof *countries };

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* A plus and the digits; NULL when it does not begin with one, or holds more
 * than a number. "(0)" is for who dials within the country. */
static const char *digits_of(struct arena *a, const char *typed)
{
    struct buf b = buf_new(a);
    if (*typed != '+')
        return NULL;
    buf_putc(&b, '+');
    for (const char *p = typed + 1; *p;) {
        if (strncmp(p, "(0)", 3) == 0) {
            p += 3;
            continue;
        }
        uint32_t c = utf8_next(&p);
        if (c < 0x80 && is_digit((char)c))
            buf_putc(&b, (char)c);
        else if (c > 0x7F ? c != 0xA0 && (c < 0x2007 || c > 0x2015)
                          : !strchr(" ()-./", (int)c))
            return NULL;
    }
    return b.len >= 8 && b.len <= 16 ? buf_text(&b) : NULL;
}

static int country_of(const char *digits)
{
    for (int i = 0; i < COUNTRIES; i++)
        if (strncmp(digits + 1, countries[i].code, strlen(countries[i].code)) ==
            0)
            return i;
    return -1;
}

/* What follows the country's code, as it was typed, without blanks and "(0)"
 * before it. */
static const char *rest_of(const char *typed, size_t code)
{
    typed++;
    for (; *typed && code; typed++)
        code -= is_digit(*typed);
    for (;;)
        if (strncmp(typed, "(0)", 3) == 0)
            typed += 3;
        else if (*typed && *typed != '(' && !is_digit(*typed))
            typed++;
        else
            return typed;
}

/* Ten digits of North America. */
static const char *american(struct arena *a, const char *digits, bool national)
{
    return national ? arena_printf(a, "(%.3s) %.3s-%s", digits, digits + 3,
                                   digits + 6)
                    : arena_printf(a, "+1 %.3s-%.3s-%s", digits, digits + 3,
                                   digits + 6);
}

const char *phone_text(struct arena *a, const char *typed, int form)
{
    const char *digits = form == PHONE_TYPED ? NULL : digits_of(a, typed);
    int country = digits ? country_of(digits) : -1;
    if (!digits || form == PHONE_E164)
        return digits ? digits : typed;
    if (country < 0)
        return typed;
    const char *code = countries[country].code;
    const char *trunk = countries[country].trunk;
    bool national = form == PHONE_NATIONAL;
    if (strcmp(code, "1") == 0 && strlen(digits) == 12)
        return american(a, digits + 2, national);
    const char *rest = rest_of(typed, strlen(code));
    return national ? arena_printf(a, "%s%s", trunk, rest)
                    : arena_printf(a, "+%s %s", code, rest);
}
