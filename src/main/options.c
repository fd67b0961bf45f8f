/* argv, read by the tables. */
#include "main/options.h"
#include <string.h>

const struct verb_row verb_rows[VERB_COUNT] = {
#define VERB(id, name, operands, least, most, help)                            \
    [VERB_##id] = {#name, operands, least, most, help},
#include "main/verb.def"
#undef VERB
};

const struct example examples[] = {
#define EXAMPLE(verb, call, help) {VERB_##verb, call, help},
#include "main/example.def"
#undef EXAMPLE
    {VERB_COUNT, NULL, NULL},
};

#define FOR(id) (1u << VERB_##id)
#define FOR_ALL ((1u << VERB_COUNT) - 1)
const struct option_row option_rows[OPTION_COUNT] = {
#define OPTION(id, name, letter, argument, verbs, help)                        \
    [OPTION_##id] = {name, letter, argument, verbs, help},
#include "main/option.def"
#undef OPTION
};

static const struct mark nowhere = {0};

/* The words read so far, and what is left of them. */
struct reading {
    struct arena *a;
    struct diags *d;
    char *const *word, *const *end;
    const char **value[OPTION_COUNT];
    int count[OPTION_COUNT];
    const char **operand;
    int operands;
    int literal; /* operands before the first `--`; -1: there is none */
    size_t words;
};

bool call_has(const struct call *c, enum option o)
{
    return c->value[o] != NULL;
}

const char *call_last(const struct call *c, enum option o,
                      const char *otherwise)
{
    const char *last = otherwise;
    for (const char *const *v = c->value[o]; v && *v; v++)
        last = *v;
    return last;
}

/* The words of "human|short|json"; NULL when it is no choice. */
static const char *const *choices(struct arena *a, const char *argument)
{
    if (!strchr(argument, '|'))
        return NULL;
    const char **word = arena_array(a, strlen(argument), sizeof *word);
    for (int n = 0; *argument; n++) {
        size_t len = strcspn(argument, "|");
        word[n] = arena_copy(a, argument, len);
        argument += len + (argument[len] == '|');
    }
    return word;
}

static bool among(const char *s, const char *const *words)
{
    for (; *words; words++)
        if (strcmp(s, *words) == 0)
            return true;
    return false;
}

/* "=json": only after a '=', or left out. */
static bool is_optional(const struct option_row *row)
{
    return *row->argument == '=';
}

static bool takes_word(const struct option_row *row)
{
    return *row->argument && !is_optional(row);
}

static void keep(struct reading *r, enum option o, const char *value)
{
    const struct option_row *row = &option_rows[o];
    const char *const *words = choices(r->a, row->argument);
    if (is_optional(row) && *value && strcmp(value, row->argument + 1) != 0) {
        diag(r->d, nowhere, DIAG_USAGE, "--%s does not know '%s'", row->name,
             value);
        diag_hint(r->d, "write --%s or --%s%s", row->name, row->name,
                  row->argument);
        return;
    }
    if (takes_word(row) && !*value) {
        diag(r->d, nowhere, DIAG_USAGE, "--%s needs %s, not nothing", row->name,
             row->argument);
        return;
    }
    if (words && !among(value, words)) {
        diag(r->d, nowhere, DIAG_USAGE, "--%s does not know '%s'", row->name,
             value);
        diag_nearest(r->d, value, words);
        return;
    }
    if (!r->value[o])
        r->value[o] = arena_array(r->a, r->words + 1, sizeof *r->value[o]);
    if (*row->argument || !r->count[o]) /* a flag is kept once */
        r->value[o][r->count[o]++] = value;
}

/* "--name" of every option, for hints. */
static const char *const *dashed(struct arena *a)
{
    const char **name = arena_array(a, OPTION_COUNT + 1, sizeof *name);
    for (int o = 0; o < OPTION_COUNT; o++)
        name[o] = arena_printf(a, "--%s", option_rows[o].name);
    return name;
}

static void unknown(struct reading *r, const char *word)
{
    diag(r->d, nowhere, DIAG_UNKNOWN_OPTION, "'%s'", word);
    const char *const *known = dashed(r->a);
    const char *near = nearest(word, known);
    if (near)
        diag_hint(r->d, "did you mean '%s'?", near);
    else
        diag_hint(r->d, "'brevier --help' lists what there is; a file whose "
                        "name begins with '-' goes after '--'");
}

static int find_name(const char *name, size_t len)
{
    for (int o = 0; o < OPTION_COUNT; o++)
        if (strlen(option_rows[o].name) == len &&
            strncmp(name, option_rows[o].name, len) == 0)
            return o;
    return -1;
}

static int find_letter(char letter)
{
    for (int o = 0; o < OPTION_COUNT; o++)
        if (option_rows[o].letter == letter)
            return o;
    return -1;
}

/* The argument of `o`: the word after, unless that is an option itself. */
static void take_next(struct reading *r, enum option o)
{
    const char *next = r->word < r->end ? *r->word : NULL;
    if (next && strncmp(next, "--", 2) == 0) {
        size_t len = strcspn(next + 2, "=");
        if (!next[2] || find_name(next + 2, len) >= 0)
            next = NULL;
    }
    if (!next) {
        diag(r->d, nowhere, DIAG_USAGE, "--%s needs %s", option_rows[o].name,
             option_rows[o].argument);
        return;
    }
    r->word++;
    keep(r, o, next);
}

/* --name, --name=value */
static void read_long(struct reading *r, const char *word)
{
    size_t len = strcspn(word + 2, "=");
    int o = find_name(word + 2, len);
    const char *value = word[2 + len] ? word + 2 + len + 1 : NULL;
    if (o < 0)
        unknown(r, arena_copy(r->a, word, 2 + len));
    else if (value && !*option_rows[o].argument)
        diag(r->d, nowhere, DIAG_USAGE, "--%s takes no value",
             option_rows[o].name);
    else if (value || !takes_word(&option_rows[o]))
        keep(r, (enum option)o, value ? value : "");
    else
        take_next(r, (enum option)o);
}

/* -q, -qV, -o OUT, -oOUT; "-output" is taken for a slip of the hand. */
static void read_short(struct reading *r, const char *word)
{
    if (word[2] && find_name(word + 1, strcspn(word + 1, "=")) >= 0) {
        unknown(r, word);
        return;
    }
    for (const char *s = word + 1; *s; s++) {
        int o = find_letter(*s);
        if (o < 0) {
            unknown(r, s == word + 1 ? word : arena_printf(r->a, "-%c", *s));
            return;
        }
        if (!takes_word(&option_rows[o])) {
            keep(r, (enum option)o, "");
            continue;
        }
        if (s[1])
            keep(r, (enum option)o, s[1] == '=' ? s + 2 : s + 1);
        else
            take_next(r, (enum option)o);
        return;
    }
}

static void read_words(struct reading *r)
{
    while (r->word < r->end) {
        const char *word = *r->word++;
        if (r->literal >= 0 || word[0] != '-' || !word[1])
            r->operand[r->operands++] = word;
        else if (strcmp(word, "--") == 0)
            r->literal = r->operands;
        else if (word[1] == '-')
            read_long(r, word);
        else
            read_short(r, word);
    }
}

/* ---- the verb ---- */

static bool looks_like_file(const char *word)
{
    return strcmp(word, "-") == 0 || strpbrk(word, "./") || file_exists(word);
}

/* Takes the verb off the operands, or finds that it is `render`. */
static void read_verb(struct reading *r, struct call *c)
{
    c->verb = VERB_RENDER;
    if (!r->operands || r->literal == 0)
        return;
    const char *word = r->operand[0];
    const char *name[VERB_COUNT + 1] = {NULL};
    for (int v = 0; v < VERB_COUNT; v++) {
        name[v] = verb_rows[v].name;
        if (strcmp(word, name[v]) == 0) {
            c->verb = (enum verb)v;
            c->named = true;
        }
    }
    if (c->named) {
        r->operand++;
        r->operands--;
    } else if (!looks_like_file(word)) {
        diag(r->d, nowhere, DIAG_USAGE,
             "'%s' is neither a verb nor a file that is there", word);
        diag_nearest(r->d, word, name);
    }
}

static void check_options(struct reading *r, const struct call *c)
{
    for (int o = 0; o < OPTION_COUNT; o++) {
        if (!r->value[o] || option_rows[o].verbs >> c->verb & 1)
            continue;
        diag(r->d, nowhere, DIAG_USAGE, "--%s is not for '%s'",
             option_rows[o].name, verb_rows[c->verb].name);
        diag_hint(r->d, "'brevier help %s' lists what is",
                  verb_rows[c->verb].name);
    }
}

static void check_operands(struct reading *r, const struct call *c)
{
    const struct verb_row *v = &verb_rows[c->verb];
    if (!c->operands && c->verb == VERB_RENDER && !c->named) {
        diag(r->d, nowhere, DIAG_USAGE, "no file to set");
        diag_hint(r->d, "brevier resume.yaml         sets one");
        diag_hint(r->d, "brevier new \"Ada Lovelace\"  starts one");
        diag_hint(r->d, "brevier --help              says more");
    } else if (c->operands < v->least) {
        diag(r->d, nowhere, DIAG_USAGE, "'%s' needs %s", v->name, v->operands);
        diag_hint(r->d, "'brevier help %s' says more", v->name);
    } else if (v->most >= 0 && c->operands > v->most) {
        diag(r->d, nowhere, DIAG_USAGE, "'%s' takes %s and not '%s'", v->name,
             v->operands, c->operand[v->most]);
        if (c->verb == VERB_NEW)
            diag_hint(r->d, "a name of several words goes in quotes");
    }
}

struct call call_read(struct arena *a, struct diags *d, int argc,
                      char *const *argv)
{
    struct reading r = {.a = a, .d = d, .literal = -1};
    r.words = argc > 1 ? (size_t)argc - 1 : 0;
    r.word = argv + (argc > 1);
    r.end = r.word + r.words;
    r.operand = arena_array(a, r.words + 1, sizeof *r.operand);
    read_words(&r);

    struct call c = {0};
    read_verb(&r, &c);
    c.operand = r.operand;
    c.operands = r.operands;
    for (int o = 0; o < OPTION_COUNT; o++)
        c.value[o] = r.value[o];
    if (diags_failed(d) || call_has(&c, OPTION_HELP) ||
        call_has(&c, OPTION_VERSION))
        return c;
    check_options(&r, &c);
    check_operands(&r, &c);
    return c;
}
