/* The drawings that are built in, by their names. */
#include "image/image.h"
#include <string.h>

static const struct icon icons[] = {
#define ICON(names, width, height, even_odd, path)                             \
    {names, width, height, even_odd, path},
#include "image/icons.def"
#undef ICON
};
enum { ICONS = sizeof icons / sizeof *icons, NAME = 64 };

/* Letters and digits alone, in lower case, of what follows Font Awesome's
 * prefixes. */
static void key_of(const char *name, char key[NAME])
{
    size_t n = 0;
    const char *style = strrchr(name, ' ');
    if (style && strncmp(style + 1, "fa-", 3) == 0)
        name = style + 1;
    if (strncmp(name, "fa-", 3) == 0)
        name += 3;
    for (; *name && n < NAME - 1; name++) {
        char c = *name;
        if (c >= 'A' && c <= 'Z')
            c = (char)(c | 0x20);
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
            key[n++] = c;
    }
    key[n] = '\0';
}

static bool has_name(const char *names, const char *key)
{
    size_t n = strlen(key);
    for (const char *p = names; *p;) {
        size_t len = strcspn(p, " ");
        if (len == n && memcmp(p, key, n) == 0)
            return true;
        p += len + (p[len] == ' ');
    }
    return false;
}

const struct icon *icon_find(const char *name)
{
    char key[NAME];
    key_of(name, key);
    for (int i = 0; i < ICONS; i++)
        if (*key && has_name(icons[i].names, key))
            return &icons[i];
    return NULL;
}

const char *const *icon_names(struct arena *a)
{
    size_t room = 1;
    for (int i = 0; i < ICONS; i++)
        room += strlen(icons[i].names);
    const char **name = arena_array(a, room, sizeof *name), **end = name;
    for (int i = 0; i < ICONS; i++)
        for (const char *p = icons[i].names; *p;) {
            size_t len = strcspn(p, " ");
            *end++ = arena_copy(a, p, len);
            p += len + (p[len] == ' ');
        }
    return name;
}
