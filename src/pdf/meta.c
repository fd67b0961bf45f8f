/* What the file says of itself: Info for old readers, XMP for new ones (ISO
 * 16684-1), with the same values, and the catalog's entries. Nothing of the
 * machine, and no time unless one was given.
 *
 * Every file meets PDF/UA-1 and PDF/A-2a. The first is always claimed, the
 * second when it is asked for, and then nothing differs but that claim in XMP
 * and what follows from it: its length, the places of what comes after it, and
 * the identifier. */
#include "pdf/private.h"
#include <string.h>

static const char producer[] = "Brevier";

/* ---- time ---- */

/* 9999-12-31T23:59:59Z, the last that both forms can say. */
static const long long last_date = 253402300799;

struct moment {
    int year, month, day, hour, minute, second;
};

static bool is_leap(int year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static struct moment moment_of(long long seconds)
{
    static const int length[] = {31, 28, 31, 30, 31, 30,
                                 31, 31, 30, 31, 30, 31};
    int days = (int)(seconds / 86400), rest = (int)(seconds % 86400);
    int year = 1970, month = 0;
    for (int n; days >= (n = 365 + is_leap(year)); year++)
        days -= n;
    for (int n; days >= (n = length[month] + (month == 1 && is_leap(year)));
         month++)
        days -= n;
    return (struct moment){year,        month + 1,      days + 1,
                           rest / 3600, rest / 60 % 60, rest % 60};
}

static const char *date_text(struct job *j, bool xmp)
{
    struct moment t = moment_of(j->options->date);
    return arena_printf(j->arena,
                        xmp ? "%04d-%02d-%02dT%02d:%02d:%02dZ"
                            : "D:%04d%02d%02d%02d%02d%02dZ",
                        t.year, t.month, t.day, t.hour, t.minute, t.second);
}

/* ---- Info ---- */

static void info_text(struct job *j, const char *key, const char *text)
{
    if (text && *text)
        dict_string(j->haru, haru_info(j->haru), key, pdf_text(j->arena, text));
}

static const char *keywords(struct job *j)
{
    struct buf b = buf_new(j->arena);
    const char *const *word = j->story->keywords;
    for (; word && *word; word++)
        buf_printf(&b, "%s%s", b.len ? ", " : "", *word);
    return buf_text(&b);
}

static void info_write(struct job *j)
{
    const struct story *s = j->story;
    info_text(j, "Title", s->title);
    info_text(j, "Author", s->author);
    info_text(j, "Subject", s->subject);
    info_text(j, "Keywords", keywords(j));
    info_text(j, "Producer", producer);
    if (j->options->date >= 0) {
        info_text(j, "CreationDate", date_text(j, false));
        info_text(j, "ModDate", date_text(j, false));
    }
}

/* ---- XMP ---- */

/* Escaped; what XML cannot hold is U+FFFD. */
static void xml_text(struct buf *b, const char *text)
{
    while (*text) {
        uint32_t c = utf8_next(&text);
        if (c == '&')
            buf_puts(b, "&amp;");
        else if (c == '<')
            buf_puts(b, "&lt;");
        else if (c == '>')
            buf_puts(b, "&gt;");
        else
            buf_utf8(b, c < 0x20 || (c & 0xFFFE) == 0xFFFE ? 0xFFFD : c);
    }
}

static void xmp_plain(struct buf *b, const char *name, const char *text)
{
    if (!text || !*text)
        return;
    buf_printf(b, "<%s>", name);
    xml_text(b, text);
    buf_printf(b, "</%s>\n", name);
}

/* A list of the kind Alt, Seq or Bag; Alt is in the default language. */
static void xmp_list(struct buf *b, const char *name, const char *kind,
                     const char *const *item)
{
    if (!item || !*item || !**item)
        return;
    const char *lang = strcmp(kind, "Alt") ? "" : " xml:lang=\"x-default\"";
    buf_printf(b, "<%s><rdf:%s>", name, kind);
    for (; *item; item++) {
        buf_printf(b, "<rdf:li%s>", lang);
        xml_text(b, *item);
        buf_puts(b, "</rdf:li>");
    }
    buf_printf(b, "</rdf:%s></%s>\n", kind, name);
}

static void xmp_one(struct buf *b, const char *name, const char *kind,
                    const char *item)
{
    xmp_list(b, name, kind, (const char *const[]){item, NULL});
}

/* PDF/A wants every schema described that is none of its own: PDF/UA's. */
static const char extension[] =
    "<rdf:Description rdf:about=\"\" "
    "xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\" "
    "xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\" "
    "xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n"
    "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">\n"
    "<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>\n"
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/"
    "</pdfaSchema:namespaceURI>\n"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\n"
    "<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">\n"
    "<pdfaProperty:name>part</pdfaProperty:name>\n"
    "<pdfaProperty:valueType>Integer</pdfaProperty:valueType>\n"
    "<pdfaProperty:category>internal</pdfaProperty:category>\n"
    "<pdfaProperty:description>Part of ISO 14289"
    "</pdfaProperty:description>\n"
    "</rdf:li></rdf:Seq></pdfaSchema:property>\n"
    "</rdf:li></rdf:Bag></pdfaExtension:schemas>\n"
    "</rdf:Description>\n";

static struct bytes xmp(struct job *j)
{
    const struct story *s = j->story;
    struct buf b = buf_new(j->arena);
    buf_puts(&b, "<?xpacket begin=\"\xEF\xBB\xBF\" "
                 "id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
                 "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
                 "<rdf:RDF xmlns:rdf="
                 "\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
                 "<rdf:Description rdf:about=\"\" "
                 "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
                 "xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\" "
                 "xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" "
                 "xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\"");
    if (j->options->claim_a2a)
        buf_puts(&b, " xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\"");
    buf_puts(&b, ">\n");
    xmp_plain(&b, "pdfuaid:part", "1");
    if (j->options->claim_a2a) {
        xmp_plain(&b, "pdfaid:part", "2");
        xmp_plain(&b, "pdfaid:conformance", "A");
    }
    xmp_one(&b, "dc:title", "Alt", s->title);
    xmp_one(&b, "dc:creator", "Seq", s->author);
    xmp_one(&b, "dc:description", "Alt", s->subject);
    xmp_list(&b, "dc:subject", "Bag", s->keywords);
    xmp_one(&b, "dc:language", "Bag", s->lang);
    xmp_plain(&b, "pdf:Keywords", keywords(j));
    xmp_plain(&b, "pdf:Producer", producer);
    if (j->options->date >= 0) {
        xmp_plain(&b, "xmp:CreateDate", date_text(j, true));
        xmp_plain(&b, "xmp:ModifyDate", date_text(j, true));
    }
    buf_puts(&b, "</rdf:Description>\n");
    buf_puts(&b, extension);
    buf_puts(&b, "</rdf:RDF>\n</x:xmpmeta>\n"
                 "<?xpacket end=\"r\"?>");
    return buf_bytes(&b);
}

/* What the colours mean, on a screen or a printer. */
static void intent_write(struct job *j)
{
    struct haru *h = j->haru;
    struct dict *profile = haru_stream(h, deflated_like(j, icc_write(j)));
    dict_integer(h, profile, "N", 3);
    struct array *intents = dict_array(h, haru_catalog(h), "OutputIntents");
    struct dict *intent = array_dict(h, intents);
    dict_name(h, intent, "Type", "OutputIntent");
    dict_name(h, intent, "S", "GTS_PDFA1");
    dict_string(h, intent, "OutputConditionIdentifier",
                pdf_text(j->arena, "sRGB"));
    dict_string(h, intent, "Info", pdf_text(j->arena, "sRGB (IEC 61966-2-1)"));
    dict_ref(h, intent, "DestOutputProfile", profile);
}

void meta_write(struct job *j)
{
    if (j->options->date > last_date) {
        fault(j, (struct mark){0}, "a date after the year 9999");
        return;
    }
    struct haru *h = j->haru;
    struct dict *catalog = haru_catalog(h);
    info_write(j);
    if (j->story->lang && *j->story->lang)
        dict_string(h, catalog, "Lang", pdf_text(j->arena, j->story->lang));
    struct dict *view = dict_dict(h, catalog, "ViewerPreferences");
    dict_bool(h, view, "DisplayDocTitle", true);
    intent_write(j);
    struct dict *metadata = haru_stream(h, deflated_like(j, xmp(j)));
    dict_name(h, metadata, "Type", "Metadata");
    dict_name(h, metadata, "Subtype", "XML");
    dict_ref(h, catalog, "Metadata", metadata);
}
