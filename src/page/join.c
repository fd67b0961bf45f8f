/* Pages of two stories as those of one. */
#include "page/private.h"
#include <string.h>

/* A page whose blocks, if they are of `was`, are now from `now` on. */
static struct page moved(struct arena *a, const struct page *page,
                         const struct story *was, const struct block *now)
{
    struct placed *item = arena_array(a, (size_t)page->items + 1, sizeof *item);
    uintptr_t from = (uintptr_t)was->block;
    uintptr_t end = (uintptr_t)(was->block + was->blocks);
    for (int i = 0; i < page->items; i++) {
        item[i] = page->item[i];
        uintptr_t at = (uintptr_t)item[i].block;
        if (at >= from && at < end)
            item[i].block = now + (item[i].block - was->block);
    }
    return (struct page){item, page->items};
}

const struct pages *pages_joined(struct arena *a, const struct pages *first,
                                 const struct pages *second)
{
    struct pages *p = arena_alloc(a, sizeof *p);
    *p = *second;
    p->story = story_joined(a, first->story, second->story);
    p->count = first->count + second->count;
    struct page *page = arena_array(a, (size_t)p->count, sizeof *page);
    const struct block *rest = p->story->block + first->story->blocks + 1;
    for (int i = 0; i < first->count; i++)
        page[i] = moved(a, &first->page[i], first->story, p->story->block);
    for (int i = 0; i < second->count; i++)
        page[first->count + i] =
            moved(a, &second->page[i], second->story, rest);
    p->page = page;
    return p;
}
