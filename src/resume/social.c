/* Social networks: which there are, how their user names look and where they
 * lead. */
#include "resume/read.h"
#include <string.h>

enum form { USER, IMDB, ORCID, MASTODON, STACKOVERFLOW, SCHOLAR, PHONE };

static const struct network {
    const char *name;
    enum form form;
    const char *prefix, *example;
} networks[] = {
#define NETWORK(name, form, prefix, example) {name, form, prefix, example},
#include "resume/social.def"
#undef NETWORK
};
enum { NETWORKS = sizeof networks / sizeof *networks };

const struct keys social_keys = {"a social network", "network username", ""};

/* ---- which network ---- */

/* Next letter that counts in a network's name: neither case nor spaces do. */
static char next_letter(const char **s)
{
    while (**s && strchr(" -_.", **s))
        ++*s;
    char c = **s;
    if (c)
        ++*s;
    return c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c;
}

static bool same_name(const char *x, const char *y)
{
    char c;
    do {
        c = next_letter(&x);
        if (c != next_letter(&y))
            return false;
    } while (c);
    return true;
}

static const struct network *find_network(struct reading *r,
                                          const struct node *n)
{
    const char *name = n ? read_word(r, n, "a network") : NULL;
    if (!name)
        return NULL;
    const char *known[NETWORKS + 1] = {NULL};
    for (int i = 0; i < NETWORKS; i++) {
        known[i] = networks[i].name;
        if (same_name(name, known[i]))
            return &networks[i];
    }
    diag(r->d, n->at, DIAG_BAD_VALUE, "%s for 'network'", quoted(r->a, name));
    diag_nearest(r->d, name, known);
    diag_hint(r->d, "any other goes under custom_connections");
    return NULL;
}

/* ---- user names ---- */

/* Whether `s` has the form of `pattern`, where 'd' is a digit, 'D' a digit or
 * an X and '*' digits to the end. */
static bool matches(const char *s, const char *pattern)
{
    for (; *pattern; pattern++, s++) {
        bool digit = *s >= '0' && *s <= '9';
        if (*pattern == '*')
            return digit && strspn(s, "0123456789") == strlen(s);
        if (*pattern == 'd'   ? !digit
            : *pattern == 'D' ? !digit && *s != 'X'
                              : *s != *pattern)
            return false;
    }
    return !*s;
}

static bool is_user(const char *s)
{
    return *s && *s != '@' && !strpbrk(s, "/?# \\") && !strstr(s, "://");
}

static bool is_mastodon(const char *s)
{
    const char *at = *s == '@' ? strchr(s + 1, '@') : NULL;
    return at && at > s + 1 && is_user(at + 1) && strchr(at, '.') &&
           !strpbrk(s, "/?# \\");
}

static bool is_stackoverflow(const char *s)
{
    size_t digits = strspn(s, "0123456789");
    return digits && s[digits] == '/' && is_user(s + digits + 1);
}

static bool is_username(struct arena *a, enum form form, const char *s)
{
    switch (form) {
    case USER:
    case SCHOLAR:
        return is_user(s);
    case IMDB:
        return strncmp(s, "nm", 2) == 0 && strlen(s) >= 9 &&
               matches(s + 2, "*");
    case ORCID:
        return matches(s, "dddd-dddd-dddd-dddD");
    case MASTODON:
        return is_mastodon(s);
    case STACKOVERFLOW:
        return is_stackoverflow(s);
    case PHONE:
        break;
    }
    return phone_digits(a, s) != NULL;
}

/* What the link has after its prefix. */
static const char *link_rest(struct arena *a, enum form form, const char *s)
{
    if (form == MASTODON) {
        const char *host = strchr(s + 1, '@');
        return arena_printf(a, "%s/%.*s", host + 1, (int)(host - s), s);
    }
    if (form == PHONE) {
        const char *digits = phone_digits(a, s);
        return digits + (*digits == '+');
    }
    return s;
}

static const char *shown_name(const struct network *net, const char *s)
{
    if (net->form == STACKOVERFLOW)
        return strchr(s, '/') + 1;
    return net->form == SCHOLAR ? net->name : s;
}

static void refuse_username(struct reading *r, const struct network *net,
                            const struct node *n, const char *name)
{
    diag(r->d, n->at, DIAG_BAD_VALUE, "%s for 'username' of %s",
         quoted(r->a, name), net->name);
    const char *tail = strrchr(name, '/');
    tail = tail ? tail + 1 : name;
    tail += *tail == '@' && net->form == USER;
    if (net->form == USER && tail != name && is_user(tail))
        diag_hint(r->d, "the user name alone: %.60s", tail);
    else
        diag_hint(r->d, "as in: %s", net->example);
}

struct contact social_read(struct reading *r, const struct node *n)
{
    struct contact c = {.kind = CONTACT_SOCIAL, .label = "", .at = n->at};
    if (n->kind != NODE_MAP) {
        refuse_kind(r, n, "a network and a username");
        diag_hint(r->d, "as in: {network: GitHub, username: ada-lovelace}");
        return c;
    }
    read_keys(r, n, &social_keys, false);
    const struct network *net = find_network(r, node_get(n, "network"));
    const struct node *user = node_get(n, "username");
    const char *name = user ? read_word(r, user, "a user name") : NULL;
    if (!net || !name)
        return c;
    c.label = net->name;
    if (!is_username(r->a, net->form, name)) {
        refuse_username(r, net, user, name);
        return c;
    }
    const char *link = arena_printf(r->a, "%s%s", net->prefix,
                                    link_rest(r->a, net->form, name));
    c.url = markup_url(r->a, r->d, link, user->at);
    c.text = rich_styled(
        r->a, rich_of(r->a, shown_name(net, name), 0, user->at), 0, c.url);
    return c;
}
