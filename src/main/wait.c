/* Waiting by the system's own means. */
#include "main/wait.h"
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/inotify.h>
#include <sys/signalfd.h>
#endif

/* The signals that end us. */
static sigset_t endings(void)
{
    static const int number[] = {SIGHUP, SIGINT, SIGTERM};
    sigset_t set;
    sigemptyset(&set);
    for (int i = 0; i < 3; i++) {
        struct sigaction now;
        if (sigaction(number[i], NULL, &now) == 0 && now.sa_handler != SIG_IGN)
            sigaddset(&set, number[i]);
    }
    return set;
}

#ifdef __linux__

struct wait wait_begin(void)
{
    sigset_t set = endings();
    sigprocmask(SIG_BLOCK, &set, NULL);
    struct wait w = {
        .changes = inotify_init1(IN_NONBLOCK | IN_CLOEXEC),
        .signals = signalfd(-1, &set, SFD_NONBLOCK | SFD_CLOEXEC),
    };
    if (w.signals < 0) /* then they end us at once */
        sigprocmask(SIG_UNBLOCK, &set, NULL);
    return w;
}

void wait_folder(struct wait *w, const char *folder)
{
    if (w->changes >= 0)
        inotify_add_watch(w->changes, folder,
                          IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM |
                              IN_CREATE | IN_DELETE | IN_ONLYDIR);
}

/* Takes all that is told of changes; what was changed is seen by looking. */
static void drain(int fd)
{
    char events[4096];
    while (read(fd, events, sizeof events) > 0 || errno == EINTR)
        ;
}

int wait_for(struct wait *w, int ms)
{
    enum { POLLED = 100 };
    struct pollfd fd[] = {{w->changes, POLLIN, 0}, {w->signals, POLLIN, 0}};
    if (w->changes < 0 && ms > POLLED)
        ms = POLLED;
    if (poll(fd, 2, ms) <= 0)
        return WAIT_NOTHING;
    struct signalfd_siginfo came;
    if ((fd[1].revents & POLLIN) &&
        read(w->signals, &came, sizeof came) == (ssize_t)sizeof came)
        return (int)came.ssi_signo;
    drain(w->changes);
    return WAIT_CHANGE;
}

#else

struct wait wait_begin(void)
{
    sigset_t set = endings();
    sigprocmask(SIG_BLOCK, &set, NULL);
    return (struct wait){-1, -1};
}

void wait_folder(struct wait *w, const char *folder)
{
    (void)w, (void)folder;
}

int wait_for(struct wait *w, int ms)
{
    enum { POLLED = 30 };
    static const int number[] = {SIGHUP, SIGINT, SIGTERM};
    sigset_t came, ours = endings();
    (void)w;
    poll(NULL, 0, ms < POLLED ? ms : POLLED);
    if (sigpending(&came) == 0)
        for (int i = 0; i < 3; i++)
            if (sigismember(&came, number[i]) && sigismember(&ours, number[i]))
                return number[i];
    return WAIT_NOTHING;
}

#endif
