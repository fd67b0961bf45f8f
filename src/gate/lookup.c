/* Looking into objects. */
#include "gate/document.h"

struct object object_find(struct document *doc, struct object o,
                          const char *key, size_t len)
{
    if (o.kind == OBJECT_STREAM)
        o = o.stream->dict;
    if (o.kind != OBJECT_DICT || !o.count || !document_spend(doc, o.count))
        return (struct object){0};
    for (const struct object *k = o.item, *end = k + 2 * (size_t)o.count;
         k < end; k += 2)
        if ((size_t)k->count == len && memcmp(k->text, key, len) == 0)
            return k[1];
    return (struct object){0};
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
    for (size_t i = 0; i < sizeof never / sizeof *never; i++)
        if (never[i][0] == name.text[0] && !doc->forbidden[0] &&
            object_is_name(name, never[i]))
            snprintf(doc->forbidden, sizeof doc->forbidden, "%s", never[i]);
}
