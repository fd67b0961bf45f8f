/* yaml: bytes in, a tree of nodes out, each knowing where its key and its
 * value stand. YAML by libyaml's events; JSON by a reader of our own through
 * the same door. Scalars are text exactly as written: nothing is ever a
 * number, a date or a boolean here. Aliases and merge keys are resolved;
 * duplicate keys, cycles, control characters and whatever exceeds a budget
 * are refused. */
#pragma once
#include "base/base.h"

enum node_kind { NODE_NULL, NODE_SCALAR, NODE_MAP, NODE_LIST };

struct node {
    enum node_kind kind;
    const char *key;    /* in a map; else NULL */
    struct mark key_at; /* of the key; of the '-' or the value in a list */
    struct mark at;     /* of the value */
    const char *text;   /* of a scalar, "" of a null; else NULL */
    bool quoted;        /* a quoted or block scalar: never null */
    const char *typed;  /* a plain text with " - " in it that is of several
                         * lines, as it stands in its source; else NULL */
    const struct node *child, *next; /* in file order */
    int count;                       /* of children */
};

#define YAML_DEPTH 64
#define YAML_NODES 100000
#define YAML_SCALAR ((size_t)1 << 20)

/* What `bytes` of `name` hold; JSON when `name` ends in ".json" or the first
 * character that is not white space is '{' or '[' (a file named .yaml or .yml
 * that begins so is JSON only if all of it is). NODE_NULL for `~`, `null`,
 * `Null`, `NULL` and nothing, when plain. UTF-16 with BOM, BOM, CRLF and CR
 * are read; the source that marks point at is the text after that, with LF.
 * A file with nothing in it is a NODE_NULL at line 0, which is no error here.
 *
 * `*alias` gives a node whose place is where the value is written; so do the
 * keys that `<<` brings, which stand in the order of the file where `<<`
 * stands. A plain `<<` is never a key. `!!str` and its like only make a text of
 * what would be null; other tags are refused.
 *
 * Every mistake is said that can be read past; on the first that cannot what
 * was read so far comes back (a NODE_NULL at the least): never NULL. */
const struct node *yaml_read(struct arena *a, struct diags *d, const char *name,
                             struct bytes bytes);

/* Likewise of one line of a stream of JSON values (NDJSON), which is counted
 * from 1; marks and messages have its number. */
const struct node *yaml_read_line(struct arena *a, struct diags *d,
                                  const char *name, long line,
                                  struct bytes bytes);

/* The child of a map under `key`; NULL where there is none or no map. */
const struct node *node_get(const struct node *map, const char *key);

/* `root` with `value` as a quoted scalar at `path`, missing maps made; `at` is
 * the mark of the path in what the user typed and `value_at` of the value. A
 * path is keys with dots between ("page.size", "cv.sections.\"A. B\".title"),
 * list items by id: cv.sections.Internship[npu].text, or by number from 0. A
 * NULL root is an empty map. Untouched parts are shared with `root`. On a path
 * that cannot be followed: DIAG_BAD_SET, and `root` comes back. */
const struct node *node_with(struct arena *a, struct diags *d,
                             const struct node *root, const char *path,
                             struct mark at, const char *value,
                             struct mark value_at);

/* Likewise with a whole value at the path that is its key, as in {page.size:
 * a4}; *was is what stood there, NULL for nothing. DIAG_BAD_PATH. */
const struct node *node_put(struct arena *a, struct diags *d,
                            const struct node *root, const struct node *value,
                            const struct node **was);

/* The window: one node a line, indented, "key: text  line:col"; quoted texts
 * in quotes, `map` or `list` for what has children, {} and [] for what has
 * none, ~ for null. */
void node_print(struct buf *out, const struct node *root);
