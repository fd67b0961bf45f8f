/* What the programs that test the fit share. */
#pragma once
#include "chance.h"
#include "check.h"
#include "page/fit.h"
#include "resume/resume.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Under AddressSanitizer, twenty times as slow, fewer of the same. */
#ifdef __SANITIZE_ADDRESS__
enum { RESUMES = 300, PAGES = 40 };
#else
enum { RESUMES = 2000, PAGES = 200 };
#endif

static const char *const folder[] = {TEST_FOLDER "/..", NULL};

struct kit {
    struct arena *arena;
    struct fonts *fonts;
};

static inline int setup(void **state)
{
    struct kit *k = malloc(sizeof *k);
    *k = (struct kit){arena_new(), fonts_new(folder)};
    *state = k;
    return 0;
}

static inline int teardown(void **state)
{
    struct kit *k = *state;
    fonts_free(k->fonts);
    arena_free(k->arena);
    free(k);
    return 0;
}

static inline const struct node *yaml(struct arena *a, const char *text)
{
    struct diags *d = diags_new(a);
    struct bytes b = {(const uint8_t *)text, strlen(text)};
    return yaml_read(a, d, "r.yaml", b);
}

static inline const struct style *layout(struct arena *a, const char *text)
{
    struct style_ask ask = {
        .inline_layout = yaml(a, text), .beside = "", .data = folder};
    struct diags *d = diags_new(a);
    const struct style *st = style_read(a, d, &ask);
    assert_false(diags_failed(d));
    return st;
}

static inline const struct story *told(struct arena *a, const char *text,
                                       const struct style *st)
{
    struct diags *d = diags_new(a);
    const struct resume *r = resume_read(a, d, yaml(a, text), NULL);
    assert_false(diags_failed(d));
    return story_write(a, d, r, st);
}

static inline const struct pages *
laid(const struct kit *k, const struct story *s, const struct style *st)
{
    struct diags *d = diags_new(k->arena);
    const struct pages *p = page_layout(k->arena, d, k->fonts, s, st, NULL);
    assert_non_null(p);
    assert_int_equal(diags_count(d, SEVERITY_ERROR),
                     diags_count_kind(d, DIAG_OVER));
    assert_int_equal(p->count > st->page_max, diags_failed(d));
    return p;
}

/* A story shaped once, to be set at any values. */
struct trial {
    struct setter s;
    struct shaped *shaped;
};

static inline struct trial
trial_of(const struct kit *k, const struct story *story, const struct style *st)
{
    struct trial t = {.s = {.arena = k->arena,
                            .diags = diags_new(k->arena),
                            .fonts = k->fonts,
                            .story = story,
                            .style = st,
                            .size = st->body_size.v}};
    t.s.hyphenation = hyphenation_of(&t.s, st);
    size_t n = (size_t)story->blocks;
    t.shaped = arena_array(k->arena, n, sizeof *t.shaped);
    memcpy(t.shaped, shape_blocks(&t.s, story->block, story->blocks),
           n * sizeof *t.shaped);
    t.s.shaped = t.shaped;
    return t;
}

/* On how many pages it comes. */
static inline int pages_at(struct trial *t, const struct style *st)
{
    struct arena_mark mark = arena_mark(t->s.arena);
    t->s.style = st;
    int count = set_pages(&t->s)->count;
    arena_back(t->s.arena, mark);
    return count;
}

static inline double cost_of(const struct pages *p)
{
    return p->lines_over ? INFINITY : p->fit->cost;
}

static inline double size_of(const struct pages *p)
{
    return p->style->body_size.v;
}
