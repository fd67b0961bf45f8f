/* Links: of four schemes, in ASCII, ready for a PDF. A host with letters
 * beyond ASCII stays itself, its bytes percent-encoded as in the rest of the
 * link: RFC 3986 allows it and browsers turn it into Punycode themselves,
 * with the mapping tables that this program does not carry. */
#include "markup/build.h"
#include <string.h>

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_alpha(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_hex(char c)
{
    return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

/* Length of the scheme before its ':'; 0: none. "example.org:80" has none. */
static size_t scheme_length(const char *url)
{
    size_t n = 0;
    bool dot = false;
    if (!is_alpha(*url))
        return 0;
    for (; is_alpha(url[n]) || is_digit(url[n]) ||
           (url[n] && strchr("+-.", url[n]));
         n++)
        dot = dot || url[n] == '.';
    if (url[n] != ':' || (dot && is_digit(url[n + 1])))
        return 0;
    return n;
}

static bool is_scheme(const char *url, size_t len, const char *name)
{
    if (strlen(name) != len)
        return false;
    for (size_t i = 0; i < len; i++)
        if ((url[i] | 0x20) != name[i])
            return false;
    return true;
}

/* Whether a character stands for what no link may hold: a control character
 * or white space of any script. */
static bool has_space_or_control(const char *url)
{
    for (uint32_t c; (c = utf8_next(&url));)
        if (c <= 0x20 || (c >= 0x7F && c <= 0xA0) || c == 0x1680 ||
            (c >= 0x2000 && c <= 0x200F) || (c >= 0x2028 && c <= 0x202F) ||
            (c >= 0x205F && c <= 0x206F) || c == 0x3000 || c == 0xFEFF)
            return true;
    return false;
}

/* Whether `host` of `len` bytes can be a host with a port: no user name, no
 * character that readers of links disagree about. */
static bool is_host(const char *host, size_t len)
{
    if (len && host[0] == '[') {
        const char *end = memchr(host, ']', len);
        if (!end || end == host + 1)
            return false;
        for (const char *c = host + 1; c < end; c++)
            if (!is_hex(*c) && *c != ':' && *c != '.')
                return false;
        len -= (size_t)(end + 1 - host);
        host = end + 1;
    } else {
        size_t n = 0;
        while (n < len && host[n] != ':') {
            char c = host[n];
            if (!is_alpha(c) && !is_digit(c) && !strchr(".-_", c) &&
                (unsigned char)c < 0x80)
                return false;
            if (c == '.' && (n == 0 || host[n - 1] == '.'))
                return false;
            n++;
        }
        if (n == 0)
            return false;
        host += n;
        len -= n;
    }
    if (len == 0)
        return true;
    if (*host != ':' || len > 6)
        return false;
    for (size_t i = 1; i < len; i++)
        if (!is_digit(host[i]))
            return false;
    return true;
}

/* `url` with what a URI may not hold as %XX; what is %XX already stays. */
static void encode(struct buf *out, const char *url, size_t host)
{
    bool fragment = false;
    for (size_t i = 0; url[i]; i++) {
        char c = url[i];
        bool keep =
            is_alpha(c) || is_digit(c) || strchr("-._~:/?@!$&'()*+,;=", c);
        if (c == '[' || c == ']')
            keep = i < host;
        if (c == '%')
            keep = is_hex(url[i + 1]) && is_hex(url[i + 2]);
        if (c == '#') {
            keep = !fragment;
            fragment = true;
        }
        if (keep)
            buf_putc(out, c);
        else
            buf_printf(out, "%%%02X", (unsigned)(unsigned char)c);
    }
}

/* Why `rest`, what follows mailto: or tel:, is none; NULL: it is fine. */
static const char *address_fault(const char *rest)
{
    size_t len = strcspn(rest, "?");
    const char *at = memchr(rest, '@', len);
    return at && at > rest && at + 1 < rest + len
               ? NULL
               : "an address has the form name@host";
}

static const char *phone_fault(const char *rest)
{
    size_t digits = 0, n = 0;
    for (; rest[n] && rest[n] != ';'; n++) {
        if (!is_digit(rest[n]) && !strchr("+-.()", rest[n]))
            return "a phone number has digits only";
        digits += is_digit(rest[n]);
    }
    return digits ? NULL : "a phone number has digits";
}

static struct link bad(const char *why, const char *hint)
{
    return (struct link){.why = why, .hint = hint};
}

static struct link read_address(struct arena *a, const char *rest, bool mail)
{
    const char *why = mail ? address_fault(rest) : phone_fault(rest);
    if (why)
        return bad(why, NULL);
    struct buf out = buf_new(a);
    buf_puts(&out, mail ? "mailto:" : "tel:");
    encode(&out, rest, 0);
    return (struct link){.url = buf_text(&out)};
}

/* What follows "http://", or a link without a scheme, which must look like
 * one: its host has a dot. */
static struct link read_web(struct arena *a, const char *scheme,
                            const char *rest)
{
    size_t host = strcspn(rest, "/?#");
    bool bare = !scheme;
    if (bare && memchr(rest, '@', host))
        return bad("a mail address needs 'mailto:' before it", NULL);
    if (!is_host(rest, host) || (bare && !memchr(rest, '.', host)))
        return bad("it names no host",
                   "write a whole link, as in https://example.org/page");
    struct buf out = buf_new(a);
    buf_printf(&out, "%s://", bare ? "https" : scheme);
    encode(&out, rest, host);
    return (struct link){.url = buf_text(&out)};
}

static struct link read_any(struct arena *a, const char *url)
{
    if (has_space_or_control(url))
        return bad("it holds a space or a control character",
                   "write %20 for a space");
    size_t n = scheme_length(url);
    if (n == 0)
        return read_web(a, NULL, url);
    bool mail = is_scheme(url, n, "mailto");
    if (mail || is_scheme(url, n, "tel"))
        return read_address(a, url + n + 1, mail);
    bool plain = is_scheme(url, n, "http");
    if (!plain && !is_scheme(url, n, "https"))
        return bad("only http, https, mailto and tel links are allowed", NULL);
    if (strncmp(url + n, "://", 3) != 0)
        return bad("'//' and a host are missing", NULL);
    return read_web(a, plain ? "http" : "https", url + n + 3);
}

struct link link_read(struct arena *a, const char *url)
{
    struct link link = read_any(a, url);
    return link.url && strlen(link.url) > URL_LIMIT
               ? bad("it is too long for a link", NULL)
               : link;
}

void link_refuse(struct diags *d, struct arena *a, struct link link,
                 const char *typed, struct mark at)
{
    diag(d, at, DIAG_BAD_LINK, "%s: %s", quoted(a, typed), link.why);
    if (link.hint)
        diag_hint(d, "%s", link.hint);
}

const char *markup_url(struct arena *a, struct diags *d, const char *url,
                       struct mark at)
{
    struct link link = link_read(a, url);
    if (!link.url)
        link_refuse(d, a, link, url, at);
    return link.url;
}
