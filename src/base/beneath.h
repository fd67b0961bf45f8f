/* private to base: opening what a stranger's file names. */
#pragma once

/* A descriptor of the file at `path` for reading, from the folder open as
 * `folder` on and nowhere outside it: EXDEV when it would lead out. -1 with
 * errno on any failure. Does not wait for a pipe. By the system where it can
 * (openat2 with RESOLVE_BENEATH), else by walking. */
int open_beneath(int folder, const char *path);
/* The same by hand, name after name; no link is followed: ELOOP. */
int open_walking(int folder, const char *path);
