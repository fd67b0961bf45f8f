/* The product of variants, layouts, languages and papers: what `batch FILE`
 * makes. All names are settled before the first byte is written. */
#include "main/product.h"
#include "locale/locale.h"
#include "main/batch.h"
#include "main/input.h"
#include "main/letter.h"
#include <errno.h>
#include <string.h>

static const struct mark nowhere = {0};

/* One side of the product: what it is for each task. */
struct side {
    const char *const *word; /* at least one; the only one may be NULL */
    int count;
};

/* "A,B" given once or more; {NULL} when it was not given. */
static struct side side_of(struct arena *a, struct diags *d,
                           const struct call *c, enum option o)
{
    struct side s = {0};
    const char **word = NULL;
    int room = 0;
    for (const char *const *v = c->value[o]; v && *v; v++) {
        if (o == OPTION_VARIANTS && is_variants_file(*v))
            continue;
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
    if (!b.len)
        buf_puts(&b, t->resume);
    if (t->letter)
        buf_puts(&b, "/letter");
    return buf_text(&b);
}

/* ---- two of one name ---- */

static void say_collision(struct arena *a, struct diags *d,
                          const struct task *t, long i, uint64_t claim)
{
    long j = 0;
    while (!t[j].out || claim_of(a, t[j].out) != claim)
        j++;
    diag(d, nowhere, DIAG_USAGE, "%s and %s would both become '%s'",
         quoted(a, t[j].id), quoted(a, t[i].id), escaped(a, t[i].out));
    diag_hint(d, "-o PATTERN keeps them apart, as in "
                 "-o '{stem}-{variant}-{layout}.pdf'");
}

/* No table: nothing can be kept. */
static enum claim_got take(struct claims *taken, uint64_t claim)
{
    return taken ? claims_take(taken, claim) : CLAIM_FAILED;
}

static void check_names(struct arena *a, struct diags *d, const struct task *t,
                        long count, const char *input)
{
    struct claims *taken = claims_new();
    take(taken, claim_of(a, input));
    for (long i = 0; i < count; i++) {
        if (!t[i].out)
            continue;
        uint64_t claim = claim_of(a, t[i].out);
        enum claim_got got = take(taken, claim);
        if (got == CLAIM_MINE)
            continue;
        if (got == CLAIM_FAILED)
            diag(d, nowhere, DIAG_INTERNAL, "names cannot be kept: %s",
                 strerror(errno));
        else if (claim == claim_of(a, input))
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

/* The languages asked for, each of which must be one. */
static struct side langs_of(struct arena *a, struct diags *d,
                            const struct call *c)
{
    struct side s = side_of(a, d, c, OPTION_LANGS);
    for (int i = 0; i < s.count; i++)
        if (s.word[i] && *s.word[i] && !locale_tag(a, s.word[i])) {
            diag(d, nowhere, DIAG_USAGE, "--langs: %s is no language",
                 quoted(a, s.word[i]));
            diag_hint(d, "a tag as in: en, de, pt-BR");
        }
    return s;
}

/* The variants asked for: all of the file, or some by name, each of which must
 * be there. */
static struct side variants_of(struct arena *a, struct diags *d,
                               const struct call *c,
                               const struct variant_file *file)
{
    struct side s = side_of(a, d, c, OPTION_VARIANTS);
    if (call_has(c, OPTION_ALL)) {
        const char **name =
            arena_array(a, (size_t)file->count + 1, sizeof *name);
        for (int i = 0; i < file->count; i++)
            name[i] = file->variant[i].name;
        s = (struct side){name, file->count};
        if (!s.count) {
            diag(d, nowhere, DIAG_USAGE, "--all: the file has no variants");
            diag_hint(d, "without it, the file itself is set");
        }
    }
    for (int i = 0; i < s.count; i++)
        if (s.word[i])
            variant_find(a, d, file, s.word[i]);
    return s;
}

/* Whether a letter that is a file of its own goes with the variant (NULL: with
 * the file as it is). */
static bool has_letter(const struct variant_file *file, const char *name)
{
    struct arena *a = arena_new();
    struct diags *d = diags_new(a);
    const struct variant *v = name ? variant_find(a, d, file, name) : NULL;
    bool has = letter_is_file(v ? variant_select(a, d, file, v) : file->root);
    arena_free(a);
    return has;
}

static void add_task(struct arena *a, struct diags *d, const struct making *m,
                     const struct variant_file *file, struct task t,
                     struct task *to, long *count)
{
    t.row = *count + 1;
    t.id = id_of(a, &t);
    struct job job = maker_job(a, m, &t);
    job.read = file;
    t.out = maker_path(a, d, m, &t, &job);
    to[(*count)++] = t;
}

const struct task *product_plan(struct arena *a, struct diags *d,
                                const struct making *m, const char *input,
                                long *count)
{
    const struct call *c = m->call;
    struct job job = job_of(a, c, input);
    const struct variant_file *file = input_variants(a, d, &job);
    *count = 0;
    if (!file || diags_failed(d))
        return NULL;
    struct side side[] = {variants_of(a, d, c, file),
                          side_of(a, d, c, OPTION_LAYOUTS), langs_of(a, d, c),
                          side_of(a, d, c, OPTION_PAPERS)};
    long each = (long)side[1].count * side[2].count * side[3].count;
    if (diags_failed(d))
        return NULL;
    struct task *task =
        arena_array(a, (size_t)each * (size_t)side[0].count * 2, sizeof *task);
    for (int v = 0; v < side[0].count; v++) {
        const char *variant = side[0].word[v];
        bool letter = m->to->binary && has_letter(file, variant);
        for (long i = 0; i < each; i++) {
            long at = i;
            const char *word[4];
            for (int k = 3; k > 0; at /= side[k--].count)
                word[k] = side[k].word[at % side[k].count];
            struct task t = {.resume = input,
                             .variant = variant,
                             .layout = word[1],
                             .lang = word[2],
                             .paper = word[3]};
            add_task(a, d, m, file, t, task, count);
            t.letter = true;
            if (letter)
                add_task(a, d, m, file, t, task, count);
        }
    }
    check_names(a, d, task, *count, input);
    return task;
}
