/* The texts of blocks, shaped once: sizes and measures are tried with what
 * comes of it. */
#include "page/private.h"

static const struct para *shape(const struct setter *s, struct rich text,
                                enum role role, enum part part)
{
    struct look look = look_of(s, role, part);
    if (rich_empty(text))
        return NULL;
    const struct para *p =
        para_shape(s->arena, s->diags, s->fonts, &text, &look.set);
    return p && p->glyphs ? p : NULL; /* a bullet may be all that is unseen */
}

/* Patterns and the author's own hyphens, though hyphenation is off. */
static const struct hyphenation *sparing(struct setter *s)
{
    if (!s->sparing)
        s->sparing =
            hyphenation_new(s->arena,
                            fonts_patterns(s->fonts, s->arena,
                                           diags_new(s->arena), s->story->lang),
                            s->story->exceptions);
    return s->sparing;
}

/* A block's text; once more with hyphens when a word of it is too wide. */
static const struct para *shape_text(struct setter *s, const struct block *b,
                                     const struct shaped *texts)
{
    const struct para *p = shape(s, b->text, b->role, PART_TEXT);
    struct look look = look_of(s, b->role, PART_TEXT);
    pt measure = block_measure(s, b, texts);
    if (!p || look.set.hyphenation || !is_running(b->role) ||
        p->width * look.size <= measure ||
        para_widest(p) * look.size <= measure)
        return p;
    look.set.hyphenation = sparing(s);
    look.set.sparing = true;
    return para_shape(s->arena, diags_new(s->arena), s->fonts, &b->text,
                      &look.set);
}

static void shape_contacts(struct setter *s, const struct block *b,
                           struct shaped *to)
{
    to->part = arena_array(s->arena, (size_t)b->parts, sizeof *to->part);
    if (b->icon)
        to->icon = arena_array(s->arena, (size_t)b->parts, sizeof *to->icon);
    for (int i = 0; i < b->parts; i++) {
        const struct para *p = shape(s, b->part[i], b->role, PART_TEXT);
        if (!p)
            continue;
        if (b->icon && b->icon[i].name) {
            const struct icon *icon = icon_find(b->icon[i].name);
            to->icon[to->parts] = icon ? icon : icon_find("link");
        }
        to->part[to->parts++] = p;
    }
    if (to->parts && *s->story->separator)
        to->separator =
            shape(s, rich_of(s->arena, s->story->separator, 0, b->at), b->role,
                  PART_TEXT);
}

static void shape_block(struct setter *s, const struct block *b,
                        struct shaped *to)
{
    if (b->role == ROLE_CONTACT) {
        shape_contacts(s, b, to);
        return;
    }
    to->label = shape(s, b->label, b->role, PART_LABEL);
    to->text = shape_text(s, b, to);
    to->aside = shape(s, b->aside, b->role, PART_ASIDE);
}

const struct shaped *shape_blocks(struct setter *s, const struct block *b,
                                  int blocks)
{
    struct shaped *to = arena_array(s->arena, (size_t)blocks, sizeof *to);
    for (int i = 0; i < blocks; i++) {
        struct setter own;
        if (setter_of(s, &b[i], &own) == s) {
            shape_block(s, &b[i], &to[i]);
        } else {
            shape_block(&own, &b[i], &to[i]);
            s->sparing = own.sparing;
        }
    }
    return to;
}
