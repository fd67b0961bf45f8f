/* What the operators of text show, as jobs before have read it. */
#include "gate/content.h"

struct known_text {
    const char *text;
    size_t len;
    long long work; /* that it took */
};

struct recall recall_new(const struct teller *t)
{
    struct document *doc = t->sight->doc;
    return (struct recall){.kept =
                               t->sight->guess ? NULL : arena_kept(doc->arena),
                           .key = buf_new(doc->arena)};
}

/* Where "(...)Tj" or "[(...)10(...)]TJ" ends that begins at p, as it seems: it
 * is read before it is kept. NULL: it goes on otherwise, or for long. */
static const uint8_t *show_end(const uint8_t *p, const uint8_t *end)
{
    enum { LONG = 4096 };
    bool list = *p == '[';
    if (end - p > LONG)
        end = p + LONG;
    while ((p = memchr(p, list ? ']' : ')', (size_t)(end - p)))) {
        p++;
        if (end - p > 2 && p[0] == 'T' && p[1] == (list ? 'J' : 'j') &&
            !byte_is_regular(p[2]))
            return p + 2;
    }
    return NULL;
}

/* Whether nothing but the map of its font says what is shown. */
static bool is_by_bytes(const struct teller *t)
{
    const struct typeface *face = t->state.face;
    return t->actual < 0 && t->reversed < 0 && face && face->composite &&
           !face->codes && face->unicode->kept;
}

bool recall_show(struct recall *r, struct teller *t, struct lexer *l)
{
    struct document *doc = t->sight->doc;
    if (!r->kept)
        return false;
    lexer_skip_space(l);
    if (l->p == l->end || (*l->p != '[' && *l->p != '('))
        return false;
    const uint8_t *after = is_by_bytes(t) ? show_end(l->p, l->end) : NULL;
    if (!after)
        return false;
    r->key.len = 0;
    buf_putc(&r->key, 'T');
    buf_add(&r->key, &t->state.face->unicode, sizeof t->state.face->unicode);
    buf_add(&r->key, l->p, (size_t)(after - l->p));
    const struct known_text *known = kept_find(r->kept, buf_bytes(&r->key));
    if (known) {
        document_spend(doc, known->work);
        teller_say(t, known->text, known->len);
        l->p = after;
        return true;
    }
    r->asked = after;
    r->before = t->sight->text.len;
    r->faults = t->sight->faults;
    r->work = doc->work;
    return false;
}

void recall_keep(struct recall *r, struct teller *t, const uint8_t *p)
{
    const struct sight *s = t->sight;
    bool whole = p == r->asked && s->text.len > r->before &&
                 s->faults.notdef == r->faults.notdef &&
                 s->faults.unmapped == r->faults.unmapped && s->doc->work >= 0;
    r->asked = NULL;
    if (!whole)
        return;
    struct known_text made = {.len = s->text.len - r->before,
                              .work = r->work - s->doc->work};
    made.text = kept_copy(r->kept, s->text.data + r->before, made.len);
    kept_add(r->kept, buf_bytes(&r->key),
             kept_copy(r->kept, &made, sizeof made));
}
