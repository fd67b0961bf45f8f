/* The programme: a call is read, its verb done, an exit code told. */
#include "locale/locale.h"
#include "main/verbs.h"
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* A descriptor that was closed at the start is held by /dev/null, open the
 * wrong way round: no file of ours takes its place, and its use is an error. */
static void hold_descriptors(void)
{
    static const int way[] = {O_WRONLY, O_RDONLY, O_WRONLY};
    for (int fd = 0; fd < 3; fd++)
        if (fcntl(fd, F_GETFD) < 0 && errno == EBADF &&
            open("/dev/null", way[fd]) != fd)
            _exit(70);
}

/* SOURCE_DATE_EPOCH: seconds, up to the end of the year 9999; -1 without. */
static long long source_date(struct diags *d)
{
    const char *s = getenv("SOURCE_DATE_EPOCH");
    if (!s || !*s)
        return -1;
    long long date = 0;
    size_t digits = strspn(s, "0123456789");
    for (size_t i = 0; i < digits && date < 253402300800; i++)
        date = date * 10 + (s[i] - '0');
    if (!s[digits] && date < 253402300800)
        return date;
    diag(d, (struct mark){0}, DIAG_USAGE,
         "SOURCE_DATE_EPOCH is '%s', not a number of seconds", s);
    return -1;
}

static struct say how_to_speak(const struct call *c)
{
    const char *format = call_last(c, OPTION_DIAGNOSTICS, "human");
    const char *when = call_last(c, OPTION_COLOR, "auto");
    const char *no = getenv("NO_COLOR"), *term = getenv("TERM");
    bool able = isatty(2) && !(no && *no) && term && strcmp(term, "dumb") != 0;
    return (struct say){
        .format = *format == 'j'   ? DIAG_JSON
                  : *format == 's' ? DIAG_SHORT
                                   : DIAG_HUMAN,
        .colour =
            strcmp(when, "always") == 0 || (able && strcmp(when, "never") != 0),
        .quiet = call_has(c, OPTION_QUIET),
    };
}

static int do_verb(struct diags *d, struct shared *s, const struct call *c)
{
    if (call_has(c, OPTION_HELP) || call_has(c, OPTION_VERSION))
        return verb_help(d, s, c);
    static int (*const verb[])(struct diags *, struct shared *,
                               const struct call *) = {
#define VERB(id, name, operands, least, most, help) verb_##name,
#include "main/verb.def"
#undef VERB
    };
    return verb[c->verb](d, s, c);
}

/* The folders of data; one that is asked for must be there. */
static const char *const *find_data(struct arena *a, struct diags *d,
                                    const struct call *c)
{
    const char *asked = call_last(c, OPTION_DATA, NULL);
    if (asked && !file_exists(asked))
        diag(d, (struct mark){0}, DIAG_CANNOT_READ, "'%s': no such folder",
             asked);
    return data_folders(a, asked);
}

/* The folders that an option names; each must be there. */
static const char *const *find_folders(struct diags *d, const struct call *c,
                                       enum option o)
{
    const char *const *path = c->value[o];
    for (const char *const *p = path; p && *p; p++)
        if (!file_exists(*p))
            diag(d, (struct mark){0}, DIAG_CANNOT_READ, "'%s': no such folder",
                 *p);
    return path;
}

/* --lang, a language. */
static void check_lang(struct arena *a, struct diags *d, const struct call *c)
{
    const char *lang = call_last(c, OPTION_LANG, NULL);
    if (!lang || locale_tag(a, lang))
        return;
    diag(d, (struct mark){0}, DIAG_USAGE, "--lang: %s is no language",
         quoted(a, lang));
    diag_hint(d, "%s",
              strchr(lang, ',') ? "one language a run"
                                : "a tag as in: en, de, pt-BR");
}

int main(int argc, char **argv)
{
    double begun = clock_ms();
    hold_descriptors();
    signal(SIGPIPE, SIG_IGN); /* a write that fails is said, not died of */
    signal(SIGXFSZ, SIG_IGN);
    struct arena *a = arena_new();
    struct diags *d = diags_new(a);
    struct call call = call_read(a, d, argc, argv);
    struct shared shared = {
        .arena = a,
        .data = find_data(a, d, &call),
        .fonts_path = find_folders(d, &call, OPTION_FONT_PATH),
        .root = find_folders(d, &call, OPTION_ROOT),
        .date = source_date(d),
        .begun = begun,
        .say = how_to_speak(&call),
    };
    check_lang(a, d, &call);
    int code = diags_failed(d) ? 0 : do_verb(d, &shared, &call);
    say_diags(&shared, d);
    code = exit_worse(code, diags_exit(d));
#ifdef SEEN_TO_THE_END /* by what looks for leaks */
    shared_end(&shared);
    arena_free(a);
    return code;
#else
    _exit(code); /* what is left goes with the process, sooner than by us */
#endif
}
