/* The programme: one room after the other. */
#include "main/make.h"
#include "image/image.h"
#include "main/input.h"
#include <stdlib.h>
#include <string.h>
#include <time.h>

double clock_ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

void shared_end(struct shared *s)
{
    if (s->fonts)
        fonts_free(s->fonts);
    s->fonts = NULL;
    arena_free(s->fonts_arena);
    s->fonts_arena = NULL;
    kept_forget(s->kept);
}

/* Where a user keeps data of ours; NULL: nowhere. */
static const char *user_folder(struct arena *a)
{
    const char *data = getenv("XDG_DATA_HOME"), *home = getenv("HOME");
    if (data && *data == '/')
        return path_join(a, data, "brevier");
    return home && *home == '/' ? path_join(a, home, ".local/share/brevier")
                                : NULL;
}

static size_t count_of(const char *const *list)
{
    size_t n = 0;
    while (list && list[n])
        n++;
    return n;
}

/* They are looked for once, and again only beside another folder with
 * fonts. */
struct fonts *fonts_for(struct arena *job, struct shared *s, const char *beside)
{
    const char *own = *beside ? beside : "./";
    if (!file_exists(path_join(job, own, "fonts")))
        own = "";
    if (s->fonts && strcmp(own, s->fonts_beside) == 0)
        return s->fonts;
    shared_end(s);
    struct arena *a = s->fonts_arena = arena_new_lasting();
    size_t paths = count_of(s->fonts_path), count = count_of(s->data), n = 0;
    const char **path = arena_array(a, paths + 2, sizeof *path);
    const char **folder = arena_array(a, count + 2, sizeof *folder);
    s->fonts_beside = arena_copy(a, own, strlen(own));
    if (*own)
        path[n++] = path_join(a, own, "fonts");
    if (paths)
        memcpy(path + n, s->fonts_path, paths * sizeof *path);
    memcpy(folder, s->data, count * sizeof *folder);
    folder[count] = user_folder(a);
    s->fonts = fonts_new_beside((struct reach){s->fonts_beside, s->root}, path,
                                folder);
    return s->fonts;
}

/* A section, then its subsections. */
static void ask_section(struct arena *a, const struct section *s, int up,
                        struct section_asked *to, int *count)
{
    int at = (*count)++;
    to[at] = (struct section_asked){.title = rich_text(a, s->title),
                                    .key = s->key,
                                    .id = s->tagged.id,
                                    .up = up,
                                    .own = s->style};
    for (int i = 0; i < s->subs; i++)
        ask_section(a, &s->sub[i], at, to, count);
}

static const struct section_asked *
ask_sections(struct arena *a, const struct resume *r, int *count)
{
    size_t most = 1;
    for (int i = 0; i < r->sections; i++)
        most += 1 + (size_t)r->section[i].subs;
    struct section_asked *to = arena_array(a, most, sizeof *to);
    *count = 0;
    for (int i = 0; i < r->sections; i++)
        ask_section(a, &r->section[i], -1, to, count);
    return to;
}

static const struct style *read_style(struct arena *a, struct diags *d,
                                      const struct shared *s,
                                      const struct job *job,
                                      const struct resume *r,
                                      const struct node *set)
{
    static const char *const none[] = {NULL};
    int sections;
    const struct section_asked *section = ask_sections(a, r, &sections);
    return style_read(a, d,
                      &(struct style_ask){
                          .inline_layout = r->layout,
                          .layout = job->layout ? job->layout : none,
                          .set = set,
                          .unlimited = r->unlimited,
                          .section = section,
                          .sections = sections,
                          .beside = path_folder(a, job->input),
                          .root = job->root,
                          .data = s->data,
                      });
}

/* The photo that the résumé names; NULL: none, or it cannot be used. What is
 * named on the command line is the user's own wherever it lies. */
static const struct picture *read_photo(struct arena *a, struct diags *d,
                                        const struct job *job,
                                        const struct resume *r)
{
    struct bytes file;
    struct mark at = r->photo_at;
    if (!r->photo)
        return NULL;
    struct reach reach = {path_folder(a, job->input), job->root};
    bool typed = at.src && strcmp(at.src->name, "--set") == 0;
    bool there = typed ? file_read(a, d, r->photo, at, PICTURE_LIMIT, &file)
                       : file_read_beneath(a, d, reach, r->photo, at,
                                           PICTURE_LIMIT, &file);
    if (!there && !typed)
        diag_hint(d, "a path begins in the folder of the résumé, and nothing "
                     "outside it is read without --root DIR");
    return there ? picture_read(a, d, file, r->photo, at) : NULL;
}

/* A door opens when nothing is wrong so far. So that one run shows the most,
 * the résumé's opens for a tree that is whole but for keys that stand twice,
 * and the layout's for a résumé with mistakes. */
static bool opens(const struct diags *d, enum stage s)
{
    int errors = diags_count(d, SEVERITY_ERROR);
    if (s == MADE_RESUME)
        errors -= diags_count_kind(d, DIAG_DUPLICATE_KEY) +
                  diags_count_kind(d, DIAG_BAD_SET);
    return errors == 0 || s == MADE_NODE || s == MADE_STYLE;
}

/* Whether the page may say less than the story. */
static bool may_say_less(const struct made *m)
{
    if (!m->style->page_max)
        return false;
    for (int i = 0; i < m->story->blocks; i++)
        if (m->story->block[i].shorters)
            return true;
    for (int i = 0; i < m->story->units && m->style->fit_drop; i++)
        if (m->story->unit[i].has_priority)
            return true;
    return false;
}

/* The letter alone, if the job is that; before the résumé, if it is a page of
 * its own; else only the résumé. */
static void tell(struct arena *a, struct diags *d, const struct job *job,
                 struct made *m)
{
    const struct letter *l = m->resume->letter;
    if (!l && job->letter)
        diag(d, (struct mark){0}, DIAG_MISSING_KEY, "'letter': there is none");
    if (l && (job->letter || !l->file))
        m->letter = story_letter(a, d, m->resume, m->style);
    if (m->letter && job->letter) {
        m->story = m->letter;
        return;
    }
    m->rest = story_write(a, d, m->resume, m->style);
    m->story = m->letter ? story_joined(a, m->letter, m->rest) : m->rest;
}

/* What stands at the head and the foot of every page names nobody else. */
static void guard_running(struct arena *a, struct diags *d,
                          const struct settings_asked *asked,
                          const struct story *s)
{
    static const char *const what[RUNNINGS] = {
        [RUNNING_HEAD] = "the top note", [RUNNING_FOOT] = "the footer"};
    for (int i = 0; i < RUNNINGS && asked->of; i++)
        for (int page = 1; page <= 2; page++) {
            struct rich text = story_running(a, s, i, page, 2);
            if (!rich_empty(text))
                variant_guard_text(a, d, asked->all, asked->of, asked->resume,
                                   rich_text(a, text), what[i]);
        }
}

static void lay(struct arena *a, struct diags *d, struct shared *s,
                const struct job *job, struct made *m)
{
    struct fonts *f = fonts_for(a, s, path_folder(a, job->input));
    const struct picture *photo = read_photo(a, d, job, m->resume);
    const struct pages *letter =
        m->letter ? page_layout(a, d, f, m->letter, m->style, photo) : NULL;
    m->pages =
        m->rest ? page_layout(a, d, f, m->rest, m->style, photo) : letter;
    if (!m->pages)
        return;
    m->style = m->pages->style;
    if (letter && m->rest)
        m->pages = pages_joined(a, letter, m->pages);
    m->story = m->pages->story;
}

struct made make(struct arena *a, struct diags *d, struct shared *s,
                 const struct job *job, enum stage needs)
{
    struct made m = {.date = s->date, .claim_a2a = job->claim_a2a};
    struct settings_asked asked = {0};
    for (enum stage at = MADE_NODE; at <= needs && opens(d, at); at++)
        switch (at) {
        case MADE_NODE:
            asked = input_tree(a, d, job);
            m.node = asked.resume;
            break;
        case MADE_RESUME:
            m.resume =
                resume_read(a, d, m.node,
                            &(struct resume_ask){.lang = job->lang,
                                                 .list = job->list,
                                                 .variant = asked.variant,
                                                 .date = s->date});
            break;
        case MADE_STYLE:
            m.style = read_style(a, d, s, job, m.resume, asked.layout);
            story_check(a, d, m.resume, m.style);
            break;
        case MADE_STORY:
            tell(a, d, job, &m);
            guard_running(a, d, &asked, m.story);
            if (job->fitted && may_say_less(&m))
                needs = MADE_PAGES;
            break;
        case MADE_PAGES:
            lay(a, d, s, job, &m);
            fonts_check(s->fonts, d);
            break;
        }
    return m;
}
