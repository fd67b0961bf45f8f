/* Line breaking opportunities: UAX #14 of Unicode 15.0, with the numbers of
 * its example 7, as the test file has them. The text is walked once; what a
 * rule must know of what came before is kept in `struct scan`. The rules
 * stand in their order, under their names in the annex. */
#include <string.h>

#include "text/text.h"

#include "text/linebreak.def"

#define BIT(c) ((uint64_t)1 << LB_##c)
#define IN(c, set) ((((uint64_t)1 << (c)) & (set)) != 0)

enum {
    LB_NONE = LB_XP + 1, /* before the text */
};

static const uint64_t hard = BIT(BK) | BIT(CR) | BIT(LF) | BIT(NL);
static const uint64_t mark = BIT(CM) | BIT(ZWJ);
static const uint64_t open = BIT(OP) | BIT(OW);
static const uint64_t close = BIT(CL) | BIT(CP) | BIT(CW);
static const uint64_t letter = BIT(AL) | BIT(HL);
static const uint64_t affix = BIT(PR) | BIT(PO);
static const uint64_t picture = BIT(ID) | BIT(EB) | BIT(EM) | BIT(XP);
static const uint64_t hangul = BIT(JL) | BIT(JV) | BIT(JT) | BIT(H2) | BIT(H3);

enum number { NUMBER_NO, NUMBER_IN, NUMBER_CLOSED };

struct scan {
    int prev;    /* class of the last character but spaces; LB9, LB10 applied */
    bool spaces; /* spaces stand after it */
    bool joined; /* the last character is a ZWJ */
    bool hebrew; /* prev is the hyphen of a Hebrew letter */
    enum number number; /* what of a number prev ends */
    unsigned flags;     /* regional indicators in a row */
    size_t opened;      /* where a bracket after a prefix begins; 0: none */
};

static int line_class(uint32_t c)
{
    return lb_class[lb_index[c / LB_BLOCK] * LB_BLOCK + c % LB_BLOCK];
}

/* LB25: numbers as (PR | PO) (OP | HY)? NU (NU | SY | IS)* CL? (PR | PO). */
static bool in_number(const struct scan *s, int c)
{
    if (c == LB_NU)
        return IN(s->prev, affix | BIT(HY)) || s->number == NUMBER_IN;
    return IN(c, affix) && s->number != NUMBER_NO;
}

/* LB26 and LB27. */
static bool in_syllable(int p, int c)
{
    switch (p) {
    case LB_JL:
        return IN(c, BIT(JL) | BIT(JV) | BIT(H2) | BIT(H3) | BIT(PO));
    case LB_JV:
    case LB_H2:
        return IN(c, BIT(JV) | BIT(JT) | BIT(PO));
    case LB_JT:
    case LB_H3:
        return IN(c, BIT(JT) | BIT(PO));
    case LB_PR:
        return IN(c, hangul);
    default:
        return false;
    }
}

/* LB21 to LB30b: what holds two neighbours together. */
static bool held(const struct scan *s, int c)
{
    int p = s->prev;
    return IN(c, BIT(BA) | BIT(HY) | BIT(NS) | BIT(IN)) || /* LB21, LB22 */
           p == LB_BB || s->hebrew ||                      /* LB21, LB21a */
           (p == LB_SY && c == LB_HL) ||                   /* LB21b */
           (IN(p, letter) && IN(c, letter | BIT(NU))) ||   /* LB23, LB28 */
           (p == LB_NU && IN(c, letter)) ||
           (p == LB_PR && IN(c, picture)) || /* LB23a */
           (IN(p, picture) && c == LB_PO) ||
           (IN(p, affix) && IN(c, letter)) || /* LB24 */
           (IN(p, letter) && IN(c, affix)) || in_number(s, c) ||
           in_syllable(p, c) || (p == LB_IS && IN(c, letter)) || /* LB29 */
           (IN(p, letter | BIT(NU)) && c == LB_OP) ||            /* LB30 */
           (p == LB_CP && IN(c, letter | BIT(NU))) ||
           (p == LB_RI && c == LB_RI && s->flags % 2 == 1) || /* LB30a */
           (IN(p, BIT(EB) | BIT(XP)) && c == LB_EM);          /* LB30b */
}

/* LB11 to LB30b between two neighbours. */
static int between(const struct scan *s, int c)
{
    int p = s->prev;
    if (c == LB_WJ || IN(p, BIT(WJ) | BIT(GL))) /* LB11, LB12 */
        return LINE_NO;
    if (c == LB_GL && !IN(p, BIT(BA) | BIT(HY))) /* LB12a */
        return LINE_NO;
    if (IN(c, close | BIT(EX) | BIT(IS) | BIT(SY)) || IN(p, open))
        return LINE_NO; /* LB13, LB14 */
    if ((p == LB_B2 && c == LB_B2) || p == LB_QU || c == LB_QU)
        return LINE_NO;           /* LB17, LB19 */
    if (p == LB_CB || c == LB_CB) /* LB20 */
        return LINE_MAY;
    return held(s, c) ? LINE_NO : LINE_MAY;
}

/* LB11 to LB18 after spaces. */
static int after_spaces(int p, int c)
{
    bool no = IN(c, BIT(WJ) | close | BIT(EX) | BIT(IS) | BIT(SY)) ||
              IN(p, open) || (p == LB_QU && IN(c, open)) || /* LB14, LB15 */
              (IN(p, close) && c == LB_NS) ||               /* LB16 */
              (p == LB_B2 && c == LB_B2);                   /* LB17 */
    return no ? LINE_NO : LINE_MAY;
}

/* Whether a combining mark or joiner would belong to what is before it. */
static bool takes_marks(const struct scan *s)
{
    return !s->spaces && !IN(s->prev, hard | BIT(ZW) | (uint64_t)1 << LB_NONE);
}

static int decide(const struct scan *s, int c)
{
    if (s->prev == LB_NONE && !s->spaces) /* LB2 */
        return LINE_NO;
    if (IN(s->prev, hard) && !s->spaces) /* LB4, LB5 */
        return s->prev == LB_CR && c == LB_LF ? LINE_NO : LINE_MUST;
    if (IN(c, hard | BIT(SP) | BIT(ZW))) /* LB6, LB7 */
        return LINE_NO;
    if (s->prev == LB_ZW) /* LB8 */
        return LINE_MAY;
    if (s->joined || (IN(c, mark) && takes_marks(s))) /* LB8a, LB9 */
        return LINE_NO;
    if (IN(c, mark)) /* LB10 */
        c = LB_AL;
    return s->spaces ? after_spaces(s->prev, c) : between(s, c);
}

static enum number number_after(const struct scan *s, int c)
{
    if (c == LB_NU)
        return NUMBER_IN;
    if (s->number != NUMBER_IN || !IN(c, close | BIT(SY) | BIT(IS)))
        return NUMBER_NO;
    return IN(c, close) ? NUMBER_CLOSED : NUMBER_IN;
}

/* Takes in the character of class `c` that begins at `i`. */
static void pass(struct scan *s, int c, size_t i)
{
    s->joined = c == LB_ZWJ;
    if (IN(c, mark)) {
        if (takes_marks(s))
            return;
        c = LB_AL;
    }
    if (c == LB_SP) {
        s->spaces = true;
        s->hebrew = false;
        s->number = NUMBER_NO;
        s->flags = 0;
        s->opened = 0;
        return;
    }
    bool prefixed = IN(s->prev, affix) && !s->spaces;
    s->hebrew = IN(c, BIT(HY) | BIT(BA)) && s->prev == LB_HL && !s->spaces;
    s->opened = IN(c, open) && prefixed ? i : 0;
    s->number = number_after(s, c);
    s->flags = c == LB_RI ? s->flags + 1 : 0;
    s->prev = c;
    s->spaces = false;
}

void line_breaks(const char *text, size_t len, uint8_t *out)
{
    struct scan s = {.prev = LB_NONE};
    const char *p = text, *end = text + len;
    memset(out, LINE_NO, len);
    while (p < end) {
        size_t i = (size_t)(p - text);
        uint32_t u = (uint8_t)*p;
        if (u - 1 < 0x7f)
            p++;
        else if ((u = utf8_next(&p)) == 0)
            p++;
        int c = line_class(u);
        if (c == LB_AL && s.prev == LB_AL && !s.spaces && !s.joined)
            continue; /* LB28, and nothing to remember */
        out[i] = (uint8_t)decide(&s, c);
        if (c == LB_NU && s.opened) /* LB25: PR × OP NU */
            out[s.opened] = LINE_NO;
        pass(&s, c, i);
    }
    out[len] = LINE_MUST;
    if (len)
        out[0] = LINE_NO;
}
