/* ToUnicode: what each code of a font reads as (ISO 32000-1, 9.10.3). */
#include "pdf/private.h"
#include <string.h>

enum { BLOCK = 100 }; /* entries between begin and end */

/* What a glyph reads as; nothing for a part of another glyph, which is never
 * shown itself. One that is shown with no text of its own is a hyphen put in
 * at a line's end. */
static struct slice says(const struct font *f, int code)
{
    static const struct slice nothing = {"\u200b", 3}; /* a space of no width */
    if (code >= f->codes) {
        const struct alias *alias = &f->alias[code - f->codes];
        return alias->says.len ? alias->says : nothing;
    }
    const struct meaning *m = f->meaning[f->glyph[code]];
    if (!m)
        return (struct slice){"", 0};
    return m->says.len ? m->says : (struct slice){"-", 1};
}

/* The one UTF-16 unit a code reads as, 0 when it is not one. */
static unsigned unit(const struct font *f, int code)
{
    struct slice s = says(f, code);
    const char *p = s.text;
    uint32_t c = utf8_next(&p);
    return p == s.text + s.len && c < 0x10000 ? c : 0;
}

/* Codes [first, result) read as units that follow each other. Neither side of
 * a range may leave its high byte. */
static int range_end(const struct font *f, int first)
{
    unsigned u = unit(f, first);
    int end = first + 1;
    while (u && end < f->codes + f->aliases && end & 0xFF && (++u & 0xFF) &&
           unit(f, end) == u)
        end++;
    return end;
}

static void put_code(struct buf *b, int code)
{
    buf_putc(b, '<');
    unit_hex(b, (unsigned)code);
    buf_putc(b, '>');
}

/* All ranges, or all single codes, in blocks. */
static void entries(struct buf *b, const struct font *f, bool ranges)
{
    const char *what = ranges ? "range" : "char";
    struct buf block = buf_new(b->arena);
    int n = 0;
    int codes = f->codes + f->aliases;
    for (int code = 1, end; code < codes; code = end) {
        end = range_end(f, code);
        bool is_range = end - code > 1;
        if (is_range == ranges && says(f, code).len) {
            put_code(&block, code);
            if (ranges)
                put_code(&block, end - 1);
            buf_putc(&block, '<');
            utf16_hex(&block, says(f, code));
            buf_puts(&block, ">\n");
            n++;
        }
        if (n == BLOCK || (n && end >= codes)) {
            buf_printf(b, "%d beginbf%s\n", n, what);
            buf_add(b, block.data, block.len);
            buf_printf(b, "endbf%s\n", what);
            block.len = 0;
            n = 0;
        }
    }
}

struct bytes cmap_write(struct job *j, const struct font *f)
{
    struct buf b = buf_new(j->arena);
    buf_puts(&b, "/CIDInit/ProcSet findresource begin\n"
                 "12 dict begin\n"
                 "begincmap\n"
                 "/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)"
                 "/Supplement 0>>def\n"
                 "/CMapName/Adobe-Identity-UCS def\n"
                 "/CMapType 2 def\n"
                 "1 begincodespacerange\n"
                 "<0000><FFFF>\n"
                 "endcodespacerange\n");
    entries(&b, f, true);
    entries(&b, f, false);
    buf_puts(&b, "endcmap\n"
                 "CMapName currentdict/CMap defineresource pop\n"
                 "end\n"
                 "end\n");
    return buf_bytes(&b);
}
