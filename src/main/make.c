/* The programme: one room after the other. */
#include "main/make.h"
#include "main/input.h"
#include "main/set.h"
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
}

/* They are looked for once, and again only beside another folder with
 * fonts. */
struct fonts *fonts_for(struct shared *s, const char *beside)
{
    const char *own = *beside ? beside : "./";
    if (!file_exists(arena_printf(s->arena, "%sfonts", own)))
        own = "";
    if (s->fonts && strcmp(own, s->fonts_beside) == 0)
        return s->fonts;
    shared_end(s);
    int n = 0, count = 0;
    while (s->data[count])
        count++;
    const char **folder =
        arena_array(s->arena, (size_t)count + 2, sizeof *folder);
    s->fonts_beside = arena_copy(s->arena, own, strlen(own));
    if (*own)
        folder[n++] = s->fonts_beside;
    memcpy(folder + n, s->data, (size_t)count * sizeof *folder);
    s->fonts = fonts_new(folder);
    return s->fonts;
}

static const struct style *read_style(struct arena *a, struct diags *d,
                                      const struct shared *s,
                                      const struct job *job,
                                      const struct resume *r,
                                      const struct node *set)
{
    static const char *const none[] = {NULL};
    return style_read(a, d,
                      &(struct style_ask){
                          .inline_layout = r->layout,
                          .layout = job->layout ? job->layout : none,
                          .set = set,
                          .unlimited = r->unlimited,
                          .beside = path_folder(a, job->input),
                          .data = s->data,
                      });
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
    return errors == 0 || s == MADE_STYLE;
}

struct made make(struct arena *a, struct diags *d, struct shared *s,
                 const struct job *job, enum stage needs)
{
    struct made m = {.date = s->date, .claim_a2a = job->claim_a2a};
    struct settings_asked asked = {0};
    for (enum stage at = MADE_NODE; at <= needs && opens(d, at); at++)
        switch (at) {
        case MADE_NODE:
            asked = set_read(a, d, input_read(a, d, job->input), job->set);
            m.node = asked.resume;
            break;
        case MADE_RESUME:
            m.resume = resume_read(a, d, m.node);
            break;
        case MADE_STYLE:
            m.style = read_style(a, d, s, job, m.resume, asked.layout);
            break;
        case MADE_STORY:
            m.story = story_write(a, d, m.resume, m.style);
            break;
        case MADE_PAGES:
            m.pages =
                page_layout(a, d, fonts_for(s, path_folder(a, job->input)),
                            m.story, m.style);
            break;
        }
    return m;
}
