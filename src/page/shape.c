/* The texts of blocks, shaped once: sizes and measures are tried with what
 * comes of it. */
#include "page/private.h"

static const struct para *shape(struct setter *s, struct rich text,
                                enum role role, enum part part)
{
    struct look look = look_of(s, role, part);
    if (rich_empty(text))
        return NULL;
    return para_shape(s->arena, s->diags, s->fonts, &text, &look.set);
}

static void shape_contacts(struct setter *s, const struct block *b,
                           struct shaped *to)
{
    to->part = arena_array(s->arena, (size_t)b->parts, sizeof *to->part);
    if (b->icon)
        to->icon = arena_array(s->arena, (size_t)b->parts, sizeof *to->icon);
    for (int i = 0; i < b->parts; i++) {
        const struct para *p = shape(s, b->part[i], b->role, PART_TEXT);
        if (!p || !p->glyphs)
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

const struct shaped *shape_blocks(struct setter *s, const struct block *b,
                                  int blocks)
{
    struct shaped *to = arena_array(s->arena, (size_t)blocks, sizeof *to);
    for (int i = 0; i < blocks; i++, b++)
        if (b->role == ROLE_CONTACT) {
            shape_contacts(s, b, &to[i]);
        } else {
            to[i].label = shape(s, b->label, b->role, PART_LABEL);
            to[i].text = shape(s, b->text, b->role, PART_TEXT);
            to[i].aside = shape(s, b->aside, b->role, PART_ASIDE);
        }
    return to;
}
