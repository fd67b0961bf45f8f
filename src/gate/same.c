/* The words of the story in a PDF, by its content and by its tags. */
#include "gate/check.h"
#include <stdlib.h>

static const struct mark nowhere = {0};

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

static bool say_difference(struct check *c, const char *by,
                           const struct words *want, int i, const char *found)
{
    if (i == want->count) {
        struct mark at = nowhere;
        if (i)
            at = word_mark(c->a, want, i - 1);
        diag(c->d, at, c->kind, "by its %s, after the last word stands %s", by,
             found_word(c->a, found));
        return false;
    }
    const char *word = quoted(c->a, word_text(c->a, want, i));
    struct mark at = word_mark(c->a, want, i);
    if (found)
        diag(c->d, at, c->kind, "by its %s, %s stands where %s should", by,
             found_word(c->a, found), word);
    else
        diag(c->d, at, c->kind, "by its %s, it ends before %s", by, word);
    return false;
}

/* Blocks may follow one another without a gap; within a block every gap must
 * be there, and there must be no other. */
static bool same_words(struct check *c, const char *by, const char *text,
                       size_t len)
{
    if (words_stand(c->a, c->story, text, len))
        return true;
    struct words got = words_of_text(c->a, text, len);
    struct words made = words_of_story(c->a, c->story), *want = &made;
    int k = 0;
    size_t eaten = 0; /* of got.word[k] */
    for (int i = 0; i < want->count; i++) {
        const struct word *e = &want->word[i];
        const char *s = want->text.data + e->start;
        if (k == got.count && e->optional)
            continue;
        if (k == got.count)
            return say_difference(c, by, want, i, NULL);
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
            return say_difference(c, by, want, i, arena_copy(c->a, p, rest));
        }
    }
    return k == got.count ||
           say_difference(c, by, want, want->count, word_text(c->a, &got, k));
}

/* Columns go on on the next page: by pages it is not the story's order. */
static bool over_pages(const struct check *c)
{
    return c->story->columns && c->sight.pages > 1;
}

/* What is shown, but for artifacts, in content order. */
bool same_by_content(struct check *c)
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
        size_t start = number >= 0 ? t->link_text[number].start : 0;
        p[i] = (struct told_link){start, i, s->annotation[i]};
    }
    qsort(p, count, sizeof *p, by_text);
    for (int i = 0; i < s->annotations; i++)
        s->annotation[i] = p[i].annotation;
}

/* Every word by its tags, and on every page in their order. */
static bool same_by_pages(struct check *c, const struct tagging *t)
{
    if (t->disordered)
        return check_refuse(c, "a page is not in the order of its tags");
    if (t->stray)
        return check_refuse(c, "there are words in no tag");
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
           check_refuse(c, "there is a picture that the résumé does not have");
}

bool same_by_tags(struct check *c)
{
    struct tagging t = {.apart = true};
    const struct buf *b = &t.text;
    if (!tags_read(&c->sight, &t))
        return (c->kind != DIAG_TEXT_LAYER && !over_pages(c)) ||
               check_refuse(c, "it has no tags");
    if (!same_figures(c, &t))
        return false;
    if (over_pages(c))
        return same_by_pages(c, &t);
    if (b->len == c->content.len &&
        memcmp(b->data, c->content.data, b->len) == 0)
        return true; /* as they did by the content */
    return same_words(c, "tags", t.text.data, t.text.len);
}
