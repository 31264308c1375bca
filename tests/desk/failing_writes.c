/* Stands before the system's calls: the k-th write under a folder fails, and every one after it where that is asked for.

   Loaded by LD_PRELOAD; a program says through fail_writes() when it begins to count. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

static char folder[4096];
static long left = -1, seen = 0;
static int for_ever = 0;

void fail_writes(const char *under, long first, int lasting) {
    snprintf(folder, sizeof folder, "%s", under);
    left = first;
    for_ever = lasting;
    seen = 0;
}

long writes_seen(void) { return seen; }

static int fails(int file) {
    char link[64], path[4096];
    if (left < 0) return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    ssize_t size = readlink(link, path, sizeof path - 1);
    if (size <= 0) return 0;
    path[size] = 0;
    if (strncmp(path, folder, strlen(folder)) != 0) return 0;
    /* What SQLite shares between processes is memory, and no write to a disk. */
    if (size > 4 && strcmp(path + size - 4, "-shm") == 0) return 0;
    seen++;
    if (seen == left || (for_ever && seen > left)) { errno = EIO; return 1; }
    return 0;
}

#define BEFORE(name, type, parameters, values)                                   \
    type name parameters {                                                       \
        static type (*real) parameters;                                          \
        if (!real) real = (type(*) parameters)dlsym(RTLD_NEXT, #name);           \
        return fails(file) ? -1 : real values;                                   \
    }

BEFORE(write, ssize_t, (int file, const void *bytes, size_t size), (file, bytes, size))
BEFORE(pwrite, ssize_t, (int file, const void *bytes, size_t size, off_t at), (file, bytes, size, at))
BEFORE(pwrite64, ssize_t, (int file, const void *bytes, size_t size, off64_t at), (file, bytes, size, at))
BEFORE(sendfile, ssize_t, (int file, int from, off_t *at, size_t size), (file, from, at, size))
BEFORE(fsync, int, (int file), (file))
BEFORE(fdatasync, int, (int file), (file))
BEFORE(ftruncate, int, (int file, off_t size), (file, size))
BEFORE(ftruncate64, int, (int file, off64_t size), (file, size))
