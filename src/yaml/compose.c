/* libyaml's events into nodes. Its own document loader is never used: it
 * expands aliases and loses places, and its flow nesting is quadratic, so the
 * depth is capped as the events arrive. */
#include "yaml/anchor.h"
#include "yaml/escape.h"
#include "yaml/readers.h"
#include "yaml/signs.h"
#include "yaml/sites.h"
#include <string.h>
#include <yaml.h>

struct composer {
    struct tree *tree;
    struct arena *arena;
    struct diags *diags;
    const struct source *src;
    struct cursor at;
    struct anchors anchors;
    struct anchor *opened[YAML_DEPTH]; /* by the collection of that depth */
    size_t bracket[YAML_DEPTH];        /* where it opened; SIZE_MAX: a block */
    bool as_key[YAML_DEPTH];           /* it stands where a key belongs */
    struct trouble last;               /* only .last is kept up */
    int said_line, documents;
    bool ended;
};

/* The diagnostic that follows is at `m`. */
static struct mark saying(struct composer *c, struct mark m)
{
    c->said_line = m.line;
    return m;
}

/* ---- places ---- */

static void said_on(struct composer *c, int line)
{
    c->said_line = line ? line : c->said_line;
}

/* Moves to where an event begins. */
static void move_to(struct composer *c, size_t index)
{
    struct cursor from = c->at;
    cursor_to_index(&c->at, index);
    said_on(c, signs_between(c->diags, from, c->at.byte));
}

/* Where the value of an event begins. */
static struct mark value_at(struct composer *c, const yaml_event_t *e,
                            bool properties, struct cursor *tag)
{
    move_to(c, e->start_mark.index);
    int depth = c->tree->depth;
    if (depth && c->bracket[depth - 1] != SIZE_MAX)
        said_on(c, sign_query(c->diags, &c->at));
    if (properties)
        said_on(c, signs_skip(c->diags, &c->at, e->end_mark.index, tag));
    bool one_line =
        e->type == YAML_SCALAR_EVENT && e->start_mark.line == e->end_mark.line;
    return cursor_mark(&c->at, one_line ? e->end_mark.index - c->at.index : 0);
}

/* ---- what is refused ---- */

/* A tag that changes nothing here: `!!str` and the like. */
static bool tag_plain(const char *tag)
{
    static const char *const plain[] = {"str",  "int", "float",     "bool",
                                        "null", "seq", "timestamp", "map"};
    static const char prefix[] = "tag:yaml.org,2002:";
    if (strncmp(tag, prefix, sizeof prefix - 1))
        return false;
    for (size_t i = 0; i < sizeof plain / sizeof *plain; i++)
        if (!strcmp(tag + sizeof prefix - 1, plain[i]))
            return true;
    return false;
}

static void check_tag(struct composer *c, const yaml_char_t *tag,
                      const struct cursor *at)
{
    if (!tag || tag_plain((const char *)tag))
        return;
    const char *text = c->src->text + at->byte;
    int len = (int)strcspn(text, " \t\n");
    diag(c->diags, saying(c, cursor_mark(at, (size_t)len)), DIAG_SYNTAX,
         "'%.*s' is a YAML tag, and tags mean nothing here", len, text);
    diag_hint(c->diags, "put quotes around a text that begins with '!'");
}

/* ---- keys ---- */

/* A key that is no text; its value is read and dropped. */
static void refuse_key(struct composer *c, struct mark at, const char *what)
{
    const char *text = c->src->text + c->at.byte;
    bool placeholder =
        c->at.byte && text[0] == '{' && c->src->text[c->at.byte - 1] == '{';
    if (placeholder)
        at.col--, at.len = 2;
    diag(c->diags, saying(c, at), DIAG_SYNTAX, "%s",
         placeholder ? "a text cannot begin with '{{'" : what);
    diag_hint(c->diags, placeholder
                            ? "put quotes around a text that holds {{...}}"
                            : "put quotes around a key or a text that begins "
                              "with a bracket");
    tree_key(c->tree, SLOT_DROP, "", at);
}

static void add_key(struct composer *c, const char *text, bool plain,
                    struct mark at)
{
    if (plain && !*text) {
        diag(c->diags, saying(c, at), DIAG_SYNTAX, "a key is missing here");
        diag_hint(c->diags, "write 'key: value'");
    }
    bool hard = plain && strncmp(text, "\u00A0", 2) == 0;
    if (hard) {
        at.len = 1;
        diag(c->diags, saying(c, at), DIAG_SYNTAX,
             "a no-break space is used for indentation");
        diag_hint(c->diags, "write common spaces; this one looks the same");
    }
    enum slot slot = hard                 ? SLOT_DROP
                     : !plain             ? SLOT_KEY
                     : !*text             ? SLOT_DROP
                     : strcmp(text, "<<") ? SLOT_KEY
                                          : SLOT_MERGE;
    tree_key(c->tree, slot, text, at);
}

/* ---- events ---- */

static bool is_null(const char *text)
{
    static const char *const nulls[] = {"", "~", "null", "Null", "NULL"};
    for (size_t i = 0; i < sizeof nulls / sizeof *nulls; i++)
        if (!strcmp(text, nulls[i]))
            return true;
    return false;
}

/* What follows a value as "#1" does was hardly meant as a comment. */
static void warn_of_comment(struct composer *c, struct cursor at)
{
    const char *text = c->src->text + at.byte;
    size_t blanks = strspn(text, " \t");
    const char *sign = text + blanks;
    if (!blanks || *sign != '#' || !sign[1] || strchr("# \t\r\n", sign[1]))
        return;
    size_t len = strcspn(sign, "\r\n");
    const char *comment = arena_copy(c->arena, sign, len);
    diag(c->diags, mark_find(cursor_mark(&at, 1), comment, 1), DIAG_NOT_USED,
         "%s, which is a comment", quoted(c->arena, comment));
    diag_hint(c->diags, "put quotes around a text with ' #' in it; write '# ' "
                        "before a comment");
}

/* Whether lines of a text may begin with dashes. */
static bool has_dash(const char *text)
{
    return strstr(text, " - ") || strstr(text, "\n- ");
}

static void on_scalar(struct composer *c, const yaml_event_t *e)
{
    const char *anchor = (const char *)e->data.scalar.anchor;
    const yaml_char_t *tag = e->data.scalar.tag;
    struct cursor tag_at = c->at;
    struct mark at = value_at(c, e, anchor || tag, &tag_at);
    check_tag(c, tag, &tag_at);
    size_t len = e->data.scalar.length;
    char *text = arena_copy(c->arena, (const char *)e->data.scalar.value, len);
    yaml_scalar_style_t style = e->data.scalar.style;
    if (style == YAML_DOUBLE_QUOTED_SCALAR_STYLE) {
        said_on(c, escapes_check(c->arena, c->diags, c->at, text, len));
    }
    if (style == YAML_LITERAL_SCALAR_STYLE || style == YAML_FOLDED_SCALAR_STYLE)
        said_on(c, sign_header(c->diags, c->at));
    bool plain = style == YAML_PLAIN_SCALAR_STYLE && !tag;
    struct item *it = NULL;
    if (tree_wants_key(c->tree)) {
        add_key(c, text, plain, at);
        if (anchor) {
            it = arena_alloc(c->arena, sizeof *it);
            it->size = 1;
            it->node = (struct node){
                .kind = NODE_SCALAR, .at = at, .text = text, .quoted = !plain};
        }
    } else {
        enum node_kind kind = plain && is_null(text) ? NODE_NULL : NODE_SCALAR;
        it = tree_scalar(c->tree, kind, text, len, !plain, at);
    }
    if (anchor)
        anchor_put(&c->anchors, anchor, it);
    size_t start = c->last.last.start = c->at.byte;
    int line = c->at.line;
    cursor_to_index(&c->at, e->end_mark.index);
    c->last.last.end = c->at.byte;
    if (it && plain && c->at.line > line && has_dash(text))
        it->node.typed =
            arena_copy(c->arena, c->src->text + start, c->at.byte - start);
    c->last.last.closed = style == YAML_SINGLE_QUOTED_SCALAR_STYLE ||
                          style == YAML_DOUBLE_QUOTED_SCALAR_STYLE;
    if (it && plain)
        warn_of_comment(c, c->at);
}

static void on_open(struct composer *c, const yaml_event_t *e)
{
    bool map = e->type == YAML_MAPPING_START_EVENT;
    const yaml_char_t *name =
        map ? e->data.mapping_start.anchor : e->data.sequence_start.anchor;
    const yaml_char_t *tag =
        map ? e->data.mapping_start.tag : e->data.sequence_start.tag;
    bool flow = map ? e->data.mapping_start.style == YAML_FLOW_MAPPING_STYLE
                    : e->data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE;
    struct cursor tag_at = c->at;
    struct mark at = value_at(c, e, name || tag, &tag_at);
    check_tag(c, tag, &tag_at);
    bool key = tree_wants_key(c->tree);
    if (key)
        refuse_key(c, at,
                   map ? "a key cannot begin with '{'"
                       : "a key cannot begin with '['");
    struct item *it = tree_open(c->tree, map ? NODE_MAP : NODE_LIST, at);
    if (c->tree->stopped)
        return;
    struct anchor *anchor =
        name ? anchor_put(&c->anchors, (const char *)name, it) : NULL;
    if (anchor)
        anchor->open = true;
    c->opened[c->tree->depth - 1] = anchor;
    c->bracket[c->tree->depth - 1] = flow ? c->at.byte : SIZE_MAX;
    c->as_key[c->tree->depth - 1] = key;
}

static void on_close(struct composer *c, const yaml_event_t *e)
{
    int depth = c->tree->depth - 1;
    if (c->opened[depth])
        c->opened[depth]->open = false;
    if (c->bracket[depth] != SIZE_MAX) {
        move_to(c, e->start_mark.index);
        cursor_to_index(&c->at, e->end_mark.index);
        c->last.last.start = c->bracket[depth];
        c->last.last.end = c->at.byte;
        c->last.last.closed = true;
    }
    tree_close(c->tree);
    if (c->as_key[depth]) /* its value goes the same way */
        tree_key(c->tree, SLOT_DROP, "", (struct mark){0});
}

static void on_alias(struct composer *c, const yaml_event_t *e)
{
    const char *name = (const char *)e->data.alias.anchor;
    struct cursor unused = c->at;
    struct mark at = value_at(c, e, false, &unused);
    at.len = (int)(e->end_mark.index - e->start_mark.index);
    c->last.last.start = c->at.byte;
    c->last.last.end = c->at.byte + strlen(name) + 1;
    c->last.last.closed = false;
    const struct anchor *an = anchor_find(&c->anchors, name);
    bool key = tree_wants_key(c->tree);
    if (an && !an->open) {
        const struct node *n = &an->item->node;
        if (!key)
            tree_alias(c->tree, an->item, at);
        else if (n->kind == NODE_SCALAR)
            add_key(c, n->text, false, at);
        else
            refuse_key(c, at, "an alias of what is no text as a key");
        return;
    }
    if (an) {
        diag(c->diags, saying(c, at), DIAG_ALIAS, "'*%s' refers to itself",
             name);
        diag_hint(c->diags, "it stands inside the value that '&%s' marks",
                  name);
    } else {
        diag(c->diags, saying(c, at), DIAG_ALIAS,
             "'*%s' has no '&%s' before it", name, name);
        struct buf quoted = buf_new(c->arena);
        quote_value(&quoted, c->src->text + c->at.byte);
        diag_hint(c->diags, "put quotes around a text that begins with '*': %s",
                  buf_text(&quoted));
    }
    if (key)
        tree_key(c->tree, SLOT_DROP, "", at);
    else
        tree_skip(c->tree);
}

static void on_document(struct composer *c, const yaml_event_t *e)
{
    if (!c->documents++)
        return;
    cursor_to_index(&c->at, e->start_mark.index);
    diag(c->diags, cursor_mark(&c->at, 3), DIAG_SECOND_DOCUMENT, "%s", "");
    diag_hint(c->diags, "delete the line '---', or put what follows into a "
                        "file of its own");
    c->ended = true;
}

static void on_event(struct composer *c, const yaml_event_t *e)
{
    switch (e->type) {
    case YAML_SCALAR_EVENT:
        on_scalar(c, e);
        break;
    case YAML_ALIAS_EVENT:
        on_alias(c, e);
        break;
    case YAML_SEQUENCE_START_EVENT:
    case YAML_MAPPING_START_EVENT:
        on_open(c, e);
        break;
    case YAML_SEQUENCE_END_EVENT:
    case YAML_MAPPING_END_EVENT:
        on_close(c, e);
        break;
    case YAML_DOCUMENT_START_EVENT:
        on_document(c, e);
        break;
    case YAML_STREAM_END_EVENT:
        move_to(c, e->start_mark.index);
        c->ended = true;
        break;
    case YAML_NO_EVENT:
    case YAML_STREAM_START_EVENT:
    case YAML_DOCUMENT_END_EVENT:
        break;
    }
    c->ended = c->ended || c->tree->stopped;
}

/* What libyaml cannot read; not said when it only follows from what was said
 * of the same line. */
static void on_error(struct composer *c, const yaml_parser_t *p)
{
    struct trouble t = c->last;
    struct cursor at = cursor_start(c->src);
    cursor_to_index(&at, p->context_mark.index);
    t.from = at.byte;
    cursor_to_index(&at, p->problem_mark.index);
    if (at.line == c->said_line)
        return;
    t.at = at.byte;
    t.src = c->src;
    t.problem = p->problem ? p->problem : "";
    t.context = p->context ? p->context : "";
    t.open = c->tree->depth ? c->bracket[c->tree->depth - 1] : SIZE_MAX;
    trouble_say(c->arena, c->diags, t);
}

void yaml_compose(struct tree *t, const struct source *src)
{
    yaml_parser_t p;
    if (!yaml_parser_initialize(&p))
        arena_raw(t->arena, SIZE_MAX); /* no more memory either */
    yaml_parser_set_encoding(&p, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&p, (const unsigned char *)src->text,
                                 src->len);
    struct composer *c = arena_alloc(t->arena, sizeof *c);
    *c = (struct composer){.tree = t,
                           .arena = t->arena,
                           .diags = t->diags,
                           .src = src,
                           .at = cursor_start(src),
                           .anchors = {.arena = t->arena}};
    while (!c->ended) {
        yaml_event_t e;
        if (!yaml_parser_parse(&p, &e)) {
            on_error(c, &p);
            break;
        }
        on_event(c, &e);
        yaml_event_delete(&e);
    }
    yaml_parser_delete(&p);
}
