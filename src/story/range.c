/* Whether a hyphen between figures means "to". */
#include <string.h>

#include "story/smart.h"

/* What a range may end with, and begin with when it is of months or days. */
static const char later[] =
    " present now today current ongoing date heute jetzt présent actuel "
    "aujourd'hui actualidad presente atual oggi attuale heden nu nuvarande "
    "obecnie dziś ";
static const char names[] =
    " jan feb mar apr may jun jul aug sep sept oct nov dec january february "
    "march april june july august september october november december januar "
    "februar märz mai juni juli oktober dezember mär okt dez janvier février "
    "mars avril juin juillet août septembre octobre novembre décembre enero "
    "febrero marzo abril mayo junio julio agosto septiembre octubre noviembre "
    "diciembre gennaio febbraio aprile maggio giugno luglio settembre ottobre "
    "novembre dicembre janeiro fevereiro março maio junho julho setembro "
    "outubro novembro dezembro mon tue wed thu fri sat sun ";
/* Before what is the number of a standard or an aeroplane. */
static const char numbered[] =
    " iso iec iso/iec ieee din en ansi astm rfc nist fips ecma mil sae cve "
    "boeing airbus isbn issn ";

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Whether the word is in a list of small letters, blanks around each. */
static bool in(struct word w, const char *list)
{
    char key[24] = " ";
    if (w.len == 0 || w.len > sizeof key - 3)
        return false;
    for (size_t i = 0; i < w.len; i++) {
        char c = w.s[i];
        key[i + 1] = c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c;
    }
    key[w.len + 1] = ' ';
    return strstr(list, key) != NULL;
}

static struct word without_point(struct word w)
{
    w.len -= w.len > 1 && w.s[w.len - 1] == '.';
    return w;
}

/* A number: figures with points, colons, commas or slashes between. */
struct number {
    size_t len;    /* in bytes */
    size_t digits; /* of its first part */
    int parts;     /* between points, colons and slashes */
    double value;  /* as far as one point makes a decimal of it */
    bool zero;     /* begins with one, and more digits follow it */
};

static struct number number_of(const char *s, size_t len)
{
    struct number n = {.parts = 1};
    double scale = 0;
    while (n.len < len) {
        char c = s[n.len];
        if (is_digit(c)) {
            n.value = scale > 0 ? n.value + scale * (c - '0')
                                : n.value * 10 + (c - '0');
            scale /= 10;
            n.digits += n.parts == 1;
        } else if (strchr(".:/,", c) && n.len && n.len + 1 < len &&
                   is_digit(s[n.len + 1])) {
            n.parts += c != ',';
            scale = c == '.' ? 0.1 : scale;
        } else {
            break;
        }
        n.len++;
    }
    n.zero = n.digits > 1 && s[0] == '0';
    return n;
}

static bool is_year(struct number n)
{
    return n.parts == 1 && n.digits == 4 && n.value >= 1000 && n.value < 2200;
}

/* What may follow the last number: a unit, a percent sign. */
static bool is_tail(const char *s, size_t len)
{
    enum { LONGEST = 4 };
    if (len > LONGEST)
        return false;
    for (size_t i = 0; i < len; i++)
        if (is_digit(s[i]) || s[i] == '_')
            return false;
    return true;
}

/* Whether the second number follows the first, counting on from it or, as in
 * 145-52, from its hundred. */
static bool follows(struct number x, struct number y)
{
    if (x.parts > 1 && x.parts == y.parts) /* 9:00-17:00, 3.10-3.12 */
        return true;
    if (x.zero || y.zero || y.parts > 2)
        return false;
    if (y.digits >= x.digits || y.parts > 1)
        return x.value < y.value;
    double ten = 1;
    for (size_t i = 0; i < y.digits; i++)
        ten *= 10;
    double rest = x.value - ten * (double)(long long)(x.value / ten);
    return x.parts == 1 && y.digits > 1 && rest < y.value;
}

static bool is_number_range(struct number x, struct number y)
{
    bool month = is_year(x) && y.parts == 1 && y.digits == 2 && y.value <= 12;
    bool phone = x.parts == 1 && y.parts == 1 && x.digits == 3 && y.digits == 4;
    return !month && !phone && follows(x, y);
}

/* A number with what may stand before it, "$" or "pp.", and behind it. */
struct side {
    struct number number;
    struct word tail;
    bool good;
};

static struct side side_of(struct word w)
{
    static const char *const signs[] = {"$", "~", "<", ">", "€", "£", "≈"};
    size_t letters = 0;
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (strlen(signs[i]) < w.len &&
            memcmp(w.s, signs[i], strlen(signs[i])) == 0)
            w = (struct word){w.s + strlen(signs[i]), w.len - strlen(signs[i])};
    while (letters < w.len && ((uint8_t)w.s[letters] | 0x20u) - 'a' < 26)
        letters++;
    if (letters && letters < w.len && w.s[letters] == '.')
        w = (struct word){w.s + letters + 1, w.len - letters - 1};
    struct side s = {.number = number_of(w.s, w.len)};
    s.tail = (struct word){w.s + s.number.len, w.len - s.number.len};
    s.good = s.number.len && is_tail(s.tail.s, s.tail.len);
    return s;
}

/* Whether the first number's tail, if it has one, is the second's too. */
static bool are_alike(struct word x, struct word y)
{
    return !x.len || (x.len == y.len && memcmp(x.s, y.s, x.len) == 0);
}

int range_hyphen(struct word w, struct word before)
{
    const char *hyphen = w.len ? memchr(w.s, '-', w.len) : NULL;
    if (!hyphen || hyphen == w.s || in(before, numbered))
        return -1;
    size_t at = (size_t)(hyphen - w.s);
    struct word left = {w.s, at}, right = {hyphen + 1, w.len - at - 1};
    if (!right.len || memchr(right.s, '-', right.len))
        return -1;
    struct side x = side_of(left), y = side_of(right);
    if (x.good && y.good)
        return are_alike(x.tail, y.tail) && is_number_range(x.number, y.number)
                   ? (int)at
                   : -1;
    bool year = x.good && !x.tail.len && is_year(x.number);
    bool to_name = in(without_point(right), names);
    bool range = in(without_point(left), names)
                     ? to_name
                     : year && (to_name || in(without_point(right), later));
    return range ? (int)at : -1;
}
