/* The order of telling: header, then section by section. */
#include "story/private.h"
#include "story/smart.h"
#include <string.h>

static const char *const role_names[] = {
#define ROLE(name, words) [ROLE_##name] = words,
#include "story/role.def"
#undef ROLE
};

const char *role_name(enum role r)
{
    return role_names[r];
}

bool role_is_entry(enum role r)
{
    return r == ROLE_ENTRY || r == ROLE_HEAD;
}

static bool anything(const struct block *b)
{
    return b->role == ROLE_BREAK || b->alt || b->parts ||
           !rich_empty(b->text) || !rich_empty(b->aside);
}

/* The text with better signs for those typed, and its links underlined, where
 * the style asks for it. */
static struct rich as_printed(const struct teller *t, struct rich text)
{
    if (t->smart)
        text = smart_text(t->arena, text, t->smart, t->resume->lang);
    if (!t->style->underline)
        return text;
    struct span *span =
        arena_array(t->arena, (size_t)text.count + 1, sizeof *span);
    for (int i = 0; i < text.count; i++) {
        span[i] = text.span[i];
        if (span[i].url)
            span[i].style |= SPAN_UNDERLINE;
    }
    return (struct rich){span, text.count, text.at};
}

/* As `as_printed`, in the case and shape that the style asks for. */
static struct rich as_set(const struct teller *t, struct rich text,
                          enum role role)
{
    const struct style *st = t->style;
    bool upper = (role == ROLE_NAME && st->name_case == CASE_UPPER) ||
                 (role == ROLE_HEADLINE && st->headline_case == CASE_UPPER) ||
                 (role == ROLE_SECTION && st->section_case == CASE_UPPER);
    bool italic = (role == ROLE_HEADLINE && st->headline_italic) ||
                  (role == ROLE_SECTION && st->section_italic) ||
                  (role == ROLE_ENTRY && st->title_italic) ||
                  (role == ROLE_POST && st->post_italic);
    text = as_printed(t, text);
    if (upper)
        text = rich_capitals(t->arena, text, t->resume->lang);
    return italic ? rich_styled(t->arena, text, SPAN_ITALIC, NULL) : text;
}

void tell(struct teller *t, struct block b)
{
    if (!anything(&b))
        return;
    t->block = arena_more(t->arena, t->block, t->blocks, &t->room,
                          sizeof *t->block, 64);
    b.section = t->section;
    b.style = t->at_style;
    b.entry = t->entry;
    b.unit = t->at_unit;
    b.first = t->first;
    t->headed = (t->headed && !t->first) || role_is_entry(b.role);
    t->beside = (t->beside && !t->first) ||
                (role_is_entry(b.role) && !rich_empty(b.label));
    b.headed = t->headed;
    b.beside = t->beside;
    b.text = as_set(t, b.text, b.role);
    b.aside = as_printed(t, b.aside);
    if (t->style->date_italic)
        b.aside = rich_styled(t->arena, b.aside, SPAN_ITALIC, NULL);
    t->first = false;
    t->block[t->blocks++] = b;
}

int unit_begin(struct teller *t, const struct tagged *tagged, struct mark at)
{
    int up = t->at_unit;
    if (t->wording) /* told before */
        return up;
    t->unit = arena_more(t->arena, t->unit, t->units, &t->unit_room,
                         sizeof *t->unit, 32);
    t->unit[t->units] = (struct unit){.parent = up,
                                      .has_priority = tagged->has_priority,
                                      .priority = tagged->priority,
                                      .at = at};
    t->at_unit = t->units++;
    return up;
}

/* ---- the header ---- */

/* What leads somewhere has a chain's link, if nothing better is said. */
static struct told_icon *tell_icons(struct teller *t, const struct contact *c,
                                    int count)
{
    if (!t->style->show_icons)
        return NULL;
    struct told_icon *icon = arena_array(t->arena, (size_t)count, sizeof *icon);
    for (int i = 0; i < count; i++) {
        icon[i].name = c[i].icon ? c[i].icon : c[i].url ? "link" : NULL;
        icon[i].at = c[i].icon_at;
    }
    return icon;
}

static void tell_contacts(struct teller *t)
{
    int count;
    const struct contact *c = contacts_shown(t, &count);
    if (!count)
        return;
    struct rich *part = arena_array(t->arena, (size_t)count, sizeof *part);
    for (int i = 0; i < count; i++)
        part[i] = c[i].text;
    tell(t, (struct block){.role = ROLE_CONTACT,
                           .part = part,
                           .parts = count,
                           .icon = tell_icons(t, c, count),
                           .at = c[0].at});
}

/* `text` with `name` for NAME. */
static const char *named(struct arena *a, const char *text, const char *name)
{
    const char *at = strstr(text, "NAME");
    return at ? arena_printf(a, "%.*s%s%s", (int)(at - text), text, name,
                             at + strlen("NAME"))
              : text;
}

/* Without words for it, what it shows is told in the language of the page; by
 * the name alone where that is not known. */
static void tell_photo(struct teller *t)
{
    const struct resume *r = t->resume;
    if (!r->photo)
        return;
    const char *alt = r->photo_alt, *name = rich_text(t->arena, r->name);
    if (!alt)
        alt = r->locale->known ? named(t->arena, r->locale->portrait, name)
                               : name;
    tell(t, (struct block){.role = ROLE_PHOTO, .alt = alt, .at = r->photo_at});
}

/* The photo belongs to the name, or to the connections, where these stand in
 * the sidebar. */
static bool photo_aside(const struct teller *t)
{
    return t->style->sidebar && !*t->style->sidebar_from &&
           t->style->header_column == HEADER_SPLIT;
}

static void tell_text_of(struct teller *t, enum role role, struct rich text)
{
    tell(t, (struct block){.role = role, .text = text, .at = text.at});
    if (role == ROLE_NAME && !photo_aside(t))
        tell_photo(t);
}

/* What the style lists, each once, and the name in any case. */
static void tell_header(struct teller *t, struct rich summary)
{
    const struct resume *r = t->resume;
    const char *list = t->style->header_order;
    bool told[ROLE_COUNT] = {false};
    if (!style_has(list, "name"))
        tell_text_of(t, ROLE_NAME, r->name);
    for (size_t len; *list; list += len + (list[len] == ' ')) {
        len = strcspn(list, " ");
        enum role role = *list == 'n'   ? ROLE_NAME
                         : *list == 'h' ? ROLE_HEADLINE
                         : *list == 'c' ? ROLE_CONTACT
                                        : ROLE_SUMMARY;
        if (!told[role] && role == ROLE_CONTACT) {
            if (photo_aside(t))
                tell_photo(t);
            tell_contacts(t);
        } else if (!told[role])
            tell_text_of(t, role,
                         role == ROLE_NAME       ? r->name
                         : role == ROLE_HEADLINE ? r->headline
                                                 : summary);
        told[role] = true;
    }
    if (photo_aside(t) && !told[ROLE_CONTACT])
        tell_photo(t);
}

/* ---- sections ---- */

static int count_of(const struct section *s, enum entry_kind kind)
{
    int n = 0;
    for (int i = 0; i < s->entries; i++)
        n += s->entry[i].kind == kind;
    return n;
}

/* Which style the section that begins is told by. */
static int style_at(struct teller *t)
{
    int i = t->sections++;
    const struct style *own =
        i < t->page->sections ? t->page->section[i] : NULL;
    if (!own)
        return 0;
    if (!t->styles)
        t->styles =
            arena_array(t->arena, (size_t)t->page->sections, sizeof *t->styles);
    if (!t->style_count || t->styles[t->style_count - 1] != own)
        t->styles[t->style_count++] = own;
    return t->style_count;
}

static void style_enter(struct teller *t, int style)
{
    if (style == t->at_style)
        return;
    t->at_style = style;
    t->style = style ? t->styles[style - 1] : t->page;
    t->smart = smart_of(t->style->smart);
}

static void tell_section(struct teller *t, const struct section *s,
                         enum role head)
{
    int style = t->at_style;
    style_enter(t, style_at(t));
    int outer = unit_begin(t, &s->tagged, s->at);
    t->unit[t->at_unit].section = true;
    t->entry = -1;
    t->first = true;
    t->spans =
        *t->style->time_spans &&
        list_has_title(t->style->time_spans, rich_text(t->arena, s->title));
    tell(t, (struct block){.role = head, .text = s->title, .at = s->at});
    int up = 0, down = count_of(s, ENTRY_REVERSED);
    int counter[ENTRY_COUNT] = {0};
    for (int i = 0; i < s->entries; i++) {
        const struct entry *e = &s->entry[i];
        int number = e->kind == ENTRY_NUMBERED   ? ++up
                     : e->kind == ENTRY_REVERSED ? down--
                                                 : 0;
        t->entry = i;
        t->first = true;
        t->counter = ++counter[e->kind];
        tell_entry(t, e, arena_printf(t->arena, "%d.", number));
    }
    for (int i = 0; i < s->subs; i++)
        tell_section(t, &s->sub[i], ROLE_SUBSECTION);
    style_enter(t, style);
    t->at_unit = outer;
}

/* ---- hyphens ---- */

/* Words without a hyphen. */
static const char *unbroken(struct arena *a, const char *words)
{
    char *copy = arena_copy(a, words, strlen(words));
    for (char *p = copy; *p; p++)
        if (*p == '-')
            *p = ' ';
    return copy;
}

/* The résumé's own exceptions, the person's name, and the layout's. */
static const char *const *exceptions(struct arena *a, const struct resume *r,
                                     const struct style *st)
{
    size_t count = 3;
    for (const char *const *w = r->hyphenation; *w; w++)
        count++;
    for (const char *const *w = r->no_hyphens; *w; w++)
        count++;
    const char **all = arena_array(a, count, sizeof *all), **end = all;
    for (const char *const *w = r->hyphenation; *w; w++)
        *end++ = *w;
    for (const char *const *w = r->no_hyphens; *w; w++)
        *end++ = unbroken(a, *w);
    *end++ = unbroken(a, rich_text(a, r->name));
    *end++ = st->hyphen_exceptions;
    *end = NULL;
    return all;
}

/* ---- the story ---- */

static struct teller teller_of(struct arena *a, struct diags *d,
                               const struct resume *r, const struct style *st)
{
    return (struct teller){.arena = a,
                           .diags = d,
                           .resume = r,
                           .page = st,
                           .style = st,
                           .smart = smart_of(st->smart),
                           .section = -1,
                           .entry = -1,
                           .at_unit = -1,
                           .first = true};
}

static struct story *story_of(struct teller *t)
{
    const struct resume *r = t->resume;
    const struct style *st = t->page;
    struct arena *a = t->arena;
    struct story *s = arena_alloc(a, sizeof *s);
    *s = (struct story){.lang = r->lang,
                        .title = r->title,
                        .author = rich_text(a, r->name),
                        .subject = r->subject,
                        .keywords = r->keywords,
                        .exceptions = exceptions(a, r, st),
                        .separator = st->contact_separator,
                        .style = t->styles,
                        .styles = t->style_count,
                        .block = t->block,
                        .blocks = t->blocks,
                        .unit = t->unit,
                        .units = t->units};
    tell_running(t, s->running);
    return s;
}

const struct story *story_write(struct arena *a, struct diags *d,
                                const struct resume *r, const struct style *st)
{
    struct teller t = teller_of(a, d, r, st);
    tell_header(&t, r->summary);
    for (int i = 0; i < r->sections; i++) {
        t.section = i;
        tell_section(&t, &r->section[i], ROLE_SECTION);
    }
    bool columns = flows_settle(&t);
    struct story *s = story_of(&t);
    s->columns = columns;
    return s;
}

const struct story *story_letter(struct arena *a, struct diags *d,
                                 const struct resume *r, const struct style *st)
{
    struct teller t = teller_of(a, d, r, st);
    tell_header(&t, (struct rich){0});
    tell_letter(&t, r->letter);
    struct story *s = story_of(&t);
    const char *subject = rich_text(a, r->letter->subject);
    s->letter = true;
    s->title =
        *subject ? arena_printf(a, "%s - %s", s->author, subject) : s->author;
    return s;
}

const struct story *story_joined(struct arena *a, const struct story *first,
                                 const struct story *second)
{
    struct story *s = arena_alloc(a, sizeof *s);
    *s = *second;
    s->blocks = first->blocks + 1 + second->blocks;
    struct block *b = arena_array(a, (size_t)s->blocks, sizeof *b);
    if (first->blocks)
        memcpy(b, first->block, (size_t)first->blocks * sizeof *b);
    b[first->blocks] = (struct block){
        .role = ROLE_BREAK, .section = -1, .entry = -1, .unit = -1};
    if (second->blocks)
        memcpy(b + first->blocks + 1, second->block,
               (size_t)second->blocks * sizeof *b);
    s->block = b;
    return s;
}

/* ---- the window ---- */

static void print_part(struct buf *out, const char *before, struct rich r)
{
    if (rich_empty(r))
        return;
    buf_puts(out, before);
    rich_print(out, r);
}

static const char *const flow_names[FLOWS] = {
    [FLOW_PAGE] = "page", [FLOW_MAIN] = "main", [FLOW_SIDE] = "side"};

static void print_running(struct buf *out, const struct block *b,
                          const char *where)
{
    if (!b)
        return;
    buf_printf(out, "%-10s%s", role_name(b->role), where);
    print_part(out, " ", b->text);
    buf_putc(out, '\n');
}

void story_print(struct buf *out, const struct story *s)
{
    buf_printf(out, "story %s title \"%s\" author \"%s\"\n", s->lang, s->title,
               s->author);
    for (int i = 0; i < RUNNINGS; i++) {
        const struct running *r = &s->running[i];
        bool own = r->first && r->later && r->first != r->later;
        print_running(out, r->first, own ? " page 1" : "");
        print_running(out, own || !r->first ? r->later : NULL, "");
    }
    for (int i = 0; i < s->blocks; i++) {
        const struct block *b = &s->block[i];
        buf_printf(out, "%-10s", role_name(b->role));
        if (s->columns)
            buf_printf(out, " %-4s", flow_names[b->flow]);
        if (b->depth)
            buf_printf(out, " %d", b->depth);
        print_part(out, " ", b->label);
        print_part(out, " ", b->text);
        for (int k = 0; k < b->parts; k++) {
            print_part(out, k ? " | " : " ", b->part[k]);
            if (b->icon && b->icon[k].name)
                buf_printf(out, " (%s)", b->icon[k].name);
        }
        print_part(out, "  -> ", b->aside);
        if (b->alt)
            buf_printf(out, " \"%s\"", b->alt);
        if (b->at.line)
            buf_printf(out, "  %d:%d", b->at.line, b->at.col);
        buf_putc(out, '\n');
    }
}
