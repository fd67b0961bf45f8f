/* Paragraphs that were shaped for a job before, and lines they were broken
 * into. A paragraph that anything was said of is not kept: it is said again. */
#include "text/private.h"
#include <string.h>

/* ---- keys ---- */

/* Who adds a member sees to its being in the key, or copied, here. */
_Static_assert(sizeof(void *) != 8 ||
                   (sizeof(struct span) == 32 &&
                    sizeof(struct setting) == 224 &&
                    sizeof(struct breaking) == 88 &&
                    sizeof(struct para) == 128 && sizeof(struct run) == 72 &&
                    sizeof(struct line) == 72),
               "keys and copies of paragraphs");

static void key_span(struct buf *b, const struct span *s)
{
    buf_key(b, s->text);
    buf_key(b, s->url);
    buf_key(b, s->lang);
    buf_add(b, &s->style, sizeof s->style);
}

/* All of it but what it points at, which follows. */
static void key_setting(struct buf *b, const struct setting *s)
{
    struct setting own = *s;
    own.family = own.fallback = own.features = own.label_features = NULL;
    own.label_family = NULL;
    own.family_at = own.fallback_at = own.label_family_at = (struct mark){0};
    own.lang = NULL;
    own.hyphenation = NULL;
    buf_add(b, &own, sizeof own);
    buf_key(b, s->family);
    buf_key(b, s->fallback);
    buf_key(b, s->features);
    buf_key(b, s->label_features);
    buf_key(b, s->label_family);
    buf_key(b, s->lang);
    hyphenation_key(b, s->hyphenation);
}

static struct bytes key_of(struct arena *a, const struct fonts *f,
                           const struct rich *text, const struct setting *set)
{
    struct buf b = buf_new(a);
    buf_putc(&b, 'P');
    buf_add(&b, &f, sizeof f);
    key_setting(&b, set);
    for (int i = 0; i < text->count; i++)
        key_span(&b, &text->span[i]);
    return buf_bytes(&b);
}

bool lines_key(struct arena *a, const struct para *p, const struct breaking *b,
               char kind, struct buf *key)
{
    if (!p->kept || !arena_kept(a))
        return false;
    const double number[] = {b->measure,     b->first,       b->last,
                             b->least.space, b->least.fit,   b->least.scale,
                             b->most.space,  b->most.fit,    b->most.scale,
                             b->protrusion,  (double)b->fill};
    *key = buf_new(a);
    buf_putc(key, kind);
    buf_add(key, &p->kept, sizeof p->kept);
    buf_add(key, number, sizeof number);
    return true;
}

/* ---- values ---- */

static const char *text_keep(struct kept *k, const char *s)
{
    return s ? kept_copy(k, s, strlen(s)) : NULL;
}

static const struct run *runs_keep(struct kept *k, const struct para *p)
{
    struct run *r = arena_array(kept_arena(k), (size_t)p->runs, sizeof *r);
    for (int i = 0; i < p->runs; i++) {
        r[i] = p->run[i];
        r[i].url = text_keep(k, r[i].url);
        r[i].lang = text_keep(k, r[i].lang);
    }
    return r;
}

static const struct para *para_keep(struct kept *k, const struct para *p)
{
    struct para *own = arena_alloc(kept_arena(k), sizeof *own);
    *own = *p;
    own->at = (struct mark){0};
    own->kept = own;
    own->text = kept_copy(k, p->text, p->len);
    own->glyph = kept_copy(k, p->glyph, (size_t)p->glyphs * sizeof *p->glyph);
    own->run = runs_keep(k, p);
    own->chance =
        kept_copy(k, p->chance, (size_t)p->chances * sizeof *p->chance);
    own->x = kept_copy(k, p->x, ((size_t)p->glyphs + 1) * sizeof *p->x);
    return own;
}

static struct lines lines_kept(struct kept *k, struct lines l)
{
    if (l.count)
        l.line = kept_copy(k, l.line, (size_t)l.count * sizeof *l.line);
    return l;
}

void lines_keep(struct kept *k, struct bytes key, struct lines l)
{
    l = lines_kept(k, l);
    kept_add(k, key, kept_copy(k, &l, sizeof l));
}

void variants_keep(struct kept *k, struct bytes key, const struct variants *v)
{
    struct variants own = *v;
    for (int i = 0; i < VARIANTS; i++)
        own.lines[i] = lines_kept(k, own.lines[i]);
    kept_add(k, key, kept_copy(k, &own, sizeof own));
}

/* As text that stands at `at`. */
static const struct para *para_at(struct arena *a, const struct para *kept,
                                  struct mark at)
{
    struct para *p = arena_alloc(a, sizeof *p);
    *p = *kept;
    p->at = at;
    return p;
}

/* ---- shaping ---- */

const struct para *para_shape(struct arena *a, struct diags *d, struct fonts *f,
                              const struct rich *text,
                              const struct setting *set)
{
    struct kept *k = arena_kept(a);
    if (!k)
        return para_make(a, d, f, text, set);
    struct bytes key = key_of(a, f, text, set);
    const struct para *kept = kept_find(k, key);
    if (kept)
        return para_at(a, kept, text->at);
    struct diags *own = diags_new(a);
    const struct para *p = para_make(a, own, f, text, set);
    if (!p || !diags_silent(own))
        return para_make(a, d, f, text, set);
    kept = para_keep(k, p);
    kept_add(k, key, kept);
    return para_at(a, kept, text->at);
}
