/* The header: name, headline, summary, photo and the connections, which keep
 * the order of the file. */
#include "resume/read.h"
#include <string.h>

const struct keys cv_keys = {
    "cv", "name",
    "headline location email phone website photo photo_alt "
    "social_networks custom_connections summary sections"};

const struct keys custom_keys = {"a custom connection", "placeholder",
                                 "url fontawesome_icon"};

struct header {
    struct reading *r;
    struct resume *resume;
    struct contact *contact;
    int count, room;
};

static void add_contact(struct header *h, struct contact c)
{
    if (rich_empty(c.text))
        return;
    if (c.kind != CONTACT_CUSTOM)
        c.icon = c.label;
    h->contact = arena_more(h->r->a, h->contact, h->count, &h->room,
                            sizeof *h->contact, 8);
    h->contact[h->count++] = c;
}

/* A connection printed as `text` and leading to `url`; NULL: nowhere. */
static struct contact linked(struct reading *r, enum contact_kind kind,
                             const char *label, const char *text,
                             const char *url, struct mark at)
{
    struct rich plain = rich_of(r->a, text, 0, at);
    return (struct contact){
        .kind = kind,
        .label = label,
        .text = url ? rich_styled(r->a, plain, 0, url) : plain,
        .url = url,
        .at = at,
    };
}

/* ---- mail, telephone, web ---- */

/* Lightly: whether it can be delivered only its host knows. */
static bool is_email(const char *s)
{
    const char *at = strrchr(s, '@');
    return at && at > s && at[1] && at[1] != '.' && strchr(s, '@') == at &&
           !strpbrk(s, " <>()[],;:\"\\") && s[strlen(s) - 1] != '.';
}

static void read_email(struct header *h, const struct node *n)
{
    struct reading *r = h->r;
    const char *email = read_word(r, n, "an e-mail address");
    if (!email)
        return;
    if (!is_email(email)) {
        diag(r->d, n->at, DIAG_BAD_VALUE, "%s: not an e-mail address",
             quoted(r->a, email));
        const char *second = strchr(email, '@');
        second = second ? strchr(second + 1, '@') : NULL;
        diag_hint(r->d, second ? "several stand in a list: [ada@example.org, "
                                 "ada@example.com]"
                               : "as in: ada@example.org");
        return;
    }
    const char *url =
        markup_url(r->a, r->d, arena_printf(r->a, "mailto:%s", email), n->at);
    add_contact(h, linked(r, CONTACT_EMAIL, "E-mail", email, url, n->at));
}

const char *phone_digits(struct arena *a, const char *text)
{
    struct buf out = buf_new(a);
    int digits = 0;
    while (*text) {
        if (out.len && *out.data == '+' && strncmp(text, "(0)", 3) == 0) {
            text += 3; /* dialled within the country only */
            continue;
        }
        uint32_t c = utf8_next(&text);
        if (c >= '0' && c <= '9') {
            buf_putc(&out, (char)c);
            digits++;
        } else if (c == '+' && out.len == 0) {
            buf_putc(&out, '+');
        } else if (c > 0x7F ? c != 0xA0 && (c < 0x2007 || c > 0x2015)
                            : !strchr(" ()-./", (int)c)) {
            return NULL;
        }
    }
    return digits >= 7 && digits <= 15 ? buf_text(&out) : NULL;
}

static void read_phone(struct header *h, const struct node *n)
{
    struct reading *r = h->r;
    const char *phone = read_word(r, n, "a telephone number");
    if (!phone)
        return;
    if (strncmp(phone, "tel:", 4) == 0)
        phone += 4;
    const char *digits = phone_digits(r->a, phone);
    const char *url = digits ? arena_printf(r->a, "tel:%s", digits) : NULL;
    add_contact(h, linked(r, CONTACT_PHONE, "Phone", phone, url, n->at));
}

static void read_website(struct header *h, const struct node *n)
{
    struct reading *r = h->r;
    const char *site = read_word(r, n, "a web address");
    const char *url = site ? markup_url(r->a, r->d, site, n->at) : NULL;
    if (url)
        add_contact(h, linked(r, CONTACT_WEBSITE, "Website",
                              url_shown(r->a, site), url, n->at));
}

static void read_location(struct header *h, const struct node *n)
{
    struct rich text = read_title(h->r, n);
    add_contact(h, (struct contact){.kind = CONTACT_LOCATION,
                                    .label = "Location",
                                    .text = text,
                                    .at = n->at});
}

/* ---- lists of connections ---- */

static void read_social(struct header *h, const struct node *n)
{
    add_contact(h, social_read(h->r, n));
}

static void read_custom(struct header *h, const struct node *n)
{
    struct reading *r = h->r;
    struct contact c = {.kind = CONTACT_CUSTOM, .label = "", .at = n->at};
    if (n->kind != NODE_MAP) {
        refuse_kind(r, n, "a placeholder and a url");
        return;
    }
    read_keys(r, n, &custom_keys, false);
    const struct node *url = node_get(n, "url");
    const struct node *text = node_get(n, "placeholder");
    const struct node *icon = node_get(n, "fontawesome_icon");
    const char *link = url ? read_word(r, url, "a web address") : NULL;
    if (icon) {
        c.icon = read_word(r, icon, "the name of an icon");
        c.icon_at = icon->at;
    }
    if (link)
        c.url = markup_url(r->a, r->d, link, url->at);
    if (text)
        c.text = rich_styled(r->a, read_title(r, text), 0, c.url);
    add_contact(h, c);
}

static void read_each(struct header *h, const struct node *first,
                      void (*read)(struct header *, const struct node *))
{
    for (; first; first = first->next)
        read(h, first);
}

static void read_emails(struct header *h, const struct node *n)
{
    read_each(h, read_one_or_list(h->r, n, "an e-mail address or a list"),
              read_email);
}

static void read_phones(struct header *h, const struct node *n)
{
    read_each(h, read_one_or_list(h->r, n, "a telephone number or a list"),
              read_phone);
}

static void read_websites(struct header *h, const struct node *n)
{
    read_each(h, read_one_or_list(h->r, n, "a web address or a list"),
              read_website);
}

static void read_socials(struct header *h, const struct node *n)
{
    if (n->kind == NODE_MAP) {
        refuse_kind(h->r, n, "a list of social networks");
        diag_hint(h->r->d,
                  "as in: - {network: GitHub, username: ada-lovelace}");
        return;
    }
    read_each(h, read_list(h->r, n, "a list of social networks"), read_social);
}

static void read_customs(struct header *h, const struct node *n)
{
    read_each(h, read_list(h->r, n, "a list of connections"), read_custom);
}

/* ---- the rest ---- */

static void read_name(struct header *h, const struct node *n)
{
    h->resume->name = read_title(h->r, n);
    if (n->kind == NODE_SCALAR && !rich_seen(h->resume->name)) {
        diag(h->r->d, place_of(n), DIAG_WRONG_TYPE, "a name, found nothing");
        diag_hint(h->r->d, "as in: name: Ada Lovelace");
    }
}

static void read_headline(struct header *h, const struct node *n)
{
    h->resume->headline = in_own(h->r, n, read_title(h->r, n));
}

static void read_summary(struct header *h, const struct node *n)
{
    h->resume->summary = read_prose(h->r, n, "a text");
}

static void read_photo(struct header *h, const struct node *n)
{
    struct reading *r = h->r;
    const struct node *s = read_scalar(r, n, "a path");
    const char *path = s ? s->text : "";
    if (!*path)
        return;
    if (strstr(path, "://")) {
        diag(r->d, n->at, DIAG_BAD_VALUE, "%s for 'photo': nothing is fetched",
             quoted(r->a, path));
        diag_hint(r->d, "keep the picture beside the résumé");
        return;
    }
    h->resume->photo = path;
    h->resume->photo_at = s->at;
}

static void read_photo_alt(struct header *h, const struct node *n)
{
    h->resume->photo_alt = read_word(h->r, n, "what the photo shows");
}

static void skip(struct header *h, const struct node *n)
{
    (void)h, (void)n;
}

static const struct {
    const char *key;
    void (*read)(struct header *h, const struct node *n);
} parts[] = {
    {"name", read_name},
    {"headline", read_headline},
    {"location", read_location},
    {"email", read_emails},
    {"phone", read_phones},
    {"website", read_websites},
    {"photo", read_photo},
    {"photo_alt", read_photo_alt},
    {"social_networks", read_socials},
    {"custom_connections", read_customs},
    {"summary", read_summary},
    {"sections", skip},
};

void header_read(struct reading *r, const struct node *cv,
                 struct resume *resume)
{
    struct header h = {.r = r, .resume = resume};
    read_keys(r, cv, &cv_keys, false);
    for (const struct node *c = cv->child; c; c = c->next)
        for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
            if (strcmp(c->key, parts[i].key) == 0)
                parts[i].read(&h, c);
    resume->contact = h.contact;
    resume->contacts = h.count;
}
