/* A page built by hand, item by item, and the PDF of it. */
#pragma once
#include "check_pdf.h"
#include "pdf/pdf.h"
#include <math.h>

static const char *const folder[] = {TEST_FOLDER "/..", NULL};
static const struct pdf_options undated = {.date = -1};

/* ---- making: one page, built by hand ---- */

enum { MOST = 32 };

struct sheet {
    struct arena *arena;
    struct diags *diags;
    struct fonts *fonts;
    struct block block;
    struct placed item[MOST];
    int items;
    struct story story;
};

static inline struct sheet sheet_new(struct arena *a, struct fonts *f)
{
    return (struct sheet){
        .arena = a,
        .diags = diags_new(a),
        .fonts = f,
        .story = {.lang = "en", .title = "A title", .author = "An Author"}};
}

static inline struct placed *place(struct sheet *s, struct placed item)
{
    assert_true(s->items < MOST);
    s->item[s->items] = item;
    return &s->item[s->items++];
}

static inline const struct para *shaped(struct sheet *s, const char *text,
                                        unsigned style, const char *url,
                                        double tracking)
{
    struct span span = {text, style, url, NULL};
    struct rich rich = {.span = &span, .count = 1};
    struct setting set = {.family = "EB Garamond",
                          .features = "",
                          .tracking = tracking,
                          .lang = "en"};
    const struct para *p =
        para_shape(s->arena, s->diags, s->fonts, &rich, &set);
    assert_non_null(p);
    return p;
}

static inline struct placed *put_para(struct sheet *s, const struct para *p,
                                      pt x, pt y)
{
    return place(s, (struct placed){.kind = ITEM_TEXT,
                                    .part = PART_TEXT,
                                    .x = x,
                                    .y = y,
                                    .size = 10,
                                    .height = 10,
                                    .para = p,
                                    .end = p->glyphs});
}

static inline struct placed *put_words(struct sheet *s, const char *text, pt y)
{
    return put_para(s, shaped(s, text, 0, NULL, 0), 50, y);
}

static inline struct bytes written(struct sheet *s, const struct pdf_options *o)
{
    struct page page = {s->item, s->items};
    struct pages pages = {
        .width = 595.276, .height = 841.89, .page = &page, .count = 1};
    s->story.block = &s->block;
    s->story.blocks = 1;
    for (int i = 0; i < s->items; i++)
        if (!s->item[i].block)
            s->item[i].block = &s->block;
    struct bytes b = pdf_write(s->arena, s->diags, &pages, &s->story, o);
    if (b.data) /* with a NUL behind it, for strstr */
        b.data = (uint8_t *)arena_copy(s->arena, (const char *)b.data, b.len);
    return b;
}

/* ---- a fixture: the arena and the fonts ---- */

struct kit {
    struct arena *arena;
    struct fonts *fonts;
};

static inline int kit_setup(void **state)
{
    struct kit *k = malloc(sizeof *k);
    *k = (struct kit){arena_new(), fonts_new(folder)};
    *state = k;
    return 0;
}

static inline int kit_teardown(void **state)
{
    struct kit *k = *state;
    fonts_free(k->fonts);
    arena_free(k->arena);
    free(k);
    return 0;
}

static inline struct sheet sheet_of(void **state)
{
    const struct kit *k = *state;
    return sheet_new(k->arena, k->fonts);
}
