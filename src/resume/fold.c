/* Lists that YAML folds into a text. In
 *
 *     - Published the work
 *         - at a conference
 *         - in a journal
 *
 * YAML sees one text of three lines. Its author, and RenderCV, see a list
 * under a text, and so do we: the lines in the source tell. */
#include "resume/read.h"
#include <string.h>

/* Length of a line without the white space at its end. */
static size_t line_length(const char *line)
{
    size_t len = strcspn(line, "\n");
    while (len && strchr(" \t\r", line[len - 1]))
        len--;
    return len;
}

/* Adds the piece from `begin` to `end`, without the space between pieces. */
static void add_piece(struct reading *r, const struct node *of, int *count,
                      struct node *piece, const char *begin, const char *end,
                      struct mark at)
{
    while (end > begin && strchr(" \n", end[-1]))
        end--;
    struct node *n = &piece[(*count)++];
    *n = *of;
    n->key = NULL;
    n->next = NULL;
    n->at = n->key_at = at;
    n->text = arena_copy(r->a, begin, (size_t)(end - begin));
}

static int count_dashes(const char *text)
{
    int n = 0;
    for (; (text = strstr(text, "- ")); text += 2)
        n++;
    return n;
}

const struct node *fold_read(struct reading *r, const struct node *n,
                             int *count)
{
    const char *line = n->typed;
    *count = 0;
    if (!line)
        return NULL;
    struct node *piece =
        arena_array(r->a, (size_t)count_dashes(n->text) + 1, sizeof *piece);
    struct mark at = n->at, here = n->at;
    const char *text = n->text, *begin = text;
    size_t len = line_length(line);
    for (; *text && *line && strncmp(text, line, len) == 0;
         len = line_length(line)) {
        if (text > n->text && strncmp(line, "- ", 2) == 0) {
            add_piece(r, n, count, piece, begin, text, at);
            begin = text + 2;
            at = here;
            at.col += 2;
            at.len = 0;
        }
        text += len;
        text += strspn(text, " \n");
        line += strcspn(line, "\n");
        line += *line == '\n';
        size_t indent = strspn(line, " \t");
        line += indent;
        here.line++;
        here.col = (int)indent + 1;
    }
    add_piece(r, n, count, piece, begin, text, at);
    if (*text) /* the lines say something else */
        *count = 0;
    return *text ? NULL : piece;
}
