/* schema: what may stand in a file, for editors and other programs. */
#include "main/verbs.h"
#include "resume/resume.h"
#include "style/style.h"
#include "variant/variant.h"
#include <string.h>

int verb_schema(struct diags *d, struct shared *s, const struct call *c)
{
    static const char *const known[] = {"resume", "layout", NULL};
    const char *what = c->operand[0];
    bool resume = strcmp(what, known[0]) == 0;
    if (!resume && strcmp(what, known[1]) != 0) {
        diag(d, (struct mark){0}, DIAG_USAGE, "no schema of '%s'", what);
        diag_nearest(d, what, known);
        return 0;
    }
    struct buf b = buf_new(s->arena);
    buf_printf(&b,
               "{\"$schema\":\"http://json-schema.org/draft-07/schema#\",\n"
               "\"title\":\"%s\",\n\"type\":%s,\n"
               "\"allOf\":[{\"$ref\":\"#/definitions/%s\"}],\n"
               "\"definitions\":{\n",
               resume ? "A résumé for brevier" : "A layout for brevier",
               resume ? "\"object\"" : "[\"object\",\"null\"]", what);
    if (resume) {
        resume_schema(&b);
        buf_puts(&b, ",\n");
        variant_schema(&b);
        buf_puts(&b, ",\n");
    }
    style_schema(&b);
    buf_puts(&b, "}}\n");
    put_stdout(d, s, &b);
    return 0;
}
