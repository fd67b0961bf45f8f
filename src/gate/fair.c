/* Artifacts, and characters that no text may hold. */
#include "gate/check.h"

/* The letters of all artifacts, and of what stands on every page: nothing else
 * may be there. */
static bool artifacts_are_running(struct check *c)
{
    const struct sight *s = &c->sight;
    struct buf found = buf_new(c->a);
    struct words want = {.text = buf_new(c->a)};
    for (int i = 0; i < s->runs; i++)
        if (s->run[i].artifact)
            buf_add(&found, s->text.data + s->run[i].start,
                    s->run[i].end - s->run[i].start);
    for (int page = 1; page <= s->pages; page++)
        for (int k = 0; k < RUNNINGS; k++)
            words_of_more(&want,
                          story_running(c->a, c->story, k, page, s->pages));
    struct words x = words_of_text(c->a, found.data, found.len);
    return x.text.len == want.text.len &&
           (!x.text.len ||
            memcmp(x.text.data, want.text.data, x.text.len) == 0);
}

static bool has_running(const struct story *s)
{
    for (int k = 0; k < RUNNINGS; k++)
        if (s->running[k].first || s->running[k].later)
            return true;
    return false;
}

bool artifacts_say_nothing(struct check *c)
{
    const struct sight *s = &c->sight;
    if (has_running(c->story))
        return artifacts_are_running(c) ||
               check_refuse(c,
                            "what stands at the head or foot of a page is not "
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
                return check_refuse(c, arena_printf(c->a, "an artifact says %s",
                                                    quoted(c->a, word)));
        }
    }
    return true;
}

bool characters_are_fair(struct check *c)
{
    const struct sight *s = &c->sight;
    if (s->faults.notdef)
        return check_refuse(c, "a glyph is shown that its font does not have");
    for (int f = 0; f < s->faces; f++)
        if (s->face[f]->unicode->unfair)
            return check_refuse(c, "a font means a character that no text "
                                   "may hold");
    const char *p = s->text.data, *end = p + s->text.len;
    while (p < end) {
        uint64_t eight;
        if (end - p >= 8 && (memcpy(&eight, p, 8), words_plain(eight))) {
            p += 8; /* most of all text */
            continue;
        }
        if (*p >= ' ') {
            p++;
            continue;
        }
        uint32_t ch = utf8_next(&p);
        if (words_forbid(ch))
            return check_refuse(c, arena_printf(c->a, "it holds U+%04X", ch));
    }
    return true;
}
