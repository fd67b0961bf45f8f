/* A value, read by the kind of its row. */
#include "style/color.h"
#include "style/quantity.h"
#include "style/rows.h"
#include <math.h>
#include <string.h>

/* One setting on its way in. */
struct job {
    struct arena *a;
    struct diags *d;
    const struct row *row;
    const struct node *n;
    const char *text; /* the value without the blanks around it */
};

static const char *trimmed(struct arena *a, const char *s)
{
    s += strspn(s, " \t\n");
    size_t len = strlen(s);
    while (len && strchr(" \t\n", s[len - 1]))
        len--;
    return s[len] ? arena_copy(a, s, len) : s;
}

/* What is echoed of a value: enough to know it again. */
static const char *clipped(struct arena *a, const char *s)
{
    enum { MOST = 60 };
    size_t len = strlen(s);
    if (len <= MOST)
        return s;
    for (len = MOST; ((unsigned char)s[len] & 0xC0) == 0x80;)
        len--;
    return arena_printf(a, "%.*s…", (int)len, s);
}

static bool is_length(const struct job *j)
{
    return j->row->kind == KIND_length || j->row->kind == KIND_length_range;
}

static bool bad(const struct job *j, enum diag_kind kind)
{
    diag(j->d, j->n->at, kind, "'%s' for %s", clipped(j->a, j->text),
         j->row->path);
    return false;
}

/* ---- length and number: a quantity with a unit or without ---- */

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* "1.5pt" for "1,5pt"; NULL when no comma stands where the point should. */
static const char *comma_mended(struct arena *a, const char *s)
{
    const char *comma = strchr(s, ',');
    size_t before = comma ? (size_t)(comma - s) : 0;
    bool number = before && strspn(s, "+-0123456789") == before &&
                  comma[1] >= '0' && comma[1] <= '9';
    return number ? arena_printf(a, "%.*s.%s", (int)before, s, comma + 1)
                  : NULL;
}

static const char *example(const struct job *j)
{
    return is_length(j) ? "8pt (4pt to 14pt)" : "1.2 (1.15 to 1.3)";
}

static void explain_range(const struct job *j)
{
    if (style_gives(j->row))
        diag_hint(j->d, "a range is written %s", example(j));
    else
        diag_hint(j->d, "it is rigid: write one value; 'brevier help layout' "
                        "has a * at what may give");
}

/* Says what is wrong with a length, and what to write. */
static bool explain_length(const struct job *j)
{
    double v;
    const char *mended = comma_mended(j->a, j->text);
    const char *rest = quantity_number(j->text, &v);
    if (rest)
        rest += strspn(rest, " \t");
    const char *end = rest;
    while (end && is_letter(*end))
        end++;
    bad(j, DIAG_BAD_LENGTH);
    if (mended)
        diag_hint(j->d, "the decimal sign is a point: %s", mended);
    else if (rest && !*rest)
        diag_hint(j->d, "a unit is missing: write %spt, or mm, cm, in, em",
                  clipped(j->a, j->text));
    else if (strchr(j->text, '('))
        explain_range(j);
    else if (rest && end > rest && !*end) {
        diag_hint(j->d, "there is no unit '%s'", clipped(j->a, rest));
        diag_nearest(j->d, rest, quantity_units);
    } else
        diag_hint(j->d, "a length is a number and a unit: 12pt, 4mm, 1.5cm, "
                        "0.5in, 1.2em");
    return false;
}

static bool explain_number(const struct job *j)
{
    const char *mended = comma_mended(j->a, j->text);
    bad(j, DIAG_BAD_VALUE);
    if (mended)
        diag_hint(j->d, "the decimal sign is a point: %s", mended);
    else if (strchr(j->text, '('))
        explain_range(j);
    else
        diag_hint(j->d, "it is a plain number without a unit, as in 1.25");
    return false;
}

/* The bounds of the row in the unit of `q`, rounded towards each other. */
static const char *bounds(const struct job *j, const struct quantity *q)
{
    double low = ceil(j->row->low / q->per * 100 - 1e-6) / 100;
    double high = floor(j->row->high / q->per * 100 + 1e-6) / 100;
    struct buf b = buf_new(j->a);
    buf_number(&b, low, 2);
    if (low != 0)
        buf_puts(&b, q->unit);
    buf_puts(&b, " to ");
    buf_number(&b, high, 2);
    buf_puts(&b, q->unit);
    return buf_text(&b);
}

static bool within(const struct job *j, const struct quantity *q)
{
    double v = q->v * q->per;
    if (v >= j->row->low - 1e-6 && v <= j->row->high + 1e-6)
        return true;
    const char *typed = arena_copy(j->a, q->at, q->len);
    diag(j->d, j->n->at, DIAG_OUT_OF_BOUNDS, "%s is %s; it may be %s",
         j->row->path, clipped(j->a, typed), bounds(j, q));
    return false;
}

/* A range says how far a value may give: the wish lies in it, and both ends
 * in the bounds of the row. */
static bool range_holds(const struct job *j, const struct range *r)
{
    if (!within(j, &r->wish) || !within(j, &r->low) || !within(j, &r->high))
        return false;
    if (r->wish.em != r->low.em || r->wish.em != r->high.em) {
        bad(j, DIAG_BAD_LENGTH);
        diag_hint(j->d, "a range is in em or in other units, not in both");
        return false;
    }
    double wish = r->wish.v * r->wish.per, low = r->low.v * r->low.per,
           high = r->high.v * r->high.per;
    if (wish >= low - 1e-6 && wish <= high + 1e-6)
        return true;
    diag(j->d, j->n->at, DIAG_OUT_OF_BOUNDS, "%s is '%s', and %s", j->row->path,
         clipped(j->a, j->text),
         low > high ? "the range runs backwards"
                    : "the value is not in its own range");
    diag_hint(j->d, "write the wish, then the least and the most: %s",
              example(j));
    return false;
}

/* A plain value is rigid: a range of one. */
static bool quantity_read(const struct job *j, struct range *r)
{
    bool length = is_length(j);
    if (!quantity_range(j->text, length, r) ||
        (!r->plain && !style_gives(j->row)))
        return length ? explain_length(j) : explain_number(j);
    if (!r->plain)
        return range_holds(j, r);
    r->low = r->high = r->wish;
    return within(j, &r->wish);
}

static double settled(const struct quantity *q)
{
    return q->em ? q->v : quantity_pt(q);
}

static bool length_read(const struct job *j, struct length *to)
{
    struct range r;
    if (!quantity_read(j, &r))
        return false;
    *to = (struct length){settled(&r.wish), r.wish.em, settled(&r.low),
                          settled(&r.high)};
    return true;
}

static bool number_read(const struct job *j, struct amount *to)
{
    struct range r;
    if (!quantity_read(j, &r))
        return false;
    *to = (struct amount){r.wish.v, r.low.v, r.high.v};
    return true;
}

/* ---- the other kinds ---- */

static bool count_read(const struct job *j, int *to)
{
    struct range r;
    if (!quantity_range(j->text, false, &r) || !r.plain ||
        strchr(j->text, '.')) {
        bad(j, DIAG_BAD_VALUE);
        const void *usual = (const char *)&style_defaults + j->row->member;
        int example = *(const style_count *)usual;
        diag_hint(j->d, "it is a whole number, as in %d",
                  example ? example : 1);
        return false;
    }
    if (!within(j, &r.wish))
        return false;
    *to = (int)r.wish.v;
    return true;
}

static bool choice_read(const struct job *j, int *to)
{
    int index = style_word(j->row, j->text);
    if (index < 0) {
        bad(j, DIAG_BAD_VALUE);
        diag_nearest(j->d, j->text, style_words(j->a, j->row));
        return false;
    }
    *to = index;
    return true;
}

static bool same_word(const char *s, const char *lower)
{
    for (; *s && *lower; s++, lower++)
        if (*s != *lower && !(is_letter(*s) && (*s | 0x20) == *lower))
            return false;
    return *s == *lower;
}

static bool bool_read(const struct job *j, bool *to)
{
    static const char *const word[] = {"true",  "yes", "on",
                                       "false", "no",  "off"};
    for (int i = 0; i < 6; i++)
        if (same_word(j->text, word[i])) {
            *to = i < 3;
            return true;
        }
    bad(j, DIAG_BAD_VALUE);
    diag_hint(j->d, "write true or false");
    return false;
}

static bool text_read(const struct job *j, const char **to)
{
    if (strchr(j->n->text, '\n')) {
        bad(j, DIAG_BAD_VALUE);
        diag_hint(j->d, "it is one line");
        return false;
    }
    *to = j->row->kind == KIND_text ? j->n->text : j->text;
    return true;
}

/* Tags of four letters or digits, each with a sign before it or without. */
static bool are_features(const char *p)
{
    enum { MOST = 24 };
    for (int count = 0; *p; count++) {
        p += *p == '+' || *p == '-';
        for (int i = 0; i < 4; i++, p++)
            if (!is_letter(*p) && (*p < '0' || *p > '9'))
                return false;
        if ((*p && *p != ' ') || count == MOST)
            return false;
        p += strspn(p, " ");
    }
    return true;
}

static bool features_read(const struct job *j, const char **to)
{
    if (are_features(j->text)) {
        *to = j->text;
        return true;
    }
    bad(j, DIAG_BAD_VALUE);
    diag_hint(j->d, "OpenType features are up to 24 tags of four letters or "
                    "digits with blanks between, as in lnum -liga");
    return false;
}

/* Adds the words of `text` that the row knows, if it knows any. */
static bool words_add(const struct job *j, const struct node *n, struct buf *to)
{
    char const *p = n->text;
    for (size_t len; *(p += strspn(p, " ,\t\n")); p += len) {
        len = strcspn(p, " ,\t\n");
        const char *word = arena_copy(j->a, p, len);
        if (*j->row->words && style_word(j->row, word) < 0) {
            diag(j->d, n->at, DIAG_BAD_VALUE, "'%s' for %s",
                 clipped(j->a, word), j->row->path);
            diag_nearest(j->d, word, style_words(j->a, j->row));
            return false;
        }
        buf_puts(to, to->len ? " " : "");
        buf_puts(to, word);
    }
    return true;
}

/* A list of words, or words in one text. */
static bool list_read(const struct job *j, const char **to)
{
    struct buf words = buf_new(j->a);
    bool good = true;
    if (j->n->kind == NODE_SCALAR)
        good = words_add(j, j->n, &words);
    for (const struct node *c = j->n->child; c; c = c->next)
        if (c->kind == NODE_SCALAR) {
            good &= words_add(j, c, &words);
        } else {
            diag(j->d, c->at, DIAG_WRONG_TYPE, "a word in %s", j->row->path);
            diag_hint(j->d, "as in [one, two]");
            good = false;
        }
    if (good)
        *to = words.len ? buf_text(&words) : "";
    return good;
}

static const char color_form[] = "a colour is a name of CSS, \"#004f90\", "
                                 "rgb(0 79 144) or hsl(207 100% 28%)";

static bool color_value(const struct job *j, struct color *to)
{
    struct color c;
    size_t len = strlen(j->text);
    bool hex = len && strspn(j->text, "0123456789abcdefABCDEF") == len;
    if (color_read(j->text, &c)) {
        *to = c;
        return true;
    }
    bad(j, DIAG_BAD_VALUE);
    if (hex && (len == 3 || len == 6))
        diag_hint(j->d, "did you mean '#%s'?", j->text);
    else if (nearest(j->text, color_names))
        diag_nearest(j->d, j->text, color_names);
    else
        diag_hint(j->d, "%s", color_form);
    return false;
}

/* One title, or a list of them. */
static bool titles_read(const struct job *j, const char **to)
{
    struct buf titles = buf_new(j->a);
    bool one = j->n->kind == NODE_SCALAR, good = true;
    for (const struct node *c = one ? j->n : j->n->child; c && good;
         c = one ? NULL : c->next) {
        good = c->kind == NODE_SCALAR && !strchr(c->text, '\n');
        if (good && *trimmed(j->a, c->text)) {
            buf_puts(&titles, titles.len ? "\n" : "");
            buf_puts(&titles, trimmed(j->a, c->text));
        } else if (!good) {
            diag(j->d, c->at, DIAG_WRONG_TYPE, "the title of a section in %s",
                 j->row->path);
            diag_hint(j->d, "as in [Skills, Languages]");
        }
    }
    if (good)
        *to = titles.len ? buf_text(&titles) : "";
    return good;
}

static const char *const wanted[] = {
    [KIND_length] = "a length",         [KIND_length_range] = "a length",
    [KIND_number] = "a number",         [KIND_number_range] = "a number",
    [KIND_count] = "a whole number",    [KIND_choice] = "a word",
    [KIND_bool] = "true or false",      [KIND_text] = "a text",
    [KIND_font] = "the name of a font", [KIND_features] = "OpenType features",
    [KIND_list] = "a list of words",    [KIND_titles] = "a list of titles",
    [KIND_color] = "a colour",          [KIND_template] = "a list of rows",
};

/* A mapping, a list or nothing where a value should stand. */
static bool not_a_value(const struct job *j)
{
    static const char *const found[] = {[NODE_NULL] = "found nothing",
                                        [NODE_SCALAR] = "found a text",
                                        [NODE_MAP] = "found 'key: value' pairs",
                                        [NODE_LIST] = "found a list"};
    diag(j->d, j->n->at, DIAG_WRONG_TYPE, "%s for %s, %s", wanted[j->row->kind],
         j->row->path, found[j->n->kind]);
    struct buf b = buf_new(j->a);
    style_put_value(&b, j->row, &style_defaults);
    bool words = j->row->kind == KIND_text || j->row->kind == KIND_font ||
                 j->row->kind == KIND_features;
    if (j->row->kind == KIND_choice)
        diag_nearest(j->d, "", style_words(j->a, j->row));
    else if (words && j->n->kind == NODE_NULL)
        diag_hint(j->d, "write \"\" for none");
    else if (j->row->kind == KIND_color && j->n->kind != NODE_NULL)
        diag_hint(j->d, "%s", color_form);
    else if (j->row->kind == KIND_color)
        diag_hint(j->d, "a # begins a comment: write \"#004f90\", in quotes");
    else if (j->row->kind == KIND_list || j->row->kind == KIND_titles)
        diag_hint(j->d, "write [] for none");
    else
        diag_hint(j->d, "as in %s", buf_text(&b));
    return false;
}

bool style_value(struct arena *a, struct diags *d, const struct row *row,
                 const struct node *n, struct style *s)
{
    void *to = (char *)s + row->member;
    struct job j = {a, d, row, n, NULL};
    if (row->kind == KIND_template && n->kind == NODE_LIST)
        return style_template_read(a, d, row, n, to);
    bool list = n->kind == NODE_LIST &&
                (row->kind == KIND_list || row->kind == KIND_titles);
    if (n->kind != NODE_SCALAR && !list)
        return not_a_value(&j);
    j.text = list ? "" : trimmed(a, n->text);
    switch (row->kind) {
    case KIND_length:
    case KIND_length_range:
        return length_read(&j, to);
    case KIND_number:
    case KIND_number_range:
        return number_read(&j, to);
    case KIND_count:
        return count_read(&j, to);
    case KIND_choice:
        return choice_read(&j, to);
    case KIND_bool:
        return bool_read(&j, to);
    case KIND_text:
    case KIND_font:
        return text_read(&j, to);
    case KIND_features:
        return features_read(&j, to);
    case KIND_list:
        return list_read(&j, to);
    case KIND_titles:
        return titles_read(&j, to);
    case KIND_color:
        return color_value(&j, to);
    case KIND_template: /* which is a list */
        break;
    }
    return not_a_value(&j);
}
