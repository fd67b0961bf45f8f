/* Language tags: ISO 639-1 and those of three letters that people write in,
 * and the English names that RenderCV uses. */
#include "resume/read.h"
#include <string.h>

const char language_codes[] =
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
    const char *name, *tag;
} names[] = {
    {"english", "en"},          {"arabic", "ar"},
    {"danish", "da"},           {"dutch", "nl"},
    {"french", "fr"},           {"german", "de"},
    {"hebrew", "he"},           {"hindi", "hi"},
    {"hungarian", "hu"},        {"indonesian", "id"},
    {"italian", "it"},          {"japanese", "ja"},
    {"korean", "ko"},           {"mandarin_chinese", "zh"},
    {"norwegian_bokmål", "nb"}, {"norwegian_nynorsk", "nn"},
    {"persian", "fa"},          {"portuguese", "pt"},
    {"russian", "ru"},          {"spanish", "es"},
    {"turkish", "tr"},          {"vietnamese", "vi"},
};

/* "-" and two to eight letters or digits, any number of times. */
static bool are_subtags(const char *s)
{
    while (*s) {
        if (*s++ != '-')
            return false;
        size_t n = 0;
        for (; *s && *s != '-'; s++, n++)
            if (!(*s >= 'a' && *s <= 'z') && !(*s >= 'A' && *s <= 'Z') &&
                !(*s >= '0' && *s <= '9'))
                return false;
        if (n < 2 || n > 8)
            return false;
    }
    return true;
}

bool is_language(const char *tag)
{
    size_t len = strcspn(tag, "-");
    char code[4] = "";
    if (len < 2 || len > 3)
        return false;
    memcpy(code, tag, len);
    return has_word(language_codes, code) && are_subtags(tag + len);
}

const char *language_tag(struct arena *a, const char *word)
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
    return is_language(lower) ? lower : NULL;
}
