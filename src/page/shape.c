/* The texts of blocks, shaped once: sizes and measures are tried with what
 * comes of it. */
#include "page/private.h"

static const struct para *shape(const struct setter *s, struct rich text,
                                enum role role, enum part part)
{
    struct look look = look_of(s, role, part);
    if (rich_empty(text))
        return NULL;
    return para_shape(s->arena, s->diags, s->fonts, &text, &look.set);
}

static void shape_contacts(const struct setter *s, const struct block *b,
                           struct shaped *to)
{
    to->part = arena_array(s->arena, (size_t)b->parts, sizeof *to->part);
    for (int i = 0; i < b->parts; i++) {
        const struct para *p = shape(s, b->part[i], b->role, PART_TEXT);
        if (p && p->glyphs)
            to->part[to->parts++] = p;
    }
    if (to->parts && *s->story->separator)
        to->separator =
            shape(s, rich_of(s->arena, s->story->separator, 0, b->at), b->role,
                  PART_TEXT);
}

static void shape_block(const struct setter *s, const struct block *b,
                        struct shaped *to)
{
    if (b->role == ROLE_CONTACT) {
        shape_contacts(s, b, to);
        return;
    }
    to->label = shape(s, b->label, b->role, PART_LABEL);
    to->text = shape(s, b->text, b->role, PART_TEXT);
    to->aside = shape(s, b->aside, b->role, PART_ASIDE);
}

const struct shaped *shape_blocks(const struct setter *s, const struct block *b,
                                  int blocks)
{
    struct shaped *to = arena_array(s->arena, (size_t)blocks, sizeof *to);
    struct setter own;
    for (int i = 0; i < blocks; i++)
        shape_block(setter_of(s, &b[i], &own), &b[i], &to[i]);
    return to;
}
