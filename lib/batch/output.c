/* output.c - whole files of records, or none. */
#include "batch/output.h"

#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "text/memory/buffer.h"
#include "text/sha256.h"
#include "text/slice.h"

/* The longest part of a path that every file system takes, with room for the
 * suffixes. */
enum { LONGEST_PART = 230 };

static const struct {
    const char *name;
    const char *suffix;
    int (*add_filter)(struct archive *);
} compressions[GAZ_COMPRESSION_COUNT] = {
    [GAZ_PLAIN] = {"none", ".ndjson", archive_write_add_filter_none},
    [GAZ_GZIP] = {"gzip", ".ndjson.gz", archive_write_add_filter_gzip},
    [GAZ_ZSTD] = {"zstd", ".ndjson.zst", archive_write_add_filter_zstd},
    [GAZ_XZ] = {"xz", ".ndjson.xz", archive_write_add_filter_xz},
};

const char *gaz_compression_name(gaz_compression compression) {
    return compressions[compression].name;
}

/* ---- places ----------------------------------------------------------------------- */

static void add_escaped(gaz_buffer *out, unsigned char c) {
    static const char digits[] = "0123456789ABCDEF";
    gaz_buffer_byte(out, '%');
    gaz_buffer_byte(out, digits[c >> 4]);
    gaz_buffer_byte(out, digits[c & 15]);
}

/* One part of a path. % itself is spelt out too, so that no two names meet. */
static void add_part(gaz_buffer *out, gaz_slice part) {
    size_t begin = out->len;
    bool dots = gaz_slice_is(part, ".") || gaz_slice_is(part, "..");
    for (size_t i = 0; i < part.len; i++) {
        unsigned char c = (unsigned char)part.ptr[i];
        if (dots || c < 0x20 || c == 0x7F || c == '%') {
            add_escaped(out, c);
        } else {
            gaz_buffer_byte(out, (char)c);
        }
    }
    if (out->len - begin > LONGEST_PART && !out->failed) {
        char hex[65];
        gaz_sha256_hex(part, hex);
        const char *cut = out->ptr + begin + LONGEST_PART - 20;
        while (((unsigned char)*cut & 0xC0) == 0x80) {
            cut--;
        }
        out->len = (size_t)(cut - out->ptr);
        gaz_buffer_byte(out, '%');
        gaz_buffer_add(out, hex, 16);
    }
}

char *gaz_output_place(const char *name, gaz_compression compression) {
    gaz_buffer place = {0};
    for (const char *at = name;; at++) {
        const char *end = at + strcspn(at, "/");
        if (end == at) {
            gaz_buffer_text(&place, *end == '/' ? "%2F" : "%"); /* an empty part */
        } else {
            add_part(&place, gaz_slice_between(at, end));
        }
        if (*end == '\0') {
            break;
        }
        gaz_buffer_byte(&place, '/');
        at = end;
    }
    gaz_buffer_text(&place, compressions[compression].suffix);
    gaz_buffer_byte(&place, '\0');
    if (place.failed) {
        gaz_buffer_free(&place);
        return NULL;
    }
    return place.ptr;
}

bool gaz_make_folders(const char *path) {
    char *copy = strdup(path);
    bool good = copy != NULL;
    for (char *at = copy; good && (at = strchr(at + 1, '/')) != NULL;) {
        *at = '\0';
        good = mkdir(copy, 0777) == 0 || errno == EEXIST;
        *at = '/';
    }
    good = good && (mkdir(copy, 0777) == 0 || errno == EEXIST);
    int error = errno;
    free(copy);
    errno = error;
    return good;
}

/* ---- writing ------------------------------------------------------------------------ */

struct gaz_output {
    int fd;
    char *temporary; /* NULL: fd was given */
    struct archive *compressor;
    struct archive_entry *entry;
    uint64_t bytes;
    int error;
};

static bool write_all(gaz_output *output, const char *bytes, size_t len) {
    while (len > 0 && output->error == 0) {
        ssize_t n = write(output->fd, bytes, len);
        if (n > 0) {
            bytes += n;
            len -= (size_t)n;
            output->bytes += (uint64_t)n;
        } else if (n < 0 && errno != EINTR) {
            output->error = errno;
        }
    }
    errno = output->error;
    return output->error == 0;
}

static la_ssize_t write_compressed(struct archive *compressor, void *data, const void *bytes,
                                   size_t len) {
    (void)compressor;
    return write_all(data, bytes, len) ? (la_ssize_t)len : -1;
}

/* One stream of compressed bytes, the same for the same records: without the
 * time that gzip would put in. */
static bool open_compressor(gaz_output *output, gaz_compression compression) {
    struct archive *compressor = archive_write_new();
    output->compressor = compressor;
    output->entry = archive_entry_new();
    if (compressor == NULL || output->entry == NULL) {
        errno = ENOMEM;
        return false;
    }
    archive_entry_set_filetype(output->entry, AE_IFREG);
    archive_entry_set_pathname(output->entry, "records");
    bool good = compressions[compression].add_filter(compressor) == ARCHIVE_OK &&
                archive_write_set_format_raw(compressor) == ARCHIVE_OK;
    if (compression == GAZ_GZIP) {
        good = good && archive_write_set_options(compressor, "gzip:!timestamp") == ARCHIVE_OK;
    }
    good = good && archive_write_set_bytes_in_last_block(compressor, 1) == ARCHIVE_OK &&
           archive_write_open(compressor, output, NULL, write_compressed, NULL) == ARCHIVE_OK &&
           archive_write_header(compressor, output->entry) == ARCHIVE_OK;
    if (!good && output->error == 0) {
        output->error = errno = archive_errno(compressor) > 0 ? archive_errno(compressor) : EIO;
    }
    return good;
}

gaz_output *gaz_output_open(const char *temporary, int fd, gaz_compression compression) {
    gaz_output *output = calloc(1, sizeof *output);
    if (output == NULL) {
        return NULL;
    }
    output->fd = fd;
    if (temporary != NULL) {
        output->temporary = strdup(temporary);
        output->fd = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    }
    bool good = output->fd >= 0 && (temporary == NULL || output->temporary != NULL);
    if (good && compression != GAZ_PLAIN) {
        good = open_compressor(output, compression);
    }
    if (!good) {
        int error = errno;
        uint64_t bytes;
        (void)gaz_output_close(output, NULL, &bytes);
        errno = error;
        return NULL;
    }
    return output;
}

bool gaz_output_write(gaz_output *output, const void *bytes, size_t len) {
    if (output->compressor == NULL) {
        return write_all(output, bytes, len);
    }
    const char *at = bytes;
    while (len > 0) {
        la_ssize_t n = archive_write_data(output->compressor, at, len);
        if (n <= 0) {
            errno = output->error = output->error != 0 ? output->error : EIO;
            return false;
        }
        at += n;
        len -= (size_t)n;
    }
    return true;
}

static bool put_in_place(const char *temporary, const char *place) {
    if (rename(temporary, place) == 0) {
        return true;
    }
    const char *slash = strrchr(place, '/');
    if (errno != ENOENT || slash == NULL) {
        return false;
    }
    char *folder = strndup(place, (size_t)(slash - place));
    bool good = folder != NULL && gaz_make_folders(folder) && rename(temporary, place) == 0;
    int error = errno;
    free(folder);
    errno = error;
    return good;
}

bool gaz_output_close(gaz_output *output, const char *place, uint64_t *bytes) {
    if (output->compressor != NULL) {
        int closed = archive_write_close(output->compressor);
        if (closed != ARCHIVE_OK && output->error == 0) {
            output->error = EIO;
        }
        archive_write_free(output->compressor);
    }
    archive_entry_free(output->entry);
    if (output->temporary != NULL) {
        if (output->fd >= 0 && close(output->fd) != 0 && output->error == 0) {
            output->error = errno;
        }
        if (place != NULL && output->error == 0 && !put_in_place(output->temporary, place)) {
            output->error = errno;
        }
        if (place == NULL || output->error != 0) {
            (void)unlink(output->temporary);
        }
    }
    int error = output->error;
    *bytes = output->bytes;
    free(output->temporary);
    free(output);
    errno = error;
    return error == 0;
}
