/* A file to start from. Its words are of a life long past; its addresses are
 * of the kind that nobody can have. */
#include "resume/resume.h"
#include <string.h>

static const char head[] =
    "# A résumé. To make the PDF of it:  brevier FILE.yaml\n"
    "# What stands behind a '#' is a remark. Change what you like, take out\n"
    "# what you do not need, and run 'brevier check FILE.yaml' when in doubt.\n"
    "\n"
    "cv:\n";

/* A {{key}} becomes the title that it stands for. */
static const char body[] =
    "  headline: Mathematician and writer on engines of calculation\n"
    "\n"
    "  # How to be reached, printed in the order in which it stands here.\n"
    "  location: London\n"
    "  email: me@example.org\n"
    "  phone: (607) 555-0142\n"
    "  website: https://example.org/notes\n"
    "  social_networks:\n"
    "    - network: Mastodon # or LinkedIn, GitHub, ORCID, Bluesky, …\n"
    "      username: \"@me@example.org\"\n"
    "\n"
    "  # In every text: **bold**, *italic*, `code`, [words](link); \\* is a\n"
    "  # star. All else prints as typed: C++, 50 %, <b>, a_b, $.\n"
    "  summary: Writes on what engines can be made to do, with proofs.\n"
    "\n"
    "  # Sections have any title and stand in any order. An entry's keys say\n"
    "  # what it is; one section may mix all kinds.\n"
    "  sections:\n"
    "    {{experience}}:\n"
    "      - company: The Analytical Engine\n"
    "        position: Translator and author of the Notes\n"
    "        location: London\n"
    "        start_date: 1842-10 # or a year, or 1842-10-18\n"
    "        end_date: 1843-08 # or present\n"
    "        highlights:\n"
    "          - Translated Menabrea's memoir of the engine from the French\n"
    "          - text: Added **seven notes**, three times as long as the "
    "memoir\n"
    "            highlights: # a list below the text, as deep as you like\n"
    "              - Wrote out a table of operations for Bernoulli's numbers\n"
    "              - Told what the engine computes from what it means\n"
    "          - \"In quotes: a text with a colon and a space needs them\"\n"
    "\n"
    "    {{education}}:\n"
    "      - institution: Private lessons with A. De Morgan\n"
    "        area: Mathematics\n"
    "        location: London\n"
    "        date: 1840 to 1842 # a date may be any text\n"
    "        highlights:\n"
    "          - Differential and integral calculus, by correspondence\n"
    "\n"
    "    {{projects}}:\n"
    "      - name: Flying by steam\n"
    "        date: 1828\n"
    "        summary: A plan for wings, from the anatomy of birds\n"
    "\n"
    "    {{publications}}:\n"
    "      - title: Sketch of the Analytical Engine, with Notes\n"
    "        authors: [L. F. Menabrea, \"*A. A. L.*\"]\n"
    "        journal: Scientific Memoirs, vol. 3\n"
    "        date: 1843-09\n"
    "\n"
    "    {{awards}}:\n"
    "      - bullet: Presented at court\n"
    "        date: 1833\n"
    "\n"
    "    {{skills}}:\n"
    "      - label: Languages\n"
    "        details: English, French, Italian\n"
    "      - label: Music\n"
    "        details: harp, piano\n"
    "\n"
    "    {{interests}}:\n"
    "      - A line of its own, with nothing before it, is just a text.\n"
    "\n";

static const char locale[] =
    "# Months, \"present\", hyphens and quotes are of this language.\n"
    "locale:\n";

static const char foot[] =
    "# How the page looks. 'brevier help layout' tells what can be set.\n"
    "layout:\n";

/* Whether `s` means itself in YAML without quotes. */
static bool is_plain(const char *s)
{
    if (!*s || s[strlen(s) - 1] == ' ')
        return false;
    for (const char *c = s; *c; c++) {
        bool letter = (*c >= 'a' && *c <= 'z') || (*c >= 'A' && *c <= 'Z') ||
                      (unsigned char)*c >= 0x80;
        if (!letter && (c == s || !strchr(" .-/0123456789'", *c)))
            return false;
    }
    static const char *const nulls[] = {"null", "Null", "NULL"};
    for (int i = 0; i < 3; i++)
        if (strcmp(s, nulls[i]) == 0)
            return false;
    return true;
}

/* A scalar of YAML; of a markup text the marks are escaped. */
static void put_scalar(struct buf *out, const char *s, bool markup)
{
    if (is_plain(s)) {
        buf_puts(out, s);
        return;
    }
    buf_putc(out, '"');
    for (; *s; s++) {
        unsigned char c = (unsigned char)*s;
        if (markup && strchr("*`[\\", c))
            buf_puts(out, "\\\\");
        if (c < 0x20 || c == 0x7F) {
            buf_printf(out, "\\x%02X", c);
            continue;
        }
        if (c == '"' || c == '\\')
            buf_putc(out, '\\');
        buf_putc(out, *s);
    }
    buf_putc(out, '"');
}

static void put_body(struct buf *out, const char *lang)
{
    const char *from = body, *at;
    for (; (at = strstr(from, "{{")); from = at + 2) {
        buf_add(out, from, (size_t)(at - from));
        at += 2;
        size_t len = strcspn(at, "}");
        const char *key = arena_copy(out->arena, at, len);
        const char *title = locale_title_of(out->arena, lang, key);
        if (!title) /* of a language without a table */
            title = locale_title_of(out->arena, "en", key);
        put_scalar(out, title, false);
        at += len;
    }
    buf_puts(out, from);
}

const char *resume_new(struct arena *a, const char *name,
                       const struct resume_start *start)
{
    struct buf out = buf_new(a);
    if (start->schema)
        buf_printf(&out, "# yaml-language-server: $schema=%s\n", start->schema);
    buf_puts(&out, head);
    buf_puts(&out, "  name: ");
    put_scalar(&out, name && *name ? name : "Ada Lovelace", true);
    buf_puts(&out, "\n");
    put_body(&out, start->lang ? start->lang : "en");
    if (start->lang)
        buf_printf(&out, "%s  language: %s\n\n", locale, start->lang);
    buf_puts(&out, foot);
    buf_puts(&out, "  extends: ");
    put_scalar(&out, start->layout, false);
    buf_puts(&out, "\n  page:\n    size: ");
    put_scalar(&out, start->size, false);
    buf_puts(&out, " # us-letter or a4\n");
    return buf_text(&out);
}
