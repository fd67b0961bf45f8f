/* The keys of variants as JSON Schema (draft-07), and in words. */
#include "variant/variant.h"

static const struct row {
    const char *key, *form, *help;
    bool text, list, map;
} rows[] = {
#define VARIANT(key, text, list, map, wants, form, help)                       \
    {key, form, help, text, list, map},
#include "variant/key.def"
#undef VARIANT
};
enum { ROWS = sizeof rows / sizeof *rows };

static void put_row(struct buf *out, const struct row *row)
{
    buf_json(out, row->key);
    buf_puts(out, ":{\"description\":");
    buf_json(out, row->help);
    buf_printf(out, ",\"type\":[%s%s%s\"null\"]%s%s}",
               row->text ? "\"string\",\"number\",\"boolean\"," : "",
               row->list ? "\"array\"," : "", row->map ? "\"object\"," : "",
               *row->form ? "," : "", row->form);
}

void variant_schema(struct buf *out)
{
    buf_puts(out, "\"variants\":{\"type\":[\"object\",\"string\",\"null\"],"
                  "\"propertyNames\":{\"pattern\":"
                  "\"^(?!\\\\.{1,2}$)[^/\\\\\\\\{}]+$\"},"
                  "\"additionalProperties\":"
                  "{\"$ref\":\"#/definitions/variant\"}},\n"
                  "\"tags\":{\"items\":{\"$ref\":\"#/definitions/tags\"},"
                  "\"additionalProperties\":false,\"properties\":{"
                  "\"all\":{\"$ref\":\"#/definitions/tags\"},"
                  "\"any\":{\"$ref\":\"#/definitions/tags\"},"
                  "\"not\":{\"$ref\":\"#/definitions/tags\"}}},\n"
                  "\"variant\":{\"type\":[\"object\",\"null\"],"
                  "\"additionalProperties\":false,\"properties\":{");
    for (int i = 0; i < ROWS; i++) {
        buf_puts(out, i ? ",\n" : "\n");
        put_row(out, &rows[i]);
    }
    buf_puts(out, "}}");
}

bool variant_key(int index, const char **key, const char **help)
{
    if (index >= ROWS)
        return false;
    *key = rows[index].key;
    *help = rows[index].help;
    return true;
}
