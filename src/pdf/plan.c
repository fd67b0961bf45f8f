/* Roles to elements: the plan of the structure tree. */
#include "pdf/tags.h"
#include <string.h>

enum { NO_HEAD, RANK_NAME, RANK_SECTION, RANK_SUBSECTION, RANK_ENTRY, RANKS };

/* What a role becomes. A head's level is how many heads of lower rank it
 * stands under, so that no level is skipped. */
static const struct form {
    int rank; /* of a head */
    bool listed;
    const char *text, *aside; /* types; of a head the text has its level */
} forms[ROLE_COUNT] = {
    [ROLE_NAME] = {RANK_NAME, false, NULL, "P"},
    [ROLE_HEADLINE] = {NO_HEAD, false, "P", "P"},
    [ROLE_CONTACT] = {NO_HEAD, false, "P", "P"},
    [ROLE_PHOTO] = {NO_HEAD, false, "Figure", "P"},
    [ROLE_SUMMARY] = {NO_HEAD, false, "P", "P"},
    [ROLE_SECTION] = {RANK_SECTION, false, NULL, "P"},
    [ROLE_SUBSECTION] = {RANK_SUBSECTION, false, NULL, "P"},
    [ROLE_ENTRY] = {RANK_ENTRY, false, NULL, "P"},
    [ROLE_POST] = {NO_HEAD, false, "P", "P"},
    [ROLE_HEAD] = {RANK_ENTRY, false, NULL, "P"},
    [ROLE_ROW] = {NO_HEAD, false, "P", "P"},
    [ROLE_TEXT] = {NO_HEAD, false, "P", "P"},
    [ROLE_ITEM] = {NO_HEAD, true, "LBody", "P"},
    [ROLE_DATE] = {NO_HEAD, false, "P", "P"},
    [ROLE_ADDRESS] = {NO_HEAD, false, "P", "P"},
    [ROLE_SUBJECT] = {NO_HEAD, false, "P", "P"},
    [ROLE_PARAGRAPH] = {NO_HEAD, false, "P", "P"},
    [ROLE_CLOSING] = {NO_HEAD, false, "P", "P"},
    [ROLE_BREAK] = {NO_HEAD, false, "P", "P"},
    [ROLE_TOP_NOTE] = {NO_HEAD, false, "P", "P"},
    [ROLE_FOOTER] = {NO_HEAD, false, "P", "P"},
};

/* Labels of lists that are marks, and what PDF calls them. */
static const struct mark_name {
    const char *mark, *attributes;
} mark_names[] = {
    {"\xE2\x80\xA2", "/A<</O/List/ListNumbering/Disc>>"},   /* U+2022 */
    {"\xE2\x97\x8F", "/A<</O/List/ListNumbering/Disc>>"},   /* U+25CF */
    {"\xE2\x97\xA6", "/A<</O/List/ListNumbering/Circle>>"}, /* U+25E6 */
    {"\xE2\x97\x8B", "/A<</O/List/ListNumbering/Circle>>"}, /* U+25CB */
    {"\xE2\x96\xAA", "/A<</O/List/ListNumbering/Square>>"}, /* U+25AA */
    {"\xE2\x96\xA0", "/A<</O/List/ListNumbering/Square>>"}, /* U+25A0 */
};
static const char decimal[] = "/A<</O/List/ListNumbering/Decimal>>";

struct planner {
    struct job *job;
    struct element *document;
    struct element **list, **body; /* open ones, by depth; 0 is not used */
    int deepest;
    int head[RANKS]; /* ranks of the heads that what follows stands under */
    int heads;
};

/* ---- lists ---- */

static const char *attributes_of(struct rich label)
{
    const char *text = label.count ? label.span[0].text : "";
    if (*text >= '0' && *text <= '9')
        return decimal;
    for (size_t i = 0; i < sizeof mark_names / sizeof *mark_names; i++)
        if (strcmp(text, mark_names[i].mark) == 0)
            return mark_names[i].attributes;
    return "";
}

static void close_lists(struct planner *p, int depth)
{
    for (int d = depth + 1; d <= p->deepest; d++)
        p->list[d] = p->body[d] = NULL;
}

/* The body of a list that what stands at `depth` is in, else the document. */
static struct element *around(const struct planner *p, int depth)
{
    for (int d = depth; d > 0; d--)
        if (p->body[d])
            return p->body[d];
    return p->document;
}

static void plan_item(struct planner *p, const struct block *b,
                      const struct form *form, struct element *part[PARTS])
{
    struct job *j = p->job;
    int depth = b->depth > 0 ? b->depth : 1;
    const char *attributes = attributes_of(b->label);
    close_lists(p, depth);
    struct element **list = &p->list[depth];
    if (!*list || strcmp((*list)->attributes, attributes) != 0) {
        *list = element_new(j, around(p, depth - 1), "L");
        (*list)->attributes = attributes;
    }
    struct element *item = element_new(j, *list, "LI");
    part[PART_LABEL] = element_new(j, item, "Lbl");
    p->body[depth] = element_new(j, item, form->text);
    part[PART_TEXT] = p->body[depth];
    part[PART_ASIDE] = element_new(j, p->body[depth], form->aside);
}

/* ---- heads ---- */

static const char *head_type(struct planner *p, int rank)
{
    static const char *const type[] = {"H1", "H2", "H3", "H4"};
    _Static_assert(sizeof type / sizeof *type == RANKS - 1, "a type a rank");
    while (p->heads && p->head[p->heads - 1] >= rank)
        p->heads--;
    p->head[p->heads++] = rank;
    return type[p->heads - 1];
}

static void plan_block(struct planner *p, const struct block *b,
                       struct element *part[PARTS])
{
    const struct form *form = &forms[b->role];
    if (form->listed) {
        plan_item(p, b, form, part);
        return;
    }
    const char *type = form->text;
    if (form->rank && !rich_empty(b->text))
        type = head_type(p, form->rank);
    close_lists(p, b->depth);
    struct element *parent = around(p, b->depth);
    part[PART_LABEL] = element_new(p->job, parent, "P");
    part[PART_TEXT] = element_new(p->job, parent, type ? type : "P");
    part[PART_ASIDE] = element_new(p->job, parent, form->aside);
}

static int deepest(const struct story *s)
{
    int most = 1;
    for (int i = 0; i < s->blocks; i++)
        most = s->block[i].depth > most ? s->block[i].depth : most;
    return most;
}

void tags_plan(struct job *j)
{
    const struct story *s = j->story;
    struct arena *a = j->arena;
    struct tags *t = arena_alloc(a, sizeof *t);
    j->tags = t;
    t->document = element_new(j, NULL, "Document");
    t->part = arena_array(a, (size_t)s->blocks + 1, sizeof *t->part);
    t->page = arena_array(a, (size_t)j->pages->count, sizeof *t->page);
    struct planner p = {
        .job = j, .document = t->document, .deepest = deepest(s)};
    size_t depths = (size_t)p.deepest + 1;
    p.list = arena_array(a, depths, sizeof *p.list);
    p.body = arena_array(a, depths, sizeof *p.body);
    for (int i = 0; i < s->blocks; i++)
        plan_block(&p, &s->block[i], t->part[i]);
}
