/* Language tags: ISO 639-1 and those of three letters that people write in,
 * and the English names that RenderCV uses. */
#include "locale/locale.h"
#include <string.h>
#include <strings.h>

const char locale_codes[] =
    "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce "
    "ch co cr cs cu cv cy da de dv dz ee el en eo es et eu fa ff fi fj fo fr "
    "fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is "
    "it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln "
    "lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv "
    "ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg sh si "
    "sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt "
    "tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu "
    "ast ckb dsb fil fur gsw haw hsb nds scn szl vec yue";

static const struct {
    const char *tag, *name;
} names[] = {
#define WORDS(tag, name, present, updated, degree, page, portrait, titles)     \
    {tag, name},
#include "locale/words.def"
#undef WORDS
};

/* After each "-" two to eight letters or digits. */
static bool are_subtags(const char *s)
{
    while (*s) {
        size_t n = 0;
        for (s++; *s && *s != '-'; s++, n++)
            if (!(*s >= 'a' && *s <= 'z') && !(*s >= 'A' && *s <= 'Z') &&
                !(*s >= '0' && *s <= '9'))
                return false;
        if (n < 2 || n > 8)
            return false;
    }
    return true;
}

static bool is_code(const char *code, size_t len)
{
    for (const char *s = locale_codes; *s; s += strcspn(s, " "), s += *s == ' ')
        if (strncmp(s, code, len) == 0 && (s[len] == ' ' || !s[len]))
            return true;
    return false;
}

bool locale_is_tag(const char *tag)
{
    enum { LONGEST = 35 }; /* RFC 5646, 4.4.1 */
    size_t len = strcspn(tag, "-");
    return len >= 2 && len <= 3 && is_code(tag, len) &&
           are_subtags(tag + len) && strlen(tag) <= LONGEST;
}

const char *locale_tag(struct arena *a, const char *word)
{
    char *lower = arena_copy(a, word, strlen(word));
    for (char *c = lower; *c; c++)
        if (*c >= 'A' && *c <= 'Z')
            *c = (char)(*c | 0x20);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(lower, names[i].name) == 0)
            return names[i].tag;
    size_t len = strcspn(word, "-");
    memcpy(lower + len, word + len, strlen(word + len));
    return locale_is_tag(lower) ? lower : NULL;
}

/* Index of the tag of `len` bytes, in any case of letters; -1: none. */
static int find(const char *const *tags, const char *tag, size_t len)
{
    for (int i = 0; tags[i]; i++)
        if (strncasecmp(tags[i], tag, len) == 0 && !tags[i][len])
            return i;
    return -1;
}

/* As words and texts are looked up: what is the same under two tags has one. */
static const char *tag_plain(const char *lang)
{
    static const char *const other[][2] = {
        {"no", "nb"},         {"zh-TW", "zh-Hant"}, {"zh-HK", "zh-Hant"},
        {"zh-MO", "zh-Hant"}, {"pt-AO", "pt-PT"},   {"pt-MZ", "pt-PT"}};
    for (size_t i = 0; i < sizeof other / sizeof *other; i++) {
        size_t len = strlen(other[i][0]);
        if (strncasecmp(lang, other[i][0], len) == 0 &&
            (lang[len] == '-' || !lang[len]))
            return other[i][1];
    }
    return NULL;
}

/* A tag that means the same as the first `len` bytes; -1: none. */
static int find_same(const char *const *tags, const char *lang, size_t len)
{
    for (int i = 0; tags[i]; i++) {
        const char *same = tag_plain(tags[i]);
        if (same && strncasecmp(same, lang, len) == 0 && !same[len])
            return i;
    }
    return -1;
}

/* Itself, or what it begins with. */
static int find_begun(const char *const *tags, const char *lang)
{
    for (size_t len = strlen(lang); len; len--) {
        if (lang[len] && lang[len] != '-')
            continue;
        int i = find(tags, lang, len);
        i = i < 0 ? find_same(tags, lang, len) : i;
        if (i >= 0)
            return i;
    }
    return -1;
}

int locale_choose(const char *lang, const char *const *tags)
{
    const char *same = tag_plain(lang);
    int i = find(tags, lang, strlen(lang));
    i = i < 0 && same ? find_begun(tags, same) : i;
    i = i < 0 ? find_begun(tags, lang) : i;
    if (i >= 0)
        return i;
    size_t base = strcspn(lang, "-");
    for (i = 0; tags[i]; i++)
        if (strncasecmp(tags[i], lang, base) == 0 && tags[i][base] == '-')
            return i;
    return -1;
}
