/* Sections with settings of their own. */
#include "page/private.h"

const struct setter *setter_of(const struct setter *s, const struct block *b,
                               struct setter *room)
{
    if (!b->style)
        return s;
    const struct scope *scope = &s->scope[b->style - 1];
    *room = *s;
    room->style = scope->style;
    room->hyphenation = scope->hyphenation;
    room->size = scope->size + scope->times * s->size;
    room->leading = room->style->leading.v * room->size;
    return room;
}

const struct style *block_style(const struct setter *s, const struct block *b)
{
    return b->style ? s->scope[b->style - 1].style : s->style;
}

static struct scope scope_of(const struct setter *s, const struct style *st)
{
    struct scope scope = {.style = st, .hyphenation = hyphenation_of(s, st)};
    for (int d = 0; d < DIAL_COUNT; d++)
        scope.own[d] = dial_is_own(st, d);
    struct length own = st->body_size, page = s->style->body_size;
    if (!scope.own[DIAL_SIZE])
        scope.times = 1;
    else if (own.em)
        scope.times = own.v;
    else if (page.low < page.v)
        scope.times = (own.v - own.low) / (page.v - page.low);
    if (scope.own[DIAL_SIZE] && !own.em)
        scope.size = own.v - scope.times * page.v;
    return scope;
}

struct scope *scopes_new(const struct setter *s)
{
    int count = s->story->styles;
    struct scope *scope =
        count ? arena_array(s->arena, (size_t)count, sizeof *scope) : NULL;
    for (int i = 0; i < count; i++)
        scope[i] = scope_of(s, s->story->style[i]);
    return scope;
}
