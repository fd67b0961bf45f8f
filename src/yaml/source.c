/* From bytes to text: encodings, line ends, characters that are refused. */
#include "yaml/source.h"
#include <limits.h>
#include <string.h>

/* ---- places ---- */

struct cursor cursor_start(const struct source *src)
{
    return (struct cursor){.src = src, .line = 1, .col = 1};
}

static void cursor_step(struct cursor *c)
{
    const char *text = c->src->text;
    bool ends = text[c->byte] == '\n';
    do
        c->byte++;
    while (((unsigned char)text[c->byte] & 0xC0) == 0x80);
    c->index++;
    c->line += ends;
    c->col = ends ? 1 : c->col + 1;
}

void cursor_to_byte(struct cursor *c, size_t byte)
{
    if (byte < c->byte)
        *c = cursor_start(c->src);
    while (c->byte < byte && c->byte < c->src->len)
        cursor_step(c);
}

void cursor_to_index(struct cursor *c, size_t index)
{
    *c = index < c->index ? cursor_start(c->src) : *c;
    while (c->index < index && c->byte < c->src->len)
        cursor_step(c);
}

struct mark cursor_mark(const struct cursor *c, size_t len)
{
    return (struct mark){c->src, c->line, c->col, (int)len};
}

/* ---- what is no text at all ---- */

static bool begins(struct bytes b, const char *with, size_t len)
{
    return b.len >= len && !memcmp(b.data, with, len);
}

/* What a file that is no text is, by its first bytes; NULL when unknown. */
static const char *foreign(struct bytes b)
{
    static const struct {
        const char *begin;
        size_t len;
        const char *what;
    } kinds[] = {
        {"%PDF-", 5, "this is a PDF"},
        {"PK\3\4", 4, "this is a ZIP file, or a word processor's document"},
        {"\xD0\xCF\x11\xE0", 4, "this is a word processor's document"},
        {"{\\rtf", 5, "this is a rich text document"},
        {"\x89PNG", 4, "this is a picture"},
        {"\xFF\xD8\xFF", 3, "this is a picture"},
        {"\x1F\x8B", 2, "this is a compressed file"},
        {"\x7F"
         "ELF",
         4, "this is a program"},
    };
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (begins(b, kinds[i].begin, kinds[i].len))
            return kinds[i].what;
    return NULL;
}

/* Whether of each pair of bytes at the beginning one, and always the same
 * one, is nearly always zero. */
static bool looks_utf16(struct bytes b)
{
    size_t zeros[2] = {0, 0};
    size_t n = b.len < 64 ? b.len & ~(size_t)1 : 64;
    for (size_t i = 0; i < n; i++)
        zeros[i & 1] += b.data[i] == 0;
    size_t most = zeros[0] > zeros[1] ? zeros[0] : zeros[1];
    return n >= 4 && zeros[0] + zeros[1] == most && most * 8 >= n * 3;
}

static struct source *refuse(struct diags *d, const struct source *src,
                             bool whole, const char *what)
{
    struct mark at = {.src = src, .line = !whole, .col = !whole};
    diag(d, at, DIAG_ENCODING, "%s", what);
    diag_hint(d, "save the file as text in UTF-8");
    return NULL;
}

/* ---- decoding ---- */

static char *put_utf8(char *to, uint32_t c)
{
    static const uint32_t lead[] = {0, 0, 0xC0, 0xE0, 0xF0};
    size_t n = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
    for (size_t i = n; i-- > 1; c >>= 6)
        to[i] = (char)(0x80 | (c & 0x3F));
    to[0] = (char)(lead[n] | c);
    return to + n;
}

/* UTF-16 in `b` as UTF-8 in `to`; where it ends. It ends early, with *bad, at
 * half a character. */
static char *from_utf16(char *to, struct bytes b, bool big, bool *bad)
{
    for (size_t i = 0; i + 1 < b.len; i += 2) {
        uint32_t c = (uint32_t)b.data[i + !big] << 8 | b.data[i + big];
        if (c >= 0xD800 && c < 0xDC00 && i + 3 < b.len) {
            uint32_t low =
                (uint32_t)b.data[i + 2 + !big] << 8 | b.data[i + 2 + big];
            if (low >= 0xDC00 && low < 0xE000) {
                c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
                i += 2;
            }
        }
        *bad = c >= 0xD800 && c < 0xE000;
        if (*bad)
            return to;
        to = put_utf8(to, c);
    }
    *bad = b.len % 2;
    return to;
}

/* The text with LF for CRLF and for CR; the new length. */
static size_t line_ends(char *text, size_t len)
{
    char *cr = memchr(text, '\r', len);
    if (!cr)
        return len;
    char *to = cr, before = '\0';
    for (const char *p = cr; p < text + len; p++) {
        char c = *p;
        if (c != '\n' || before != '\r')
            *to++ = c == '\r' ? '\n' : c;
        before = c;
    }
    *to = '\0';
    return (size_t)(to - text);
}

/* A last line of blanks alone ends like any other, or it would be taken for
 * text where lines are kept; the new length. */
static size_t last_line(char *text, size_t len)
{
    size_t n = len;
    while (n && (text[n - 1] == ' ' || text[n - 1] == '\t'))
        n--;
    if (n == len || !n || text[n - 1] != '\n')
        return len;
    memcpy(text + len, "\n", 2);
    return len + 1;
}

static struct source *decode_utf16(struct arena *a, struct diags *d,
                                   struct source *src, struct bytes b)
{
    char *text = arena_alloc(a, b.len / 2 * 3 + 1);
    bool bad = false, big = b.data[0] == 0xFE;
    struct bytes units = {b.data + 2, b.len - 2};
    char *end = from_utf16(text, units, big, &bad);
    src->len = line_ends(text, (size_t)(end - text));
    src->text = text;
    if (!bad)
        return src;
    diag(d, mark_at_offset(src, src->len), DIAG_ENCODING,
         "half a character of UTF-16");
    diag_hint(d, "save the file as text in UTF-8");
    return NULL;
}

struct source *source_decode(struct arena *a, struct diags *d, const char *name,
                             long line, struct bytes bytes)
{
    struct source *src = arena_alloc(a, sizeof *src);
    src->name = arena_copy(a, name, strlen(name));
    src->text = "";
    src->before = line > INT_MAX ? INT_MAX : line ? (int)line - 1 : 0;
    const char *what = foreign(bytes);
    if (what)
        return refuse(d, src, !line, what);
    if (begins(bytes, "\xFF\xFE\0\0", 4) || begins(bytes, "\0\0\xFE\xFF", 4))
        return refuse(d, src, !line, "this is UTF-32");
    if (begins(bytes, "\xFE\xFF", 2) || begins(bytes, "\xFF\xFE", 2))
        return line ? refuse(d, src, false, "this is UTF-16")
                    : decode_utf16(a, d, src, bytes);
    if (looks_utf16(bytes))
        return refuse(d, src, !line,
                      "this looks like UTF-16 without a byte order mark");
    size_t bom = begins(bytes, "\xEF\xBB\xBF", 3) ? 3 : 0;
    char *text = arena_raw(a, bytes.len - bom + 2);
    if (bytes.len)
        memcpy(text, bytes.data + bom, bytes.len - bom);
    text[bytes.len - bom] = '\0';
    for (size_t i = 0; line && i < bytes.len - bom; i++)
        if (text[i] == '\r') /* white space of JSON that ends no line */
            text[i] = ' ';
    src->len = last_line(text, line_ends(text, bytes.len - bom));
    src->text = text;
    return src;
}

/* ---- checking ---- */

bool char_forbidden(uint32_t c)
{
    return (c < 0x20 && c != '\t' && c != '\n') ||
           (c >= 0x7F && c < 0xA0 && c != 0x85);
}

const char *char_name(struct arena *a, uint32_t c)
{
    static const char *const names[] = {
        "NUL", "SOH", "STX", "ETX", "EOT", "ENQ", "ACK", "BEL",
        "BS",  "HT",  "LF",  "VT",  "FF",  "CR",  "SO",  "SI",
        "DLE", "DC1", "DC2", "DC3", "DC4", "NAK", "SYN", "ETB",
        "CAN", "EM",  "SUB", "ESC", "FS",  "GS",  "RS",  "US"};
    const char *name = c < 0x20      ? names[c]
                       : c == 0x7F   ? "DEL"
                       : c == 0x2028 ? "line separator"
                       : c == 0x2029 ? "paragraph separator"
                       : c >= 0xFFFE ? "not a character"
                                     : "C1";
    return arena_printf(a, "U+%04X (%s)", c, name);
}

/* Bytes of the character at `p`, and the character; 0 when it is not
 * well-formed, and why. */
static size_t decode(const unsigned char *p, uint32_t *c, const char **why)
{
    if (*p < 0x80) {
        *c = *p;
        return 1;
    }
    size_t n = *p >= 0xF0 ? 4 : *p >= 0xE0 ? 3 : 2;
    static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
    *c = *p & (0xFFu >> (n + 1));
    *why = "stands alone";
    if (*p < 0xC0 || *p > 0xF7)
        return 0;
    for (size_t i = 1; i < n; i++) {
        if ((p[i] & 0xC0) != 0x80)
            return 0;
        *c = *c << 6 | (p[i] & 0x3F);
    }
    *why = *c < least[n]                 ? "begins an overlong form"
           : *c >= 0xD800 && *c < 0xE000 ? "begins half a surrogate pair"
           : *c > 0x10FFFF               ? "begins what is beyond U+10FFFF"
                                         : NULL;
    return *why ? 0 : n;
}

static void say_ill_formed(struct diags *d, struct mark at, unsigned char byte,
                           const char *why)
{
    static const uint16_t windows[] = {
        0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
        0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
        0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
        0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};
    diag(d, at, DIAG_ENCODING, "the byte 0x%02X %s", byte, why);
    uint32_t c = byte < 0xA0 ? windows[byte - 0x80] : byte;
    char utf8[5] = "";
    put_utf8(utf8, c);
    if (c && strcmp(why, "stands alone") == 0)
        diag_hint(d,
                  "save the file as UTF-8; it seems to be Windows-1252, "
                  "where this byte is '%s'",
                  utf8);
    else
        diag_hint(d, "save the file as UTF-8");
}

bool source_check(struct arena *a, struct diags *d, const struct source *src,
                  bool json)
{
    enum { MOST = 10 };
    struct cursor at = cursor_start(src);
    int said = 0;
    for (size_t i = 0; i < src->len && said < MOST;) {
        unsigned char b = (unsigned char)src->text[i];
        if ((b >= 0x20 && b < 0x7F) || b == '\n') {
            i++;
            continue;
        }
        uint32_t c = 0;
        const char *why = NULL;
        size_t n = decode((const unsigned char *)src->text + i, &c, &why);
        bool separates =
            c == 0x2028 || c == 0x2029 || c == 0xFFFE || c == 0xFFFF;
        if (!n || char_forbidden(c) || (!json && separates)) {
            said++;
            cursor_to_byte(&at, i);
            if (!n) {
                say_ill_formed(d, cursor_mark(&at, 1), b, why);
                break;
            }
            diag(d, cursor_mark(&at, 1), DIAG_CONTROL, "%s", char_name(a, c));
            diag_hint(d, "delete it, or write a space in its place");
        }
        i += n;
    }
    return !said;
}
