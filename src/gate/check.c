/* Whether a PDF says what the story says. */
#include "gate/reader.h"
#include "gate/words.h"
#include <stdlib.h>
#include <string.h>

struct check {
    struct arena *a;
    struct diags *d;
    enum diag_kind kind;
    const struct story *story;
    struct words want;
    struct buf content; /* the text in content order */
    struct document *doc;
    struct sight sight;
};

static const struct mark nowhere = {0};

static bool refuse(struct check *c, const char *what)
{
    diag(c->d, nowhere, c->kind, "%s", what);
    return false;
}

/* ---- words ---- */

/* A word as it was found, with what may not stand there made plain. */
static const char *found_word(struct arena *a, const char *s)
{
    struct buf b = buf_new(a);
    for (uint32_t c; (c = utf8_next(&s));)
        if (words_forbid(c))
            buf_printf(&b, "<U+%04X>", c);
        else
            buf_utf8(&b, c);
    return quoted(a, buf_text(&b));
}

static bool say_difference(struct check *c, const char *by, int i,
                           const char *found)
{
    if (i == c->want.count) {
        struct mark at = nowhere;
        if (i)
            at = word_mark(c->a, &c->want, i - 1);
        diag(c->d, at, c->kind, "by its %s, after the last word stands %s", by,
             found_word(c->a, found));
        return false;
    }
    const char *want = quoted(c->a, word_text(c->a, &c->want, i));
    struct mark at = word_mark(c->a, &c->want, i);
    if (found)
        diag(c->d, at, c->kind, "by its %s, %s stands where %s should", by,
             found_word(c->a, found), want);
    else
        diag(c->d, at, c->kind, "by its %s, it ends before %s", by, want);
    return false;
}

/* Whether the text is the words as they stand, with plain spaces between. If
 * not, it may be the same words all the same. */
static bool same_bytes(const struct words *want, const char *text, size_t len)
{
    size_t p = 0;
    for (int i = 0; i < want->count; i++) {
        const struct word *e = &want->word[i];
        size_t before = p;
        while (p < len && text[p] == ' ')
            p++;
        bool parted = p > before || i == 0 || e->opens;
        if (parted && len - p >= e->len &&
            memcmp(text + p, want->text.data + e->start, e->len) == 0)
            p += e->len;
        else if (e->optional)
            p = before;
        else
            return false;
    }
    while (p < len && text[p] == ' ')
        p++;
    return p == len;
}

/* Blocks may follow one another without a gap; within a block every gap must
 * be there, and there must be no other. */
static bool same_words(struct check *c, const char *by, const char *text,
                       size_t len)
{
    if (same_bytes(&c->want, text, len))
        return true;
    struct words got = words_of_text(c->a, text, len);
    const struct words *want = &c->want;
    int k = 0;
    size_t eaten = 0; /* of got.word[k] */
    for (int i = 0; i < want->count; i++) {
        const struct word *e = &want->word[i];
        const char *s = want->text.data + e->start;
        if (k == got.count && e->optional)
            continue;
        if (k == got.count)
            return say_difference(c, by, i, NULL);
        const char *p = got.text.data + got.word[k].start + eaten;
        size_t rest = got.word[k].len - eaten;
        bool begins = rest >= e->len && memcmp(s, p, e->len) == 0;
        bool next_opens = i + 1 < want->count && want->word[i + 1].opens;
        if (begins && rest == e->len) {
            k++;
            eaten = 0;
        } else if (begins && next_opens) {
            eaten += e->len;
        } else if (!e->optional) {
            return say_difference(c, by, i, arena_copy(c->a, p, rest));
        }
    }
    return k == got.count ||
           say_difference(c, by, want->count, word_text(c->a, &got, k));
}

/* Columns go on on the next page: by pages it is not the story's order. */
static bool over_pages(const struct check *c)
{
    return c->story->columns && c->sight.pages > 1;
}

/* What is shown, but for artifacts, in content order. */
static bool same_by_content(struct check *c)
{
    struct buf *b = &c->content;
    const struct sight *s = &c->sight;
    *b = buf_new(c->a);
    for (int i = 0; i < s->runs; i++)
        if (!s->run[i].artifact)
            buf_add(b, s->text.data + s->run[i].start,
                    s->run[i].end - s->run[i].start);
    if (over_pages(c))
        return true; /* by its tags, as each page has them */
    return same_words(c, "content", b->data, b->len);
}

struct told_link {
    size_t start; /* in the text of the tags */
    int at;       /* in the file */
    struct annotation annotation;
};

static int by_text(const void *x, const void *y)
{
    const struct told_link *a = x, *b = y;
    if (a->start != b->start)
        return a->start < b->start ? -1 : 1;
    return a->at - b->at;
}

/* Links in the order of the tags. */
static void links_sort(struct check *c, const struct tagging *t)
{
    struct sight *s = &c->sight;
    size_t count = (size_t)s->annotations;
    struct told_link *p = arena_array(c->a, count + 1, sizeof *p);
    for (int i = 0; i < s->annotations; i++) {
        int number = s->annotation[i].number;
        bool known = number >= 0 && number < c->doc->entries;
        p[i] = (struct told_link){known ? t->link_text[number].start : 0, i,
                                  s->annotation[i]};
    }
    qsort(p, count, sizeof *p, by_text);
    for (int i = 0; i < s->annotations; i++)
        s->annotation[i] = p[i].annotation;
}

/* Every word by its tags, and on every page in their order. */
static bool same_by_pages(struct check *c, const struct tagging *t)
{
    if (t->disordered)
        return refuse(c, "a page is not in the order of its tags");
    if (t->stray)
        return refuse(c, "there are words in no tag");
    links_sort(c, t);
    return same_words(c, "tags", t->text.data, t->text.len);
}

/* Every picture says what the story says it shows. */
static bool same_figures(struct check *c, const struct tagging *t)
{
    int n = 0;
    for (int i = 0; i < c->story->blocks; i++) {
        const struct block *b = &c->story->block[i];
        if (!b->alt)
            continue;
        const char *shows = n < t->figures ? t->shows[n] : NULL;
        n++;
        if (shows && strcmp(shows, b->alt) == 0)
            continue;
        diag(c->d, b->at, c->kind, "a picture of %s is %s%s",
             quoted(c->a, b->alt), shows ? "described as " : "missing",
             shows ? quoted(c->a, shows) : "");
        return false;
    }
    return n == t->figures ||
           refuse(c, "there is a picture that the résumé does not have");
}

static bool same_by_tags(struct check *c)
{
    struct tagging t = {.apart = true};
    const struct buf *b = &t.text;
    if (!tags_read(&c->sight, &t))
        return (c->kind != DIAG_TEXT_LAYER && !over_pages(c)) ||
               refuse(c, "it has no tags");
    if (!same_figures(c, &t))
        return false;
    if (over_pages(c))
        return same_by_pages(c, &t);
    if (b->len == c->content.len &&
        memcmp(b->data, c->content.data, b->len) == 0)
        return true; /* as they did by the content */
    return same_words(c, "tags", t.text.data, t.text.len);
}

/* ---- what is no word ---- */

/* The letters of all artifacts, and of what stands on every page: nothing else
 * may be there. */
static bool artifacts_are_running(struct check *c)
{
    const struct sight *s = &c->sight;
    struct buf found = buf_new(c->a), want = buf_new(c->a);
    for (int i = 0; i < s->runs; i++)
        if (s->run[i].artifact)
            buf_add(&found, s->text.data + s->run[i].start,
                    s->run[i].end - s->run[i].start);
    for (int page = 1; page <= s->pages; page++)
        for (int k = 0; k < RUNNINGS; k++)
            buf_puts(&want, rich_text(c->a, story_running(c->a, c->story, k,
                                                          page, s->pages)));
    struct words x = words_of_text(c->a, found.data, found.len);
    struct words y = words_of_text(c->a, want.data, want.len);
    return x.text.len == y.text.len &&
           (!x.text.len || memcmp(x.text.data, y.text.data, x.text.len) == 0);
}

static bool has_running(const struct story *s)
{
    for (int k = 0; k < RUNNINGS; k++)
        if (s->running[k].first || s->running[k].later)
            return true;
    return false;
}

/* An artifact is decoration and says nothing, but for the separators. */
static bool artifacts_say_nothing(struct check *c)
{
    const struct sight *s = &c->sight;
    if (has_running(c->story))
        return artifacts_are_running(c) ||
               refuse(c, "what stands at the head or foot of a page is not "
                         "what should");
    for (int i = 0; i < s->runs; i++) {
        const struct shown *r = &s->run[i];
        if (!r->artifact)
            continue;
        struct words w =
            words_of_text(c->a, s->text.data + r->start, r->end - r->start);
        for (int k = 0; k < w.count; k++) {
            const char *word = word_text(c->a, &w, k);
            bool says = false;
            for (const char *p = word; *p;)
                says = utf8_is_letter_or_digit(utf8_next(&p)) || says;
            if (says && !strstr(c->story->separator, word))
                return refuse(c, arena_printf(c->a, "an artifact says %s",
                                              quoted(c->a, word)));
        }
    }
    return true;
}

static bool range_is_fair(const struct code_range *r)
{
    static const uint32_t first[] = {0xAD, 0xFB00, 0xE000, 0xFFFD, 0xF0000};
    static const uint32_t last[] = {0xAD, 0xFB06, 0xF8FF, 0xFFFD, 0x10FFFF};
    uint32_t lo = r->first, hi = lo + (r->hi - r->lo);
    if (hi < lo)
        hi = UINT32_MAX;
    if (!r->first && r->to.len)
        for (const uint8_t *p = r->to.data, *end = p + r->to.len; p < end;)
            if (words_forbid(utf16_next(&p, end, false)))
                return false;
    for (size_t i = 0; r->first && i < sizeof first / sizeof *first; i++)
        if (lo <= last[i] && hi >= first[i])
            return false;
    return true;
}

static bool characters_are_fair(struct check *c)
{
    const struct sight *s = &c->sight;
    if (s->faults.notdef)
        return refuse(c, "a glyph is shown that its font does not have");
    for (int f = 0; f < s->faces; f++)
        for (int i = 0; i < s->face[f]->unicode->ranges; i++)
            if (!range_is_fair(&s->face[f]->unicode->range[i]))
                return refuse(c, "a font means a character that no text "
                                 "may hold");
    const char *p = s->text.data, *end = p + s->text.len;
    while (p < end) {
        if (*p >= ' ') { /* most of all text */
            p++;
            continue;
        }
        uint32_t ch = utf8_next(&p);
        if (words_forbid(ch))
            return refuse(c, arena_printf(c->a, "it holds U+%04X", ch));
    }
    return true;
}

/* A string has at most 32 767 bytes, two a character (ISO 32000-1, C.2): of a
 * longer fact it is the beginning. */
static bool same_fact(struct check *c, const char *what, const char *want,
                      struct object found)
{
    enum { LONG = 15000 };
    const char *is = string_text(c->doc, found);
    size_t len = strlen(is);
    if (strcmp(is, want) == 0 || (len > LONG && !strncmp(is, want, len)))
        return true;
    return refuse(c, arena_printf(c->a, "its %s is %s, not %s", what,
                                  quoted(c->a, is), quoted(c->a, want)));
}

static bool same_facts(struct check *c)
{
    struct object info = object_at(c->doc, c->doc->trailer, "Info");
    struct object root = object_at(c->doc, c->doc->trailer, "Root");
    return same_fact(c, "title", c->story->title,
                     object_at(c->doc, info, "Title")) &&
           same_fact(c, "author", c->story->author,
                     object_at(c->doc, info, "Author")) &&
           same_fact(c, "language", c->story->lang,
                     object_at(c->doc, root, "Lang"));
}

/* ---- links ---- */

/* The next annotation that leads elsewhere than the one before it: a link
 * that goes over several lines is several. */
static int next_link(const struct sight *s, int i)
{
    const char *before = i >= 0 ? s->annotation[i].url : NULL;
    for (i++; i < s->annotations; i++)
        if (!before || !s->annotation[i].url ||
            strcmp(s->annotation[i].url, before) != 0)
            break;
    return i;
}

static bool annotations_are_fair(struct check *c)
{
    static const char *const scheme[] = {"http://", "https://",
                                         "mailto:", "tel:"};
    for (int i = 0; i < c->sight.annotations; i++) {
        const struct annotation *n = &c->sight.annotation[i];
        if (!n->link || !n->url)
            return refuse(c, "an annotation is no link");
        bool fair = false;
        for (size_t k = 0; k < sizeof scheme / sizeof *scheme; k++)
            fair = fair || strncmp(n->url, scheme[k], strlen(scheme[k])) == 0;
        if (!fair)
            return refuse(
                c, arena_printf(c->a, "it leads to %s", quoted(c->a, n->url)));
    }
    return true;
}

struct link_walk {
    struct check *check;
    int at;             /* the annotation that comes next */
    const char *before; /* where the link before led; NULL: not to the same */
};

static bool same_links_of(struct link_walk *w, struct rich r)
{
    const struct sight *s = &w->check->sight;
    for (int i = 0; i < r.count; i++) {
        const char *url = r.span[i].url;
        if (!url || (w->before && strcmp(url, w->before) == 0))
            continue;
        w->before = url;
        if (w->at < s->annotations &&
            strcmp(s->annotation[w->at].url, url) == 0) {
            w->at = next_link(s, w->at);
            continue;
        }
        struct check *c = w->check;
        const char *want = quoted(c->a, url);
        if (w->at < s->annotations)
            diag(c->d, r.at, c->kind, "a link leads to %s and not to %s",
                 quoted(c->a, s->annotation[w->at].url), want);
        else
            diag(c->d, r.at, c->kind, "no link leads to %s", want);
        return false;
    }
    return true;
}

static bool same_links(struct check *c)
{
    struct link_walk w = {.check = c, .at = next_link(&c->sight, -1)};
    for (int i = 0; i < c->story->blocks; i++) {
        const struct block *b = &c->story->block[i];
        if (!same_links_of(&w, b->label) || !same_links_of(&w, b->text))
            return false;
        for (int k = 0; k < b->parts; k++)
            if (!same_links_of(&w, b->part[k]))
                return false;
        if (!same_links_of(&w, b->aside))
            return false;
    }
    if (w.at >= c->sight.annotations)
        return true;
    return refuse(c, arena_printf(c->a,
                                  "a link that the résumé does not have leads "
                                  "to %s",
                                  quoted(c->a, c->sight.annotation[w.at].url)));
}

/* ---- the gate ---- */

static bool file_is_fair(struct check *c)
{
    for (int i = 0; i < c->doc->entries; i++)
        document_get(c->doc, i);
    if (c->doc->forbidden[0])
        return refuse(
            c, arena_printf(c->a, "there is a /%s in it", c->doc->forbidden));
    if (c->doc->work < 0)
        return refuse(c, "there is more in it than a page holds");
    return !c->doc->damaged || refuse(c, "the file is damaged");
}

bool gate_check(struct arena *a, struct diags *d, enum diag_kind kind,
                struct bytes pdf, const struct story *story)
{
    const char *why = NULL;
    struct check c = {.a = a, .d = d, .kind = kind, .story = story};
    c.doc = document_open(a, pdf, false, &why);
    if (!c.doc)
        return refuse(&c, arena_printf(a, "it cannot be read: %s", why));
    c.sight.doc = c.doc;
    sight_read(&c.sight);
    c.want = words_of_story(a, story);
    bool same = same_by_content(&c) && same_by_tags(&c) &&
                artifacts_say_nothing(&c) && characters_are_fair(&c) &&
                annotations_are_fair(&c) && same_links(&c) && same_facts(&c) &&
                file_is_fair(&c);
    document_close(c.doc);
    return same;
}
