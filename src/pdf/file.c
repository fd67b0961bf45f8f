/* The file around the objects: streams one by one, everything else in one
 * object stream, a cross-reference stream (ISO 32000-1, 7.5.7 and 7.5.8), and
 * an identifier that is a hash of all of it. */
#include "pdf/hash.h"
#include "pdf/private.h"

/* Where an object lies: at an offset, or as number `index` of the object
 * stream. */
struct place {
    bool packed;
    size_t at; /* offset or index */
};

struct file {
    struct job *job;
    struct buf out;
    struct buf index, packed; /* the object stream's two halves */
    int packed_count;
    struct place *place; /* by object number */
    int objects;         /* with object 0 */
};

static void put_stream(struct buf *out, int number, struct bytes dict,
                       struct bytes data)
{
    put_fixed(out, number, 0);
    buf_puts(out, " 0 obj\n");
    buf_add(out, dict.data, dict.len);
    buf_puts(out, "\nstream\n");
    buf_add(out, data.data, data.len);
    buf_puts(out, "\nendstream\nendobj\n");
}

static void put_object(struct file *f, int number, struct buf *value)
{
    struct bytes data;
    value->len = 0;
    haru_write(f->job->haru, number, value, &data);
    if (data.data) {
        f->place[number] = (struct place){false, f->out.len};
        put_stream(&f->out, number, buf_bytes(value), data);
        return;
    }
    f->place[number] = (struct place){true, (size_t)f->packed_count++};
    put_fixed(&f->index, number, 0);
    buf_putc(&f->index, ' ');
    put_fixed(&f->index, (long)f->packed.len, 0);
    buf_putc(&f->index, ' ');
    buf_add(&f->packed, value->data, value->len);
    buf_putc(&f->packed, '\n');
}

/* The object stream, as object `number`. */
static void put_packed(struct file *f, int number)
{
    size_t first = f->index.len;
    buf_add(&f->index, f->packed.data, f->packed.len);
    struct bytes data = deflated(f->job, buf_bytes(&f->index));
    struct buf dict = buf_new(f->job->arena);
    buf_printf(&dict,
               "<</Type/ObjStm/N %d/First %zu/Filter/FlateDecode"
               "/Length %zu>>",
               f->packed_count, first, data.len);
    f->place[number] = (struct place){false, f->out.len};
    put_stream(&f->out, number, buf_bytes(&dict), data);
}

static int bytes_for(size_t value)
{
    int n = 1;
    while (value >>= 8)
        n++;
    return n;
}

static void put_field(struct buf *b, size_t value, int width)
{
    while (width--)
        buf_putc(b, (char)(value >> (8 * width) & 0xFF));
}

/* A row each: free, at an offset, or in the object stream `packer`. Rows are
 * written as what they differ in from the row above (PNG's predictor Up). */
static struct bytes rows(const struct file *f, int packer, int offset_width,
                         int index_width)
{
    enum { UP = 2, WIDEST = 1 + 2 * sizeof(size_t) };
    struct buf b = buf_new(f->job->arena), row = buf_new(f->job->arena);
    char above[WIDEST] = {0};
    for (int i = 0; i < f->objects; i++) {
        struct place p = f->place[i];
        row.len = 0;
        put_field(&row, i == 0 ? 0 : p.packed ? 2 : 1, 1);
        put_field(&row, p.packed ? (size_t)packer : p.at, offset_width);
        put_field(&row, p.packed ? p.at : 0, index_width);
        buf_putc(&b, UP);
        for (size_t k = 0; k < row.len; k++) {
            buf_putc(&b, (char)(row.data[k] - above[k]));
            above[k] = row.data[k];
        }
    }
    return buf_bytes(&b);
}

static void put_hex(struct buf *b, const uint8_t *data, int len)
{
    for (int i = 0; i < len; i++)
        buf_printf(b, "%02X", data[i]);
}

/* The cross-reference stream, as object `number`, and the file's end. */
static void put_xref(struct file *f, int packer, int number)
{
    struct haru *h = f->job->haru;
    size_t at = f->out.len;
    f->place[number] = (struct place){false, at};
    int offset = bytes_for(at), index = bytes_for((size_t)f->packed_count);
    struct bytes data = deflated(f->job, rows(f, packer, offset, index));
    uint8_t id[16];
    hash128(buf_bytes(&f->out), id);
    struct buf dict = buf_new(f->job->arena);
    buf_printf(&dict,
               "<</Type/XRef/Size %d/W[1 %d %d]/Root %d 0 R/Info %d 0 R/ID[",
               f->objects, offset, index, haru_number(haru_catalog(h)),
               haru_number(haru_info(h)));
    for (int i = 0; i < 2; i++) {
        buf_putc(&dict, '<');
        put_hex(&dict, id, sizeof id);
        buf_putc(&dict, '>');
    }
    buf_printf(&dict,
               "]/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns %d>>"
               "/Length %zu>>",
               1 + offset + index, data.len);
    put_stream(&f->out, number, buf_bytes(&dict), data);
    buf_printf(&f->out, "startxref\n%zu\n%%%%EOF\n", at);
}

struct bytes file_frame(struct job *j)
{
    int last = haru_objects(j->haru);
    struct file f = {.job = j,
                     .out = buf_new(j->arena),
                     .index = buf_new(j->arena),
                     .packed = buf_new(j->arena),
                     .objects = last + 3};
    f.place = arena_array(j->arena, (size_t)f.objects, sizeof *f.place);
    buf_puts(&f.out, "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n");
    struct buf value = buf_new(j->arena);
    for (int number = 1; number <= last; number++)
        put_object(&f, number, &value);
    put_packed(&f, last + 1);
    if (haru_failure(j->haru))
        return (struct bytes){0};
    put_xref(&f, last + 1, last + 2);
    return buf_bytes(&f.out);
}
