/* base: the cellar under every room. Memory, marks, diagnostics, bytes,
 * UTF-8, and files read and written whole. It knows nothing of résumés.
 *
 * A `struct arena` lives as long as a job, and everything a job makes lies in
 * it; nothing else is freed, so there is no clean-up path. What outlives jobs
 * is fonts and what a worker keeps, each in an arena of its own.
 * What a function returns lies in the arena it was given unless its comment
 * says otherwise. Strings are UTF-8 ended by NUL; no string holds a NUL. */
#pragma once
#include <setjmp.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#define PRINTF_LIKE(f, a) __attribute__((format(printf, f, a)))

/* A length on the page, in PostScript points (1/72 in). The only unit that
 * leaves a reader; y grows downward everywhere and is flipped in `pdf`. */
typedef double pt;

/* ---- arena: everything a job makes lives until the job ends ---- */

struct arena;
struct arena *arena_new(void);
/* For what outlives jobs: slower to grow, and takes no more than is used. */
struct arena *arena_new_lasting(void);
void arena_free(struct arena *a);
/* Zeroed, aligned for any type, never NULL: when the system has no memory the
 * program says so in one line and exits 70. */
void *arena_alloc(struct arena *a, size_t size);
/* Likewise, but with anything in it: for bytes that are written at once. */
void *arena_raw(struct arena *a, size_t size);
/* Room for `count` things of `size`; exits as above when that overflows. */
void *arena_array(struct arena *a, size_t count, size_t size);
/* An array that holds `count` of *room things and gets one more: itself while
 * there is room, else a copy of twice the room, `first` places at first. */
void *arena_more(struct arena *a, void *array, int count, int *room,
                 size_t size, int first);
/* A copy of `len` bytes of `s`, with a NUL after them. */
char *arena_copy(struct arena *a, const char *s, size_t len);
char *arena_printf(struct arena *a, const char *fmt, ...) PRINTF_LIKE(2, 3);
/* A mark and the way back to it: what was made since is gone. For trials. */
struct arena_mark {
    void *block;
    size_t used;
};
struct arena_mark arena_mark(const struct arena *a);
void arena_back(struct arena *a, struct arena_mark m);
/* What a job may take. When it takes more, or the system has none for it, or
 * another thread has set `stopped`, the next wish of its arena leaves by a
 * longjmp to `back`, with one of the words below, and no wish that was granted
 * is lost. What libraries hold of their own at that moment leaks. */
struct arena_bound {
    size_t most; /* bytes; 0: any number */
    atomic_bool stopped;
    jmp_buf back;
};
enum { BOUND_MEMORY = 1, BOUND_STOPPED };
/* From here on; NULL: from here on no more. */
void arena_bind(struct arena *a, struct arena_bound *b);

/* ---- bytes: a view, and a buffer that grows in an arena ---- */

struct bytes {
    const uint8_t *data;
    size_t len;
};

struct buf {
    struct arena *arena;
    char *data; /* `len` bytes, not NUL-ended until buf_text */
    size_t len, room;
};
struct buf buf_new(struct arena *a);
void buf_add(struct buf *b, const void *data, size_t len);
/* Room for `more` bytes behind the last; who writes them adds to `len`. */
char *buf_room(struct buf *b, size_t more);
static inline void buf_puts(struct buf *b, const char *s)
{
    buf_add(b, s, __builtin_strlen(s));
}
void buf_putc(struct buf *b, char c);
void buf_printf(struct buf *b, const char *fmt, ...) PRINTF_LIKE(2, 3);
/* A code point as UTF-8. */
void buf_utf8(struct buf *b, uint32_t c);
/* A part of a key: `s` and an end, so that parts are not taken for others;
 * NULL is none. */
void buf_key(struct buf *b, const char *s);
/* A number with at most `decimals` (0 to 6) digits after the point, trailing
 * zeros and a negative zero taken off: "12.5", "-0.05", "0". Finite only. */
void buf_number(struct buf *b, double v, int decimals);
/* A string of JSON, in its quotes. */
void buf_json(struct buf *b, const char *s);
/* `s` made fit for a part of a file's name: what no file system bears, a shell
 * reads as more than it is or nobody sees becomes a '-' between what is left;
 * a '.' or '-' at either end goes, and what is beyond 100 bytes. */
void buf_name(struct buf *b, const char *s);
/* The text so far, NUL-ended; good until the next write to `b`. */
const char *buf_text(struct buf *b);
struct bytes buf_bytes(const struct buf *b);

/* ---- kept: what a worker has from its jobs before, for speed alone ---- */

/* Values under keys, both bytes to it. A value is what anybody would make of
 * its key and of nothing else, so that no result tells whether it was there.
 * It belongs to one thread. */
struct kept;
/* Holds no more than `budget` bytes and what one job adds to them. */
struct kept *kept_new(size_t budget);
void kept_free(struct kept *k);
/* The arena of the worker's next job. All that the job before made in it is
 * gone; the memory is used again. Where the budget is spent, the values go
 * too: only here, so that a job may hold on to what it finds. It goes with
 * `k`, not by arena_free. */
struct arena *kept_job(struct kept *k);
/* No value of before is found again. For when something that they lead to
 * goes: a font. */
void kept_forget(struct kept *k);

/* The worker's of the job that the arena is for. NULL when nothing is kept. */
struct kept *arena_kept(const struct arena *a);
/* The value; NULL when there is none. */
const void *kept_find(struct kept *k, struct bytes key);
/* Where a value and what it leads to are to lie. */
struct arena *kept_arena(struct kept *k);
/* `size` bytes at `from`, kept. */
const void *kept_copy(struct kept *k, const void *from, size_t size);
/* From now on there is one; nothing was there before. */
void kept_add(struct kept *k, struct bytes key, const void *value);

/* ---- UTF-8 ---- */

/* The code point at *s, and *s moved past it. Ill-formed bytes give U+FFFD,
 * one byte at a time; at the NUL it gives 0 and does not move. */
uint32_t utf8_next(const char **s);
/* The code point before `at` in `text`; 0 where `text` begins. */
uint32_t utf8_before(const char *text, const char *at);
/* Cells a terminal gives the code point: 0, 1 or 2. */
int utf8_width(uint32_t c);
/* Lower-case letter of `c` by Unicode's simple mapping. */
uint32_t utf8_lower(uint32_t c);
/* Upper-case letter likewise. */
uint32_t utf8_upper(uint32_t c);
bool utf8_is_letter_or_digit(uint32_t c);
/* Whether a reader sees it: it is no white space and nothing that fonts leave
 * out (Unicode's Default_Ignorable_Code_Point). */
bool utf8_is_seen(uint32_t c);
/* `s` as it compares with others whatever its letter case (Unicode's default
 * caseless matching, D145, after NFC) and without what is not seen. */
const char *utf8_folded(struct arena *a, const char *s);
/* The end of what is one letter to a reader: the extended grapheme cluster
 * (UAX #29) that begins at s, which is before `end`. */
const char *grapheme_next(const char *s, const char *end);

/* ---- marks: where something stands in what the user wrote ---- */

/* One input, whole. `name` is printed in messages: a path as the user gave
 * it, "-" or "--set". Lives as long as the marks that point at it. */
struct source {
    const char *name;
    const char *text; /* UTF-8, LF or CRLF, NUL-ended */
    size_t len;
    int before; /* lines of the file before it, when it is one of many parts */
};

/* Line and column are counted from 1, columns in code points. `len` is what
 * to underline, in code points, 0 for one caret. line 0: the file as a whole;
 * src NULL: nowhere. */
struct mark {
    const struct source *src;
    int line, col, len;
};
/* The first place at or after `at` where `needle` (UTF-8) stands literally in
 * the source, within `lines` lines; `at` itself where there is none. */
struct mark mark_find(struct mark at, const char *needle, int lines);
/* Of a byte offset into the source. */
struct mark mark_at_offset(const struct source *src, size_t offset);

/* ---- diagnostics: a row of diag.def, a place, a detail, a way out ---- */

enum severity { SEVERITY_NOTE, SEVERITY_WARNING, SEVERITY_ERROR };

enum diag_kind {
#define DIAG(name, severity, exit, phrase) DIAG_##name,
#include "base/diag.def"
#undef DIAG
    DIAG_COUNT
};

enum diag_format { DIAG_HUMAN, DIAG_SHORT, DIAG_JSON };

struct diags;
struct diags *diags_new(struct arena *a);
/* Says that `kind` happened at `at`. The message is the row's phrase, a space
 * and the detail; an empty detail leaves the phrase alone. The same message at
 * the same place is kept once. */
void diag(struct diags *d, struct mark at, enum diag_kind kind, const char *fmt,
          ...) PRINTF_LIKE(4, 5);
/* Says what was said in `more`, whose arena must live as long; what is said of
 * the same place of a file by that name is kept once. */
void diags_add(struct diags *d, const struct diags *more);
/* Whether the last one was kept, and wants a way out: it was not said before,
 * and is none of thousands. */
bool diag_kept(const struct diags *d);
/* A way out, or a second place, printed under the last diagnostic. */
void diag_hint(struct diags *d, const char *fmt, ...) PRINTF_LIKE(2, 3);
/* "did you mean 'x'?" with the nearest of `known` (NULL-ended), else the
 * whole list as "known: a, b, c". */
void diag_nearest(struct diags *d, const char *word, const char *const *known);
/* Whether nothing at all was said. */
bool diags_silent(const struct diags *d);
/* Whether an error was said. */
bool diags_failed(const struct diags *d);
int diags_count(const struct diags *d, enum severity s);
/* How many of one kind were said. */
int diags_count_kind(const struct diags *d, enum diag_kind kind);
/* The exit code for all that was said: of several the first of 2, 4, 1, 3,
 * and 70 before all; 0 without errors. */
int diags_exit(const struct diags *d);
/* All of them, by source and place, each once. Control characters and bidi
 * controls of what is echoed are escaped and long lines clipped. Colour is
 * ANSI, for a terminal. */
void diags_put(struct buf *b, const struct diags *d, enum diag_format format,
               bool colour);
/* The same, written at once. */
void diags_print(FILE *to, const struct diags *d, enum diag_format format,
                 bool colour);

/* The word of `known` (NULL-ended) nearest to `word` by Damerau-Levenshtein
 * distance, if it is at most max(1, length/3); else NULL. Letter case and
 * '-' for '_' cost nothing. */
const char *nearest(const char *word, const char *const *known);
/* `s` with what a terminal would obey written as \xNN or \u{NNNN}. */
const char *escaped(struct arena *a, const char *s);
/* `s` for a message: in quotes and, beyond 60 characters, cut. */
const char *quoted(struct arena *a, const char *s);

/* ---- files ---- */

/* A budget, and the message's number: 8 MiB of text. */
#define FILE_LIMIT ((size_t)8 << 20)

/* The bytes of a regular file, or of stdin for "-", at most `limit`. On
 * failure one diagnostic at `at` (or at the file when at.src is NULL) and
 * false. A directory, FIFO or device is refused without blocking. */
bool file_read(struct arena *a, struct diags *d, const char *path,
               struct mark at, size_t limit, struct bytes *out);
/* What a stranger's file may reach: what lies in its folder ("dir/", "" where
 * we are), and in the roots that the user gives (NULL-ended, or NULL). */
struct reach {
    const char *folder;
    const char *const *root;
};
/* Likewise of `path` from the reach's folder on, for what a stranger's file
 * names: nothing that lies outside the reach is read, neither by "..", nor from
 * "/", nor through a link. The system sees to that by openat2 where it can;
 * elsewhere no link is followed at all but those on the way to a root. */
bool file_read_beneath(struct arena *a, struct diags *d, struct reach reach,
                       const char *path, struct mark at, size_t limit,
                       struct bytes *out);
/* Writes beside `path` and renames, so that the file that was there stays
 * whole until then; "-" is stdout. False with one diagnostic on any failure,
 * and then nothing of ours is left and the old file is as it was. A run that
 * is killed can leave a .brevier.tmp, which the next to write into that folder
 * removes. Safe from threads and processes at a time, for one target even. */
bool file_write(struct arena *a, struct diags *d, const char *path,
                struct bytes b);
/* The same, and on the disk before it returns: safe against a power cut too
 * (Pillai et al., OSDI 2014). */
bool file_write_sync(struct arena *a, struct diags *d, const char *path,
                     struct bytes b);
/* All of it, to an open descriptor; false with errno. */
bool descriptor_write(int fd, struct bytes b);
bool file_exists(const char *path);
/* Whether it is a regular file with just these bytes. */
bool file_holds(const char *path, struct bytes b);

/* A file as it was when it was read; `there` false: it was not. */
struct file_seen {
    const char *path;
    bool there;
    uint64_t device, inode, size;
    int64_t seconds, nanoseconds; /* of its last change */
    const struct file_seen *next;
};
struct file_seen file_look(const char *path);
/* Whether the file is another one now, or was changed since. */
bool file_changed(const struct file_seen *f);
/* Every file that file_read was asked for with `d` but stdin, each reading
 * once, the last first. */
const struct file_seen *diags_files(const struct diags *d);
void diags_saw(struct diags *d, struct file_seen f);
/* A read-only mapping that lives as long as the process; false with errno set
 * when it cannot be had. For fonts. */
bool file_map(const char *path, struct bytes *out);
/* Likewise within `reach`, as file_read_beneath. */
bool file_map_beneath(struct reach reach, const char *path, struct bytes *out);

/* Folder part of a path with its '/', "" when there is none. */
const char *path_folder(struct arena *a, const char *path);
/* `folder` and `name` joined; `name` itself when it begins with '/'. */
const char *path_join(struct arena *a, const char *folder, const char *name);

/* Where layouts, fonts and the rest of our data lie, best first; NULL-ended.
 * Order: `asked` (--data), $BREVIER_DATA, ../share/brevier from the
 * executable, the source folder of the build, the folder it built in. */
const char *const *data_folders(struct arena *a, const char *asked);
/* The first folder that holds `name` ("layouts/classic.yaml"), joined with
 * it; NULL when none does. */
const char *data_find(struct arena *a, const char *const *folders,
                      const char *name);
