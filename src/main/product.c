/* The product of layouts, languages and papers: what `batch FILE` makes. All
 * names are settled before the first byte is written. */
#include "main/product.h"
#include "main/batch.h"
#include "main/input.h"
#include "main/set.h"
#include <string.h>

static const struct mark nowhere = {0};

/* One side of the product: what it is for each task. */
struct side {
    const char *const *word; /* at least one; the only one may be NULL */
    int count;
};

/* "A,B" given once or more, each word once; {NULL} when it was not given. */
static struct side side_of(struct arena *a, struct diags *d,
                           const struct call *c, enum option o)
{
    struct side s = {0};
    const char **word = NULL;
    int room = 0;
    for (const char *const *v = c->value[o]; v && *v; v++)
        for (const char *at = *v;; at++) {
            size_t len = strcspn(at, ",");
            word = arena_more(a, word, s.count, &room, sizeof *word, 8);
            word[s.count++] = arena_copy(a, at, len);
            if (!len)
                diag(d, nowhere, DIAG_USAGE, "--%s: '%s' has an empty word",
                     option_rows[o].name, *v);
            at += len;
            if (!*at)
                break;
        }
    if (!s.count) {
        word = arena_more(a, NULL, 0, &room, sizeof *word, 1);
        s.count = 1;
    }
    s.word = word;
    return s;
}

/* "acme/classic/de/a4": what tells a task from the others. */
static const char *id_of(struct arena *a, const struct task *t)
{
    const char *const part[] = {t->variant, t->layout, t->lang, t->paper};
    struct buf b = buf_new(a);
    for (size_t i = 0; i < sizeof part / sizeof *part; i++)
        if (part[i])
            buf_printf(&b, "%s%s", b.len ? "/" : "", part[i]);
    return b.len ? buf_text(&b) : t->resume;
}

/* {stem}-{variant}-{layout}-{paper}.{lang}.pdf, of what there is of it. */
static const char *default_name(struct arena *a, const struct task *t,
                                const struct output *to)
{
    return arena_printf(a, "{stem}%s%s%s%s.%s", t->variant ? "-{variant}" : "",
                        t->layout ? "-{layout}" : "",
                        t->paper ? "-{paper}" : "", t->lang ? ".{lang}" : "",
                        to->name);
}

/* ---- two of one name ---- */

static void say_collision(struct arena *a, struct diags *d,
                          const struct task *t, long i, uint64_t claim)
{
    long j = 0;
    while (j < i && claim_of(a, t[j].out) != claim)
        j++;
    diag(d, nowhere, DIAG_USAGE, "%s and %s would both become '%s'",
         quoted(a, t[j].id), quoted(a, t[i].id), escaped(a, t[i].out));
    diag_hint(d, "-o PATTERN keeps them apart, as in "
                 "-o '{stem}-{variant}-{layout}.pdf'");
}

static void check_names(struct arena *a, struct diags *d, const struct task *t,
                        long count, const char *input)
{
    struct claims *taken = claims_new();
    if (!taken) {
        diag(d, nowhere, DIAG_INTERNAL, "no memory for names");
        return;
    }
    claims_take(taken, claim_of(a, input));
    for (long i = 0; i < count; i++) {
        if (!t[i].out)
            continue;
        uint64_t claim = claim_of(a, t[i].out);
        if (claims_take(taken, claim))
            continue;
        if (claim == claim_of(a, input))
            diag(d, nowhere, DIAG_USAGE, "the output would replace '%s'",
                 escaped(a, input));
        else
            say_collision(a, d, t, i, claim);
        if (diags_count(d, SEVERITY_ERROR) >= 10)
            break;
    }
    claims_free(taken);
}

/* ---- all of them ---- */

const struct task *product_plan(struct arena *a, struct diags *d,
                                const struct making *m, const char *input,
                                long *count)
{
    const struct call *c = m->call;
    struct side layout = side_of(a, d, c, OPTION_LAYOUTS);
    struct side lang = side_of(a, d, c, OPTION_LANGS);
    struct side paper = side_of(a, d, c, OPTION_PAPERS);
    const struct node *root =
        set_read(a, d, input_read(a, d, input), c->value[OPTION_SET]).resume;
    *count = 0;
    if (diags_failed(d))
        return NULL;
    struct task *task = arena_array(
        a, (size_t)layout.count * (size_t)lang.count * (size_t)paper.count,
        sizeof *task);
    for (int i = 0; i < layout.count; i++)
        for (int j = 0; j < lang.count; j++)
            for (int k = 0; k < paper.count; k++) {
                struct task *t = &task[*count];
                *t = (struct task){.row = ++*count,
                                   .resume = input,
                                   .layout = layout.word[i],
                                   .lang = lang.word[j],
                                   .paper = paper.word[k]};
                t->id = id_of(a, t);
                t->out = maker_path(a, d, m, t, maker_name(root, t->lang),
                                    default_name(a, t, m->to));
            }
    check_names(a, d, task, *count, input);
    return task;
}
