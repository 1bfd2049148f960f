/* inputs.c - finding what there is to read. */
#include "batch/inputs.h"

#include <dirent.h>
#include <errno.h>
#include <fnmatch.h>
#include <glob.h>
#include <iconv.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "text/sha256.h"
#include "text/slice.h"
#include "text/utf8.h"

/* ---- names ---------------------------------------------------------------------- */

static char *from_gb18030(const char *name) {
    size_t left = strlen(name);
    size_t room = 2 * left + 1;
    iconv_t converter = iconv_open("UTF-8", "GB18030");
    if (converter == (iconv_t)-1) {
        return NULL;
    }
    char *text = calloc(1, room);
    char *in = strdup(name);
    char *from = in;
    char *to = text;
    bool good =
        text != NULL && in != NULL && iconv(converter, &from, &left, &to, &room) != (size_t)-1;
    iconv_close(converter);
    free(in);
    if (!good) {
        free(text);
        return NULL;
    }
    return text;
}

static char *with_escapes(const char *name) {
    char *text = malloc(3 * strlen(name) + 1);
    char *out = text;
    for (; text != NULL && *name != '\0'; name++) {
        out += sprintf(out, (*name & 0x80) != 0 ? "%%%02X" : "%c", (unsigned char)*name);
    }
    if (text != NULL) {
        *out = '\0';
    }
    return text;
}

char *gaz_input_name(const char *name) {
    gaz_slice text = gaz_slice_of(name);
    if (gaz_utf8_valid(text) == text.len) {
        return strdup(name);
    }
    char *converted = from_gb18030(name);
    return converted != NULL ? converted : with_escapes(name);
}

bool gaz_in_shard(const char *name, unsigned part, unsigned parts) {
    char hex[65];
    gaz_sha256_hex(gaz_slice_of(name), hex);
    hex[8] = '\0';
    return strtoul(hex, NULL, 16) % parts == part - 1;
}

bool gaz_is_archive_name(const char *path) {
    static const char *const suffixes[] = {".zip", ".tar", ".gz",  ".zst", ".xz",
                                           ".7z",  ".tgz", ".txz", ".bz2", ".tbz2"};
    gaz_slice name = gaz_slice_of(path);
    for (size_t i = 0; i < sizeof suffixes / sizeof *suffixes; i++) {
        size_t len = strlen(suffixes[i]);
        if (name.len > len && strcasecmp(path + name.len - len, suffixes[i]) == 0) {
            return true;
        }
    }
    return false;
}

/* ---- the list ------------------------------------------------------------------- */

static char *join(const char *folder, const char *name) {
    if (folder[0] == '\0') {
        return strdup(name);
    }
    size_t len = strlen(folder);
    const char *slash = folder[len - 1] == '/' ? "" : "/";
    char *path = malloc(len + strlen(name) + 2);
    if (path != NULL) {
        sprintf(path, "%s%s%s", folder, slash, name);
    }
    return path;
}

/* Room for one more item, empty; NULL when memory is out. */
static gaz_input *new_item(gaz_inputs *inputs) {
    if (inputs->count == inputs->capacity) {
        size_t larger = inputs->capacity == 0 ? 64 : 2 * inputs->capacity;
        gaz_input *items = realloc(inputs->items, larger * sizeof *items);
        if (items == NULL) {
            return NULL;
        }
        inputs->items = items;
        inputs->capacity = larger;
    }
    gaz_input *item = &inputs->items[inputs->count];
    *item = (gaz_input){0};
    return item;
}

static void free_item(gaz_input *item) {
    free(item->path);
    free(item->name);
    free(item->error);
}

static void add_item(gaz_inputs *inputs, const char *path, const char *name,
                     const struct stat *about, const char *error) {
    gaz_input *item = new_item(inputs);
    if (item == NULL) {
        inputs->failed = true;
        return;
    }
    item->path = strdup(path);
    item->name = gaz_input_name(name);
    item->error = error != NULL ? strdup(error) : NULL;
    if (item->path == NULL || item->name == NULL || (error != NULL && item->error == NULL)) {
        inputs->failed = true;
        free_item(item);
        return;
    }
    if (about != NULL) {
        item->size = (uint64_t)about->st_size;
        item->modified = (int64_t)about->st_mtim.tv_sec * 1000000000 + about->st_mtim.tv_nsec;
        item->archive = gaz_is_archive_name(path);
    }
    inputs->bytes += item->size;
    inputs->count++;
}

/* A pattern with a slash is about the whole name, another about its last part. */
static bool matches(const char *const *patterns, const char *name) {
    const char *slash = strrchr(name, '/');
    const char *base = slash != NULL ? slash + 1 : name;
    for (; *patterns != NULL; patterns++) {
        bool whole = strchr(*patterns, '/') != NULL;
        if (fnmatch(*patterns, whole ? name : base, 0) == 0) {
            return true;
        }
    }
    return false;
}

static bool wanted(const gaz_inputs *inputs, const char *name) {
    return (inputs->include == NULL || matches(inputs->include, name)) &&
           (inputs->exclude == NULL || !matches(inputs->exclude, name));
}

/* Names that begin with a dot are hidden. */
static int is_shown(const struct dirent *entry) {
    return entry->d_name[0] != '.';
}

static int by_bytes(const struct dirent **a, const struct dirent **b) {
    return strcmp((*a)->d_name, (*b)->d_name);
}

static void add_folder(gaz_inputs *inputs, const char *path, const char *name);

static void add_entry(gaz_inputs *inputs, const char *path, const char *name) {
    struct stat about;
    struct stat link;
    if (lstat(path, &link) != 0 || stat(path, &about) != 0) {
        add_item(inputs, path, name, NULL, strerror(errno));
    } else if (S_ISDIR(about.st_mode)) {
        /* A link to a folder could lead round in circles. */
        if (!S_ISLNK(link.st_mode)) {
            add_folder(inputs, path, name);
        }
    } else if (S_ISREG(about.st_mode) && wanted(inputs, name)) {
        add_item(inputs, path, name, &about, NULL);
    }
}

static bool same_folder(const char *a, const char *b) {
    struct stat one;
    struct stat other;
    return stat(a, &one) == 0 && stat(b, &other) == 0 && one.st_dev == other.st_dev &&
           one.st_ino == other.st_ino;
}

static void add_folder(gaz_inputs *inputs, const char *path, const char *name) {
    struct dirent **entries;
    if (inputs->skip != NULL && same_folder(path, inputs->skip)) {
        return;
    }
    int count = scandir(path, &entries, is_shown, by_bytes);
    if (count < 0) {
        add_item(inputs, path, name[0] != '\0' ? name : path, NULL, strerror(errno));
        return;
    }
    for (int i = 0; i < count; i++) {
        char *below = join(path, entries[i]->d_name);
        char *below_name = join(name, entries[i]->d_name);
        if (below != NULL && below_name != NULL) {
            add_entry(inputs, below, below_name);
        } else {
            inputs->failed = true;
        }
        free(below);
        free(below_name);
        free(entries[i]);
    }
    free(entries);
}

/* The path as given, without the ./ that says nothing. */
static const char *plain_name(const char *path) {
    while (path[0] == '.' && path[1] == '/') {
        path += 2;
        path += strspn(path, "/");
    }
    return path;
}

static void add_pattern(gaz_inputs *inputs, const char *path) {
    glob_t found;
    if (strpbrk(path, "*?[") == NULL || glob(path, 0, NULL, &found) != 0) {
        add_item(inputs, path, plain_name(path), NULL, strerror(ENOENT));
        return;
    }
    for (size_t i = 0; i < found.gl_pathc; i++) {
        gaz_inputs_add(inputs, found.gl_pathv[i]);
    }
    globfree(&found);
}

void gaz_inputs_add(gaz_inputs *inputs, const char *path) {
    struct stat about;
    if (stat(path, &about) != 0) {
        add_pattern(inputs, path);
    } else if (S_ISDIR(about.st_mode)) {
        add_folder(inputs, path, "");
    } else {
        add_item(inputs, path, plain_name(path), &about, NULL);
    }
}

bool gaz_inputs_add_list(gaz_inputs *inputs, const char *list_path) {
    bool standard = strcmp(list_path, "-") == 0;
    FILE *list = standard ? stdin : fopen(list_path, "r");
    if (list == NULL) {
        return false;
    }
    char *line = NULL;
    size_t room = 0;
    for (ssize_t len; (len = getline(&line, &room, list)) > 0;) {
        if (line[len - 1] == '\n') {
            line[--len] = '\0';
        }
        if (len > 0) {
            gaz_inputs_add(inputs, line);
        }
    }
    bool good = ferror(list) == 0;
    int error = errno;
    free(line);
    if (!standard) {
        fclose(list);
    }
    errno = error;
    return good;
}

static int by_name(const void *a, const void *b) {
    const gaz_input *const *left = a;
    const gaz_input *const *right = b;
    return strcmp((*left)->name, (*right)->name);
}

const gaz_input *gaz_inputs_twice(gaz_inputs *inputs) {
    const gaz_input **sorted = calloc(inputs->count + 1, sizeof *sorted);
    const gaz_input *twice = NULL;
    if (sorted == NULL) {
        inputs->failed = true;
        return NULL;
    }
    for (size_t i = 0; i < inputs->count; i++) {
        sorted[i] = &inputs->items[i];
    }
    qsort(sorted, inputs->count, sizeof *sorted, by_name);
    for (size_t i = 1; i < inputs->count && twice == NULL; i++) {
        twice = strcmp(sorted[i - 1]->name, sorted[i]->name) == 0 ? sorted[i] : NULL;
    }
    free(sorted);
    return twice;
}

void gaz_inputs_free(gaz_inputs *inputs) {
    for (size_t i = 0; i < inputs->count; i++) {
        free_item(&inputs->items[i]);
    }
    free(inputs->items);
}
