/* Text as it is shown, kept in runs of one mark. */
#include "gate/content.h"
#include <string.h>

/* The run that what comes next belongs to. */
static struct shown *run_for(struct teller *t, bool guessed)
{
    struct sight *s = t->sight;
    int mcid = -1;
    bool artifact = false;
    if (t->marks) {
        int top = t->marks < MARKS_MOST ? t->marks : MARKS_MOST;
        mcid = t->mark[top - 1].mcid;
        artifact = t->mark[top - 1].artifact;
    }
    struct shown *before = s->runs ? &s->run[s->runs - 1] : NULL;
    if (before && before->owner == t->owner && before->mcid == mcid &&
        before->artifact == artifact && before->guessed == guessed)
        return before;
    int room = s->run_room;
    s->run = arena_more(s->doc->arena, s->run, s->runs, &s->run_room,
                        sizeof *s->run, 128);
    if (s->run_room > room)
        document_spend(s->doc, s->run_room * (long long)sizeof *s->run);
    s->run[s->runs] = (struct shown){.owner = t->owner,
                                     .mcid = mcid,
                                     .artifact = artifact,
                                     .guessed = guessed,
                                     .next = -1,
                                     .start = s->text.len};
    return &s->run[s->runs++];
}

static void put_gap(struct teller *t, char gap)
{
    struct buf *b = &t->sight->text;
    char before = b->len ? b->data[b->len - 1] : '\n';
    if (before == '\n' || (before == ' ' && gap == ' '))
        return;
    struct shown *r = run_for(t, true);
    buf_putc(b, gap);
    r->end = b->len;
}

/* ---- marks ---- */

void teller_mark(struct teller *t, bool artifact, int mcid, const char *actual,
                 bool reversed)
{
    if (t->marks++ >= MARKS_MOST)
        return;
    struct mark_open *m = &t->mark[t->marks - 1];
    *m = (struct mark_open){mcid, artifact, actual, false, reversed};
    if (t->marks > 1) {
        const struct mark_open *outer = m - 1;
        m->mcid = mcid < 0 ? outer->mcid : mcid;
        m->artifact = artifact || outer->artifact;
    }
    if (actual && t->actual < 0)
        t->actual = t->marks - 1;
    if (reversed && t->reversed < 0) {
        t->reversed = t->marks - 1;
        t->units = 0;
    }
}

/* ---- what is shown reversed ---- */

static void begin_unit(struct teller *t)
{
    if (t->reversed < 0)
        return;
    struct document *doc = t->sight->doc;
    t->unit = arena_more(doc->arena, t->unit, t->units, &t->unit_room,
                         sizeof *t->unit, 256);
    t->unit[t->units++] = t->sight->text.len;
    document_spend(doc, 2 * (long long)sizeof *t->unit);
}

/* Puts the codes shown since the mark began in the order they are read. What
 * was shown is of one run: marks within would have others. */
static void turn_back(struct teller *t)
{
    struct buf *b = &t->sight->text;
    struct shown *last =
        t->sight->runs ? &t->sight->run[t->sight->runs - 1] : NULL;
    int units = t->units;
    t->units = 0;
    if (units < 2 || !last || last->start > t->unit[0] || last->end != b->len)
        return;
    size_t from = t->unit[0], len = b->len - from, n = 0;
    document_spend(t->sight->doc, (long long)len);
    char *turned = arena_alloc(t->sight->doc->arena, len + 1);
    for (int i = units; i--; n += b->len - t->unit[i], b->len = t->unit[i])
        memcpy(turned + n, b->data + t->unit[i], b->len - t->unit[i]);
    memcpy(b->data + from, turned, len);
    b->len = from + len;
}

/* The words that stand for what is shown, once. */
static void say_actual(struct teller *t)
{
    struct mark_open *m = &t->mark[t->actual];
    if (m->said)
        return;
    m->said = true;
    struct shown *r = run_for(t, false);
    begin_unit(t);
    buf_puts(&t->sight->text, m->actual);
    r->end = t->sight->text.len;
    document_spend(t->sight->doc, (long long)strlen(m->actual));
}

void teller_unmark(struct teller *t)
{
    if (t->marks <= MARKS_MOST && t->actual == t->marks - 1) {
        say_actual(t);
        t->actual = -1;
    }
    if (t->marks <= MARKS_MOST && t->reversed == t->marks - 1) {
        turn_back(t);
        t->reversed = -1;
    }
    t->marks--;
}

/* ---- text ---- */

static void advance(struct teller *t, double by)
{
    t->text.e += by * t->text.a;
    t->text.f += by * t->text.b;
}

void teller_shift(struct teller *t, double thousandths)
{
    if (t->sight->guess)
        advance(t, -thousandths / 1000 * t->state.size * t->state.scale);
}

static struct pen pen_now(const struct teller *t)
{
    return pen_at(matrix_by(t->text, t->state.ctm), t->state.rise,
                  t->state.size);
}

static void move_over(struct teller *t, const uint8_t *s, const uint8_t *end)
{
    const struct state *g = &t->state;
    double by = 0;
    while (s < end) {
        uint32_t code;
        int n = typeface_code(g->face, s, end, &code);
        by += widths_of(g->face->widths, code) / 1000 * g->size;
        by += g->char_space + (n == 1 && code == ' ' ? g->word_space : 0);
        s += n;
    }
    advance(t, by * g->scale);
    t->end = pen_now(t);
}

void teller_say(struct teller *t, const char *text, size_t len)
{
    struct shown *r = run_for(t, false);
    buf_add(&t->sight->text, text, len);
    r->end = t->sight->text.len;
}

static void put_codes(struct teller *t, const uint8_t *s, const uint8_t *end)
{
    struct sight *sight = t->sight;
    struct shown *r = run_for(t, false);
    size_t before = sight->text.len;
    while (t->reversed >= 0 && s < end) { /* a code at a time */
        uint32_t code;
        int n = typeface_code(t->state.face, s, end, &code);
        begin_unit(t);
        typeface_put(&sight->text, t->state.face, s, s + n, &sight->faults);
        s += n;
    }
    typeface_put(&sight->text, t->state.face, s, end, &sight->faults);
    r->end = sight->text.len;
    document_spend(sight->doc, (long long)(r->end - before));
}

void teller_show(struct teller *t, const uint8_t *s, const uint8_t *end)
{
    if (!t->state.face || s >= end)
        return;
    if (t->sight->guess && !t->units) {
        struct pen start = pen_now(t);
        char gap = pen_between(&t->end, &start);
        if (gap)
            put_gap(t, gap);
    }
    if (t->actual >= 0) {
        say_actual(t);
        typeface_put(NULL, t->state.face, s, end, &t->sight->faults);
    } else {
        put_codes(t, s, end);
    }
    if (t->sight->guess)
        move_over(t, s, end);
}
