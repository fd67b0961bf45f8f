/* What the room asks of libHaru: dictionaries, arrays and their text. The one
 * file behind this header, haru.c, knows libHaru's structs; it refuses to run
 * on a library of another version than the headers it was compiled with.
 *
 * Nothing here reports as it goes. The first thing that goes wrong is kept,
 * all that follows does nothing, and haru_failure tells it at the end.
 * Callers hand over only what libHaru is known to take well: numbers are
 * integers, names are ours, texts have passed pdf_text. */
#pragma once
#include "base/base.h"

struct haru;
struct dict;
struct array;

/* A document: a catalog, a page tree and an Info dictionary, empty. Its memory
 * is the arena's, from memory_begin(a) before to memory_end() after it. */
struct haru *haru_new(struct arena *a);
void haru_end(struct haru *h);
/* What went wrong first, NULL when nothing did. */
const char *haru_failure(const struct haru *h);

struct dict *haru_catalog(struct haru *h);
struct dict *haru_info(struct haru *h);

/* A dictionary with an object number of its own. */
struct dict *haru_object(struct haru *h);
/* The same, of a stream: `data` is deflated and lives as long as the
 * document. Length and Filter are written with it. */
struct dict *haru_stream(struct haru *h, struct bytes data);
/* Likewise of a JPEG file. */
struct dict *haru_jpeg(struct haru *h, struct bytes data);
/* A numbered dictionary of the type Page, last of the page tree. */
struct dict *haru_page(struct haru *h);

/* Direct dictionaries and arrays, made where they stand. */
struct dict *dict_dict(struct haru *h, struct dict *d, const char *key);
struct array *dict_array(struct haru *h, struct dict *d, const char *key);
struct dict *array_dict(struct haru *h, struct array *to);

void dict_name(struct haru *h, struct dict *d, const char *key,
               const char *name);
void dict_integer(struct haru *h, struct dict *d, const char *key, int value);
void dict_bool(struct haru *h, struct dict *d, const char *key, bool value);
/* A string: literal when it is plain ASCII, else hexadecimal. */
void dict_string(struct haru *h, struct dict *d, const char *key,
                 struct bytes s);
void dict_ref(struct haru *h, struct dict *d, const char *key, struct dict *to);
/* Entries in PDF's own syntax, written after the others: for numbers with a
 * point and long lists of integers. Once per dictionary; `text` lives as long
 * as the document. */
void dict_raw(struct haru *h, struct dict *d, const char *text);
void array_integer(struct haru *h, struct array *to, int value);
void array_ref(struct haru *h, struct array *to, struct dict *d);

/* ---- for the file's writer ---- */

/* Object numbers run from 1 to this. */
int haru_objects(const struct haru *h);
int haru_number(const struct dict *d);
/* The value of an object, appended to `out`; *data is its stream, data NULL
 * when it is none. True for a dictionary of nothing but dict_raw's text. */
bool haru_write(struct haru *h, int number, struct buf *out,
                struct bytes *data);
