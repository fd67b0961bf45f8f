/* The keys of a résumé as JSON Schema (draft-07), for editors, and in words
 * for the manual. */
#include "resume/read.h"
#include <string.h>

enum form {
#define FORM(name, members) FORM_##name,
#include "resume/form.def"
#undef FORM
};

static const char *const forms[] = {
#define FORM(name, members) [FORM_##name] = members,
#include "resume/form.def"
#undef FORM
};

static const struct key {
    const char *map, *key;
    enum form form;
    const char *help;
} table[] = {
#define KEY(map, key, form, help) {map, key, FORM_##form, help},
#include "resume/key.def"
#undef KEY
};

static const char *const networks[] = {
#define NETWORK(name, form, prefix, example) name,
#include "resume/social.def"
#undef NETWORK
    NULL,
};

/* The kinds of map; an `open` one may have keys of its author's. */
static const struct map {
    const char *name;
    const struct keys *keys;
    bool open;
} maps[] = {
    {"resume", &top_keys, false},      {"cv", &cv_keys, false},
    {"social", &social_keys, false},   {"custom", &custom_keys, false},
    {"section", &section_keys, false}, {"subsection", &sub_keys, false},
    {"role", &role_keys, true},        {"highlight", &item_keys, false},
    {"phrases", &phrase_keys, false},  {"plural", &plural_keys, false},
    {"locale", &locale_keys, false},   {"settings", &settings_keys, false},
    {"letter", &letter_keys, false},
};
enum { MAPS = sizeof maps / sizeof *maps };

/* The row of a key in a map; NULL: it has none. */
static const struct key *find_key(const char *map, const char *key)
{
    const struct key *any = NULL;
    const char *kind = strcmp(map, "subsection") == 0 ? "section" : map;
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        if (strcmp(table[i].key, key) == 0) {
            if (strcmp(table[i].map, kind) == 0)
                return &table[i];
            if (!*table[i].map)
                any = &table[i];
        }
    return any;
}

/* ---- in words ---- */

struct told {
    struct arena *a;
    struct key_told *key;
    int count, room;
};

static void tell(struct told *t, const struct keys *keys, const char *map,
                 bool must)
{
    const char *words = must ? keys->must : keys->may;
    for (size_t len; *words; words += len + (words[len] == ' ')) {
        len = strcspn(words, " ");
        if (!len)
            continue;
        const char *key = arena_copy(t->a, words, len);
        const struct key *k = find_key(map, key);
        t->key =
            arena_more(t->a, t->key, t->count, &t->room, sizeof *t->key, 64);
        t->key[t->count++] = (struct key_told){keys->of, key, k ? k->help : "",
                                               must, *map == '\0'};
    }
}

const struct key_told *keys_told(struct arena *a, int *count)
{
    struct told t = {.a = a};
    for (int i = 0; i < MAPS + ENTRY_COUNT; i++) {
        bool entry = i >= MAPS;
        const struct keys *keys =
            entry ? &entry_kinds[i - MAPS].keys : maps[i].keys;
        tell(&t, keys, entry ? "" : maps[i].name, true);
        tell(&t, keys, entry ? "" : maps[i].name, false);
    }
    *count = t.count;
    return t.key;
}

/* ---- maps ---- */

static void put_key(struct buf *out, const char *map, const char *key,
                    bool must)
{
    const struct key *k = find_key(map, key);
    buf_puts(out, "{\"description\":");
    buf_json(out, k ? k->help : "");
    if (k && *forms[k->form])
        buf_printf(out, ",%s", forms[k->form]);
    buf_puts(out, must ? ",\"not\":{\"type\":\"null\"}}" : "}");
}

/* "name":{...},"url":{...} */
static int put_keys(struct buf *out, const char *map, const char *words,
                    bool must, int count)
{
    for (size_t len; *words; words += len + (words[len] == ' ')) {
        len = strcspn(words, " ");
        if (!len)
            continue;
        const char *key = arena_copy(out->arena, words, len);
        buf_puts(out, count++ ? ",\n" : "\n");
        buf_json(out, key);
        buf_putc(out, ':');
        put_key(out, map, key, must);
    }
    return count;
}

/* ["name","url"] */
static void put_names(struct buf *out, const char *words)
{
    buf_putc(out, '[');
    for (size_t len; *words; words += len + (words[len] == ' ')) {
        len = strcspn(words, " ");
        buf_json(out, arena_copy(out->arena, words, len));
        buf_puts(out, words[len] ? "," : "");
    }
    buf_putc(out, ']');
}

/* Every word that is one slip of the hand from `key`: a letter too few, too
 * many, another, or two that changed places. */
static void put_slips(struct buf *out, const char *key)
{
    int n = (int)strlen(key);
    for (int i = 0; i < n; i++) {
        buf_printf(out, "%s%.*s(.?%s|.%s", i ? "|" : "", i, key, key + i + 1,
                   key + i);
        if (i + 1 < n)
            buf_printf(out, "|%c%c%s", key[i + 1], key[i], key + i + 2);
        buf_putc(out, ')');
    }
    buf_printf(out, "|%s.", key);
}

/* A key of an open map that is nearly a known one is a mistake. */
static void put_near_misses(struct buf *out, const struct keys *keys)
{
    enum { LEAST = 4 };
    struct buf known = buf_new(out->arena), slips = buf_new(out->arena);
    const char *words = arena_printf(out->arena, "%s%s%s", keys->must,
                                     *keys->must ? " " : "", keys->may);
    for (size_t len; *words; words += len + (words[len] == ' ')) {
        len = strcspn(words, " ");
        const char *key = arena_copy(out->arena, words, len);
        buf_printf(&known, "%s%s", known.len && len ? "|" : "", key);
        if (len >= LEAST) {
            buf_puts(&slips, slips.len ? "|" : "");
            put_slips(&slips, key);
        }
    }
    buf_printf(out, "\"patternProperties\":{\"^(?!(%s)$)(%s)$\":false},",
               buf_text(&known), buf_text(&slips));
}

/* The members that say which keys a map may have and must have. */
static void put_members(struct buf *out, const char *map,
                        const struct keys *keys, bool open)
{
    if (open)
        put_near_misses(out, keys);
    else
        buf_puts(out, "\"additionalProperties\":false,");
    if (*keys->must) {
        buf_puts(out, "\"required\":");
        put_names(out, keys->must);
        buf_putc(out, ',');
    }
    buf_puts(out, "\"properties\":{");
    int count = put_keys(out, map, keys->must, true, 0);
    put_keys(out, map, keys->may, false, count);
    buf_putc(out, '}');
}

/* ---- what is a text or a map ---- */

#define IS_TEXT "[\"string\",\"number\",\"boolean\",\"object\"]"
#define OF_LANGUAGES                                                           \
    "\"if\":{\"type\":\"object\",\"minProperties\":1,\"propertyNames\":"       \
    "{\"allOf\":[{\"$ref\":\"#/definitions/language\"}],"                      \
    "\"not\":{\"const\":\"id\"}}},"                                            \
    "\"then\":{\"additionalProperties\":{\"type\":"                            \
    "[\"string\",\"number\",\"boolean\",\"null\"]}},\"else\":"

static void put_item(struct buf *out)
{
    buf_puts(out, ",\n\"item\":{\"type\":" IS_TEXT "," OF_LANGUAGES "{");
    put_members(out, "highlight", &item_keys, false);
    buf_puts(out, "}}");
}

static void put_section(struct buf *out, const char *name,
                        const struct keys *keys)
{
    buf_printf(out,
               ",\n\"%s\":{\"type\":[\"array\",\"object\",\"string\","
               "\"number\",\"boolean\",\"null\"],\"items\":"
               "{\"$ref\":\"#/definitions/entry\"},",
               name);
    put_members(out, name, keys, false);
    buf_putc(out, '}');
}

/* An entry is the first kind that has one of its marks; one that has none is
 * shown all kinds. */
static void put_entry(struct buf *out)
{
    buf_puts(out, ",\n\"entry\":{\"type\":" IS_TEXT "," OF_LANGUAGES);
    for (int k = 0; k < ENTRY_COUNT; k++) {
        const char *marks = entry_kinds[k].marks;
        buf_puts(out, "{\"if\":{\"type\":\"object\",\"anyOf\":[");
        for (size_t len; *marks; marks += len + (marks[len] == ' ')) {
            len = strcspn(marks, " ");
            buf_printf(out, "{\"required\":[\"%.*s\"]}%s", (int)len, marks,
                       marks[len] ? "," : "");
        }
        buf_printf(out,
                   "]},\"then\":{\"$ref\":\"#/definitions/entry.%d\"},"
                   "\n\"else\":",
                   k);
    }
    buf_puts(out, "{\"anyOf\":[{\"type\":"
                  "[\"string\",\"number\",\"boolean\"]}");
    for (int k = 0; k < ENTRY_COUNT; k++)
        buf_printf(out, ",{\"$ref\":\"#/definitions/entry.%d\"}", k);
    buf_puts(out, "]}");
    for (int k = 0; k <= ENTRY_COUNT; k++)
        buf_putc(out, '}');
}

static void put_entry_kinds(struct buf *out)
{
    for (int k = 0; k < ENTRY_COUNT; k++) {
        buf_printf(out, ",\n\"entry.%d\":{\"type\":\"object\",\"title\":", k);
        buf_json(out, entry_kinds[k].keys.of);
        buf_putc(out, ',');
        put_members(out, "entry", &entry_kinds[k].keys, true);
        buf_putc(out, '}');
    }
}

/* The networks by name, and as people write them: neither the case of letters
 * nor what stands between them counts. */
static void put_networks(struct buf *out)
{
    buf_puts(out, "\"network\":{\"anyOf\":[{\"enum\":[");
    for (int i = 0; networks[i]; i++) {
        buf_puts(out, i ? "," : "");
        buf_json(out, networks[i]);
    }
    buf_puts(out, "]},{\"type\":\"string\",\"pattern\":\"^(");
    for (int i = 0; networks[i]; i++) {
        buf_puts(out, i ? "|" : "");
        for (const char *c = networks[i]; *c; c++)
            if (*c != ' ')
                buf_printf(out, "[%c%c][-_. ]*", *c & ~0x20, *c | 0x20);
    }
    buf_puts(out, ")$\"}]}");
}

/* Tags as locale_is_tag() has them. */
static void put_language(struct buf *out)
{
    buf_puts(out, ",\n\"language\":{\"pattern\":\"^(");
    for (const char *c = locale_codes; *c; c++)
        buf_putc(out, *c == ' ' ? '|' : *c);
    buf_puts(out, ")(-[A-Za-z0-9]{2,8})*$\"},\n\"spoken\":{\"anyOf\":["
                  "{\"enum\":[");
    const char *const *tag = locale_languages(out->arena);
    for (int i = 0; tag[i]; i++) {
        buf_puts(out, i ? "," : "");
        buf_json(out, tag[i]);
    }
    buf_puts(out, "]},{\"type\":[\"string\",\"null\"]}]}");
}

/* A letter that changes another. */
static void put_letter(struct buf *out)
{
    buf_puts(out, ",\n\"letter.part\":{\"type\":[\"object\",\"null\"],"
                  "\"additionalProperties\":false,\"properties\":{");
    int count = put_keys(out, "letter", letter_keys.must, false, 0);
    put_keys(out, "letter", letter_keys.may, false, count);
    buf_puts(out, "}}");
}

void resume_schema(struct buf *out)
{
    put_networks(out);
    put_language(out);
    for (int i = 0; i < MAPS; i++) {
        const struct map *m = &maps[i];
        if (m->keys == &section_keys || m->keys == &sub_keys) {
            put_section(out, m->name, m->keys);
            continue;
        }
        buf_printf(out, ",\n\"%s\":{\"type\":%s,", m->name,
                   *m->keys->must ? "\"object\"" : "[\"object\",\"null\"]");
        put_members(out, m->name, m->keys, m->open);
        buf_putc(out, '}');
    }
    put_letter(out);
    put_item(out);
    put_entry(out);
    put_entry_kinds(out);
}
