/* The file around the objects: streams one by one, everything else in two
 * object streams, a cross-reference stream (ISO 32000-1, 7.5.7 and 7.5.8), and
 * an identifier that is a hash of all of it. */
#include "pdf/hash.h"
#include "pdf/private.h"

/* Where an object lies: at an offset, or as number `at` of an object stream. */
struct place {
    int packer; /* the stream's number; 0: none */
    size_t at;
};

/* An object stream being filled: its two halves. */
struct packer {
    int number; /* of the stream itself */
    struct buf index, packed;
    int count;
};

/* The tags say nothing of lengths and words, so that texts changed leave them
 * as they were: they have a stream of their own. */
enum { PACKER_TAGS, PACKER_REST, PACKERS };

struct file {
    struct job *job;
    struct buf out;
    struct packer packer[PACKERS];
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

static void pack(struct file *f, struct packer *to, int number,
                 const struct buf *value)
{
    f->place[number] = (struct place){to->number, (size_t)to->count++};
    put_fixed(&to->index, number, 0);
    buf_putc(&to->index, ' ');
    put_fixed(&to->index, (long)to->packed.len, 0);
    buf_putc(&to->index, ' ');
    buf_add(&to->packed, value->data, value->len);
    buf_putc(&to->packed, '\n');
}

static void put_object(struct file *f, int number, struct buf *value)
{
    struct bytes data;
    value->len = 0;
    bool ours = haru_write(f->job->haru, number, value, &data);
    if (!data.data) {
        pack(f, &f->packer[ours ? PACKER_TAGS : PACKER_REST], number, value);
        return;
    }
    f->place[number] = (struct place){0, f->out.len};
    put_stream(&f->out, number, buf_bytes(value), data);
}

static void put_packed(struct file *f, struct packer *p)
{
    size_t first = p->index.len;
    buf_add(&p->index, p->packed.data, p->packed.len);
    struct bytes data = deflated_like(f->job, buf_bytes(&p->index));
    struct buf dict = buf_new(f->job->arena);
    buf_puts(&dict, "<</Type/ObjStm/N ");
    put_fixed(&dict, p->count, 0);
    buf_puts(&dict, "/First ");
    put_fixed(&dict, (long)first, 0);
    buf_puts(&dict, "/Filter/FlateDecode/Length ");
    put_fixed(&dict, (long)data.len, 0);
    buf_puts(&dict, ">>");
    f->place[p->number] = (struct place){0, f->out.len};
    put_stream(&f->out, p->number, buf_bytes(&dict), data);
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

/* A row each: free, at an offset, or in an object stream. Rows are written as
 * what they differ in from the row above (PNG's predictor Up). */
static struct bytes rows(const struct file *f, int offset_width,
                         int index_width)
{
    enum { UP = 2, WIDEST = 1 + 2 * sizeof(size_t) };
    struct buf b = buf_new(f->job->arena), row = buf_new(f->job->arena);
    char above[WIDEST] = {0};
    for (int i = 0; i < f->objects; i++) {
        struct place p = f->place[i];
        row.len = 0;
        put_field(&row, i == 0 ? 0 : p.packer ? 2 : 1, 1);
        put_field(&row, p.packer ? (size_t)p.packer : p.at, offset_width);
        put_field(&row, p.packer ? p.at : 0, index_width);
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
static void put_xref(struct file *f, int number)
{
    struct haru *h = f->job->haru;
    size_t at = f->out.len;
    f->place[number] = (struct place){0, at};
    int offset = bytes_for(at), index = bytes_for((size_t)f->objects);
    struct bytes data = deflated(f->job, rows(f, offset, index));
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
    struct file f = {
        .job = j, .out = buf_new(j->arena), .objects = last + PACKERS + 2};
    f.place = arena_array(j->arena, (size_t)f.objects, sizeof *f.place);
    for (int i = 0; i < PACKERS; i++)
        f.packer[i] = (struct packer){last + 1 + i, buf_new(j->arena),
                                      buf_new(j->arena), 0};
    buf_puts(&f.out, "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n");
    struct buf value = buf_new(j->arena);
    for (int number = 1; number <= last; number++)
        put_object(&f, number, &value);
    for (int i = 0; i < PACKERS; i++)
        put_packed(&f, &f.packer[i]);
    if (haru_failure(j->haru))
        return (struct bytes){0};
    put_xref(&f, last + PACKERS + 1);
    return buf_bytes(&f.out);
}
