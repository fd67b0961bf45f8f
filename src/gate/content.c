/* Content streams: the operators of text and of marked content, forms, and of
 * graphics only what moves text (ISO 32000-1, 8.4, 8.10, 9.4 and 14.6). */
#include "gate/content.h"

enum { OPERANDS_MOST = 40, FORMS_MOST = 16, STATES_MOST = 128 };

/* What runs while one content stream is read. */
struct reader {
    struct teller *t;
    struct lexer l;
    struct object resources;
    struct object operand[OPERANDS_MOST];
    int operands;
    int states, lost_states; /* saved here; beyond what is kept */
    int marks;
};

/* The i-th operand from the end; null when it is not there. */
static struct object last(const struct reader *r, int i)
{
    if (i >= r->operands)
        return (struct object){0};
    return r->operand[r->operands - 1 - i];
}

static double number(const struct reader *r, int i)
{
    struct object o = last(r, i);
    return object_is_number(o) ? o.number : 0;
}

static struct object resource(struct reader *r, const char *kind,
                              struct object name)
{
    struct document *doc = r->t->sight->doc;
    struct object of_kind = object_at(doc, r->resources, kind);
    if (name.kind != OBJECT_NAME || of_kind.kind != OBJECT_DICT ||
        !document_spend(doc, of_kind.count))
        return (struct object){0};
    for (int i = 0; i < of_kind.count; i++) {
        struct object key = of_kind.item[i * 2];
        if (key.count == name.count &&
            memcmp(key.text, name.text, (size_t)key.count) == 0)
            return of_kind.item[i * 2 + 1];
    }
    return (struct object){0};
}

/* ---- graphics state ---- */

static void save_state(struct reader *r)
{
    struct teller *t = r->t;
    if (t->states == STATES_MOST) {
        r->lost_states++;
        return;
    }
    if (!t->saved)
        t->saved =
            arena_array(t->sight->doc->arena, STATES_MOST, sizeof *t->saved);
    t->saved[t->states++] = t->state;
    r->states++;
}

static void restore_state(struct reader *r)
{
    if (r->lost_states) {
        r->lost_states--;
    } else if (r->states) {
        r->states--;
        r->t->state = r->t->saved[--r->t->states];
    }
}

static void set_font(struct reader *r, struct object font, double size)
{
    r->t->state.face = sight_face(r->t->sight, font);
    r->t->state.size = size;
}

static void external_state(struct reader *r)
{
    struct document *doc = r->t->sight->doc;
    struct object gs =
        document_follow(doc, resource(r, "ExtGState", last(r, 0)));
    struct object font = object_at(doc, gs, "Font");
    if (font.kind == OBJECT_ARRAY && font.count == 2 &&
        object_is_number(font.item[1]))
        set_font(r, font.item[0], font.item[1].number);
}

static void set_text_matrix(struct teller *t, struct matrix m)
{
    t->text = t->line = m;
}

static void move_line(struct teller *t, double x, double y)
{
    set_text_matrix(t, matrix_by((struct matrix){1, 0, 0, 1, x, y}, t->line));
}

static struct matrix matrix_operand(const struct reader *r)
{
    return (struct matrix){number(r, 5), number(r, 4), number(r, 3),
                           number(r, 2), number(r, 1), number(r, 0)};
}

/* ---- marks and forms ---- */

static void begin_mark(struct reader *r, bool has_properties)
{
    struct document *doc = r->t->sight->doc;
    struct object p = has_properties ? last(r, 0) : (struct object){0};
    if (p.kind == OBJECT_NAME)
        p = document_follow(doc, resource(r, "Properties", p));
    struct object actual = object_at(doc, p, "ActualText");
    r->marks++;
    teller_mark(r->t, object_is_name(last(r, has_properties), "Artifact"),
                object_int(object_at(doc, p, "MCID"), 0, INT32_MAX, -1),
                actual.kind == OBJECT_STRING ? string_text(doc, actual) : NULL,
                object_is_name(last(r, has_properties), "ReversedChars"));
}

static void end_mark(struct reader *r)
{
    if (r->marks) {
        r->marks--;
        teller_unmark(r->t);
    }
}

static bool enter_form(struct teller *t, const struct stream *s)
{
    for (int i = 0; i < t->forms; i++)
        if (t->form[i] == s)
            return false;
    if (t->forms == FORMS_MOST)
        return false;
    t->form[t->forms++] = s;
    return true;
}

static void do_form(struct reader *r)
{
    struct teller *t = r->t;
    struct document *doc = t->sight->doc;
    struct object ref = resource(r, "XObject", last(r, 0));
    struct object form = document_follow(doc, ref);
    if (form.kind != OBJECT_STREAM ||
        !object_is_name(object_at(doc, form, "Subtype"), "Form") ||
        !enter_form(t, form.stream))
        return;
    struct state outer = t->state;
    struct matrix text = t->text, line = t->line;
    int owner = t->owner;
    if (object_at(doc, form, "StructParents").kind != OBJECT_NULL)
        t->owner = form.stream->number;
    struct object resources = object_at(doc, form, "Resources");
    t->state.ctm =
        matrix_by(matrix_of(doc, object_at(doc, form, "Matrix")), outer.ctm);
    content_run(t, document_decode(doc, form),
                resources.kind == OBJECT_DICT ? resources : r->resources);
    t->owner = owner;
    t->state = outer;
    t->text = text;
    t->line = line;
    t->forms--;
}

/* The bytes of a picture in the content, up to EI among white space. */
static void skip_picture(struct lexer *l)
{
    for (l->p++; l->end - l->p >= 3; l->p++)
        if (byte_is_space(l->p[0]) && l->p[1] == 'E' && l->p[2] == 'I' &&
            (l->end - l->p == 3 || byte_is_space(l->p[3]))) {
            l->p += 3;
            return;
        }
    l->p = l->end;
}

/* ---- showing ---- */

static void show(struct reader *r, struct object string)
{
    if (string.kind == OBJECT_STRING)
        teller_show(r->t, string.text, string.text + string.count);
}

static void show_array(struct reader *r)
{
    struct object list = last(r, 0);
    if (list.kind != OBJECT_ARRAY)
        return;
    for (int i = 0; i < list.count; i++)
        if (list.item[i].kind == OBJECT_STRING)
            show(r, list.item[i]);
        else if (object_is_number(list.item[i]))
            teller_shift(r->t, list.item[i].number);
}

#define OP(a, b, c) ((uint32_t)(a) | (uint32_t)(b) << 8 | (uint32_t)(c) << 16)

static bool text_operator(struct reader *r, uint32_t op)
{
    struct teller *t = r->t;
    struct state *g = &t->state;
    switch (op) {
    case OP('T', 'j', 0):
        show(r, last(r, 0));
        return true;
    case OP('T', 'J', 0):
        show_array(r);
        return true;
    case OP('"', 0, 0):
        g->word_space = number(r, 2);
        g->char_space = number(r, 1);
        // fall through
    case OP('\'', 0, 0):
        move_line(t, 0, -g->leading);
        show(r, last(r, 0));
        return true;
    case OP('T', 'd', 0):
        move_line(t, number(r, 1), number(r, 0));
        return true;
    case OP('T', 'D', 0):
        g->leading = -number(r, 0);
        move_line(t, number(r, 1), number(r, 0));
        return true;
    case OP('T', '*', 0):
        move_line(t, 0, -g->leading);
        return true;
    case OP('T', 'm', 0):
        set_text_matrix(t, matrix_operand(r));
        return true;
    case OP('B', 'T', 0):
        set_text_matrix(t, (struct matrix){1, 0, 0, 1, 0, 0});
        return true;
    case OP('T', 'f', 0):
        set_font(r, resource(r, "Font", last(r, 1)), number(r, 0));
        return true;
    case OP('T', 'c', 0):
        g->char_space = number(r, 0);
        return true;
    case OP('T', 'w', 0):
        g->word_space = number(r, 0);
        return true;
    case OP('T', 'z', 0):
        g->scale = number(r, 0) / 100;
        return true;
    case OP('T', 'L', 0):
        g->leading = number(r, 0);
        return true;
    case OP('T', 's', 0):
        g->rise = number(r, 0);
        return true;
    default:
        return false;
    }
}

static void other_operator(struct reader *r, uint32_t op)
{
    switch (op) {
    case OP('q', 0, 0):
        save_state(r);
        break;
    case OP('Q', 0, 0):
        restore_state(r);
        break;
    case OP('c', 'm', 0):
        r->t->state.ctm = matrix_by(matrix_operand(r), r->t->state.ctm);
        break;
    case OP('g', 's', 0):
        external_state(r);
        break;
    case OP('D', 'o', 0):
        do_form(r);
        break;
    case OP('B', 'M', 'C'):
        begin_mark(r, false);
        break;
    case OP('B', 'D', 'C'):
        begin_mark(r, true);
        break;
    case OP('E', 'M', 'C'):
        end_mark(r);
        break;
    case OP('I', 'D', 0):
        skip_picture(&r->l);
        break;
    default:
        break;
    }
}

static void operate(struct reader *r, struct object word)
{
    if (word.count > 3)
        return;
    uint32_t op = 0;
    for (int i = 0; i < word.count; i++)
        op |= (uint32_t)word.text[i] << (8 * i);
    if (!text_operator(r, op))
        other_operator(r, op);
}

void content_run(struct teller *t, struct bytes content,
                 struct object resources)
{
    struct document *doc = t->sight->doc;
    if (!content.data || !document_spend(doc, (long long)content.len))
        return;
    struct reader r = {.t = t, .resources = resources};
    r.l = lexer_new(doc, content.data, content.data + content.len);
    if (t->scratch)
        r.l.arena = t->scratch;
    r.l.content = true;
    r.l.no_numbers = !t->sight->guess;
    struct arena_mark mark = arena_mark(r.l.arena);
    struct recall known = recall_new(t);
    while (doc->work >= 0) {
        if (!r.operands && recall_show(&known, t, &r.l))
            continue;
        struct object o = object_read(&r.l);
        if (o.kind == OBJECT_END)
            break;
        if (o.kind == OBJECT_WORD) {
            operate(&r, o);
            recall_keep(&known, t, r.l.p);
            r.operands = 0;
            if (t->scratch)
                arena_back(t->scratch, mark);
            continue;
        }
        if (r.operands == OPERANDS_MOST) {
            memmove(r.operand, r.operand + 1,
                    sizeof r.operand - sizeof *r.operand);
            r.operands--;
        }
        r.operand[r.operands++] = o;
    }
    while (r.marks)
        end_mark(&r);
    while (r.states)
        restore_state(&r);
}
