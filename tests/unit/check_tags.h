/* Stories rendered, and the structure tree of what comes of them. */
#pragma once
#include "check_pdf.h"
#include "page/page.h"
#include "pdf/pdf.h"

static const char *const folder[] = {TEST_FOLDER "/..", NULL};

/* ---- from blocks to a PDF ---- */

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

static inline struct rich plain(const struct kit *k, const char *text)
{
    return rich_of(k->arena, text, 0, (struct mark){0});
}

static inline struct rich marked(const struct kit *k, const char *text)
{
    struct diags *d = diags_new(k->arena);
    return markup_read(k->arena, d, text, (struct mark){0});
}

static inline struct read rendered(const struct kit *k,
                                   const struct block *block, int blocks,
                                   const char *layout)
{
    struct arena *a = k->arena;
    struct diags *d = diags_new(a);
    struct bytes text = {(const uint8_t *)layout, strlen(layout)};
    struct style_ask ask = {.inline_layout = yaml_read(a, d, "l.yaml", text),
                            .beside = "",
                            .data = folder};
    const struct style *style = style_read(a, d, &ask);
    const struct story story = {.lang = "en",
                                .title = "A title",
                                .author = "Ada",
                                .separator = "|",
                                .block = block,
                                .blocks = blocks};
    const struct pages *pages =
        page_layout(a, d, k->fonts, &story, style, NULL);
    assert_non_null(pages);
    const struct pdf_options undated = {.date = -1};
    struct bytes pdf = pdf_write(a, d, pages, &story, &undated);
    assert_false(diags_failed(d));
    assert_non_null(pdf.data);
    return read_xref(a, pdf);
}

/* ---- the tree as a line of text ---- */

static inline const char *root_of(const struct read *r)
{
    int catalog = (int)number_after(r->xref, "/Root ");
    const char *text = object_text(r, catalog);
    assert_in(text, "/Marked true");
    assert_in(text, "/DisplayDocTitle true");
    return object_text(r, (int)number_after(text, "/StructTreeRoot "));
}

static inline const char *type_of(const struct read *r, const char *element)
{
    const char *type = strstr(element, "/S/");
    assert_non_null(type);
    type += strlen("/S/");
    return arena_copy(r->arena, type, strcspn(type, "/"));
}

/* One kid of an element. */
struct kid {
    enum { CONTENT, CHILD, ANNOTATION } kind;
    int number; /* identifier, or object */
    int page;   /* object; 0: it does not say */
};

/* The next kid, and *p behind it; *p is in K at first. */
static inline bool next_kid(const char **p, struct kid *kid)
{
    *p += strspn(*p, " ");
    if (**p == ']')
        return false;
    *kid = (struct kid){.kind = CONTENT};
    if (**p != '<') {
        char *end;
        kid->number = (int)strtol(*p, &end, 10);
        bool child = strncmp(end, " 0 R", 4) == 0;
        kid->kind = child ? CHILD : CONTENT;
        *p = end + (child ? 4 : 0);
        return true;
    }
    const char *close = strstr(*p, ">>"), *page = strstr(*p, "/Pg ");
    assert_non_null(close);
    if (strncmp(*p, "<</Type/OBJR", 12) == 0)
        kid->kind = ANNOTATION;
    kid->number = (int)number_after(*p, kid->kind ? "/Obj " : "/MCID ");
    kid->page = page && page < close ? atoi(page + 4) : 0;
    *p = close + 2;
    return true;
}

static inline const char *kids_of(const char *element)
{
    const char *k = strstr(element, "/K[");
    return k ? k + 3 : "]";
}

/* Every element's type, a list's numbering behind it, children in parentheses;
 * '*' for an annotation. */
static inline void put_element(const struct read *r, struct buf *b, int number,
                               int parent)
{
    const char *text = object_text(r, number);
    const char *numbering = strstr(text, "/ListNumbering/");
    assert_int_equal(number_after(text, "/P "), parent);
    buf_puts(b, type_of(r, text));
    if (numbering)
        buf_printf(b, ":%.3s", numbering + strlen("/ListNumbering/"));
    bool open = false;
    struct kid kid;
    for (const char *p = kids_of(text); next_kid(&p, &kid);) {
        if (kid.kind == CONTENT)
            continue;
        buf_putc(b, open ? ' ' : '(');
        open = true;
        if (kid.kind == CHILD)
            put_element(r, b, kid.number, number);
        else
            buf_putc(b, '*');
    }
    if (open)
        buf_putc(b, ')');
}

static inline const char *tree_of(const struct read *r)
{
    struct buf b = buf_new(r->arena);
    const char *root = root_of(r);
    int catalog = (int)number_after(r->xref, "/Root ");
    int number = (int)number_after(object_text(r, catalog), "/StructTreeRoot ");
    put_element(r, &b, (int)number_after(root, "/K "), number);
    return buf_text(&b);
}

#define TREE(k, block, layout)                                                 \
    tree_of(&(struct read[]){                                                  \
        rendered(k, block, sizeof block / sizeof *block, layout)}[0])

/* ---- content ---- */

enum { MOST = 2000 };

/* What a tree says of the content of its pages. */
struct account {
    const struct read *read;
    int page[8], pages;    /* objects */
    int owner[8][MOST];    /* by page and identifier: the element's object */
    int annotations[MOST]; /* objects, in tree order */
    int owner_of[MOST];    /* the elements' objects */
    int count;             /* of annotations */
};

static inline int page_index(const struct account *c, int object)
{
    for (int i = 0; i < c->pages; i++)
        if (c->page[i] == object)
            return i;
    fail_msg("%d is no page", object);
    return -1;
}

static inline void take_account(struct account *c, int number)
{
    const char *text = object_text(c->read, number);
    const char *page = strstr(text, "/Pg ");
    struct kid kid;
    for (const char *p = kids_of(text); next_kid(&p, &kid);) {
        if (kid.kind == CHILD) {
            take_account(c, kid.number);
            continue;
        }
        assert_non_null(page);
        int at = page_index(c, kid.page ? kid.page : atoi(page + 4));
        if (kid.kind == CONTENT) {
            assert_in_range(kid.number, 0, MOST - 1);
            assert_int_equal(c->owner[at][kid.number], 0);
            c->owner[at][kid.number] = number;
        } else {
            assert_string_equal(type_of(c->read, text), "Link");
            c->owner_of[c->count] = number;
            c->annotations[c->count++] = kid.number;
        }
    }
}

static inline struct account *account_of(const struct read *r)
{
    struct account *c = arena_alloc(r->arena, sizeof *c);
    c->read = r;
    for (int i = 1; i < r->rows - 2; i++)
        if (strstr(object_text(r, i), "/Type /Page\n"))
            c->page[c->pages++] = i;
    take_account(c, (int)number_after(root_of(r), "/K "));
    return c;
}

/* The content of a page: identifiers from 0 up, each once, everything shown in
 * exactly one of them or in an artifact; how many there are. */
static inline int marks_of(const struct read *r, int page)
{
    const char *text = object_text(r, page);
    assert_in(text, "/Tabs /S");
    int number = (int)number_after(text, "/Contents ");
    size_t len;
    const char *p = stream_at(r->arena, r->pdf, field(r, number, 1), &len);
    const char *end = p + len;
    int marks = 0, depth = 0;
    for (const char *line = p, *next; line < end; line = next) {
        next = memchr(line, '\n', (size_t)(end - line));
        next = next ? next + 1 : end;
        const char *op = next - 1;
        bool shows = op - line > 1 && (memcmp(op - 2, "Tj", 2) == 0 ||
                                       memcmp(op - 2, "TJ", 2) == 0);
        if (*line == '/' && op - line > 3 && memcmp(op - 3, "BDC", 3) == 0) {
            assert_int_equal(depth, memcmp(line, "/Span<</A", 9) == 0);
            depth++;
            const char *id = strstr(line, "/MCID ");
            if (id && id < next)
                assert_int_equal(atoi(id + 6), marks++);
        } else if (memcmp(line, "EMC\n", 4) == 0) {
            assert_true(depth-- > 0);
        } else if (shows || memcmp(line, "f\n", 2) == 0) {
            assert_true(depth > 0);
        }
    }
    assert_int_equal(depth, 0);
    return marks;
}

/* The parent tree says of every page's content and of every annotation the
 * element that has it. */
static inline void assert_parents(const struct account *c)
{
    const struct read *r = c->read;
    const char *p = strstr(root_of(r), "/Nums[");
    assert_non_null(p);
    p += strlen("/Nums[");
    char *end;
    for (int i = 0; i < c->pages; i++, p = strchr(end, ']') + 1) {
        assert_int_equal(
            number_after(object_text(r, c->page[i]), "/StructParents "), i);
        assert_int_equal(strtol(p, &end, 10), i);
        assert_int_equal(*end++, '[');
        int marks = marks_of(r, c->page[i]);
        for (int k = 0; k < marks; k++) {
            assert_true(c->owner[i][k] > 0);
            assert_int_equal(strtol(end, &end, 10), c->owner[i][k]);
            assert_memory_equal(end, " 0 R", 4);
            end += 4;
        }
        assert_int_equal(*end, ']');
        assert_int_equal(c->owner[i][marks], 0);
    }
    for (int i = 0; i < c->count; i++) {
        assert_int_equal(strtol(p, &end, 10), c->pages + i);
        assert_int_equal(strtol(end, &end, 10), c->owner_of[i]);
        p = strstr(end, "0 R") + 3;
        const char *annotation = object_text(r, c->annotations[i]);
        assert_int_equal(number_after(annotation, "/StructParent "),
                         c->pages + i);
        assert_in(annotation, "/Contents (");
    }
    p += strspn(p, " \n");
    assert_int_equal(*p, ']');
}
