/* Looking into objects. */
#include "gate/document.h"
#include <string.h>

static bool text_is(struct object o, const char *s)
{
    size_t n = strlen(s);
    return (size_t)o.count == n && memcmp(o.text, s, n) == 0;
}

bool object_is_word(struct object o, const char *word)
{
    return o.kind == OBJECT_WORD && text_is(o, word);
}

bool object_is_name(struct object o, const char *name)
{
    return o.kind == OBJECT_NAME && text_is(o, name);
}

struct object object_at_raw(struct document *doc, struct object o,
                            const char *key)
{
    if (o.kind == OBJECT_STREAM)
        o = o.stream->dict;
    if (o.kind != OBJECT_DICT || !document_spend(doc, o.count))
        return (struct object){0};
    size_t len = strlen(key);
    for (int i = 0; i < o.count; i++)
        if ((size_t)o.item[i * 2].count == len &&
            memcmp(o.item[i * 2].text, key, len) == 0)
            return o.item[i * 2 + 1];
    return (struct object){0};
}

struct object object_at(struct document *doc, struct object o, const char *key)
{
    return document_follow(doc, object_at_raw(doc, o, key));
}

struct object object_item(struct document *doc, struct object o, int i)
{
    if (o.kind != OBJECT_ARRAY || i < 0 || i >= o.count)
        return (struct object){0};
    return document_follow(doc, o.item[i]);
}

bool object_is_number(struct object o)
{
    return o.kind == OBJECT_INT || o.kind == OBJECT_REAL;
}

int object_int(struct object o, int least, int most, int otherwise)
{
    if (!object_is_number(o) || o.number < least || o.number > most)
        return otherwise;
    return (int)o.number;
}

int object_int_at(struct document *doc, struct object o, const char *key,
                  int otherwise)
{
    return object_int(object_at(doc, o, key), INT32_MIN, INT32_MAX, otherwise);
}

void object_watch(struct document *doc, struct object name)
{
    static const char *const never[] = {
        "JavaScript",    "JS",    "Launch",
        "OpenAction",    "AA",    "EmbeddedFile",
        "EmbeddedFiles", "GoToR", "SubmitForm"};
    if (!name.count || !memchr("JLOAEGS", name.text[0], 7))
        return;
    for (size_t i = 0; i < sizeof never / sizeof *never; i++)
        if (never[i][0] == name.text[0] && !doc->forbidden[0] &&
            object_is_name(name, never[i]))
            snprintf(doc->forbidden, sizeof doc->forbidden, "%s", never[i]);
}
