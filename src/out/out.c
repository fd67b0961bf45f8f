/* The outputs: the two that people send, and a window at every door. */
#include "out/out.h"
#include "out/txt.h"
#include "pdf/pdf.h"
#include <string.h>

static struct bytes write_pdf(struct arena *a, struct diags *d,
                              const struct made *m)
{
    return pdf_write(
        a, d, m->pages, m->story,
        &(struct pdf_options){.date = m->date, .claim_a2a = m->claim_a2a});
}

static struct bytes write_txt(struct arena *a, struct diags *d,
                              const struct made *m)
{
    (void)d;
    struct buf b = buf_new(a);
    txt_print(&b, m->story);
    return buf_bytes(&b);
}

#define WINDOW(stage, print)                                                   \
    static struct bytes write_##stage(struct arena *a, struct diags *d,        \
                                      const struct made *m)                    \
    {                                                                          \
        (void)d;                                                               \
        struct buf b = buf_new(a);                                             \
        print(&b, m->stage);                                                   \
        return buf_bytes(&b);                                                  \
    }
WINDOW(node, node_print)
WINDOW(resume, resume_print)
WINDOW(style, style_print)
WINDOW(story, story_print)
WINDOW(pages, pages_print)
#undef WINDOW

const struct output outputs[] = {
    {"pdf", MADE_PAGES, true, true, write_pdf, "The page, ready to send."},
    {"txt", MADE_STORY, true, false, write_txt,
     "Plain text, for forms that take no files."},
    {"pages", MADE_PAGES, false, false, write_pages,
     "Every placed item, one a line."},
    {"story", MADE_STORY, false, false, write_story,
     "The blocks and their roles."},
    {"style", MADE_STYLE, false, false, write_style,
     "Every setting and its value."},
    {"resume", MADE_RESUME, false, false, write_resume, "What the file says."},
    {"node", MADE_NODE, false, false, write_node,
     "The file as a tree, with places."},
    {NULL, MADE_NODE, false, false, NULL, NULL},
};

const struct output *output_find(const char *name)
{
    for (const struct output *o = outputs; o->name; o++)
        if (strcmp(o->name, name) == 0)
            return o;
    return NULL;
}
