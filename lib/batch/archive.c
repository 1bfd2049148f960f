/* archive.c - the members of an archive. */
#include "batch/archive.h"

#include <archive.h>
#include <archive_entry.h>
#include <stdlib.h>
#include <string.h>

#include "batch/inputs.h"
#include "text/memory/buffer.h"

enum { BLOCK = 256 * 1024 };

struct gaz_archive {
    struct archive *reader;
    struct archive_entry *entry;
    bool opened;
};

gaz_archive *gaz_archive_open(const char *path) {
    gaz_archive *archive = calloc(1, sizeof *archive);
    struct archive *reader = archive_read_new();
    /* One of our own: libarchive does not look whether it got memory for its own. */
    struct archive_entry *entry = archive_entry_new();
    if (archive == NULL || reader == NULL || entry == NULL) {
        free(archive);
        archive_read_free(reader);
        archive_entry_free(entry);
        return NULL;
    }
    archive->reader = reader;
    archive->entry = entry;
    archive_read_support_filter_all(reader);
    archive_read_support_format_zip(reader);
    archive_read_support_format_tar(reader);
    archive_read_support_format_7zip(reader);
    archive_read_support_format_raw(reader);
    archive_read_support_format_empty(reader);
    archive->opened = archive_read_open_filename(reader, path, BLOCK) == ARCHIVE_OK;
    return archive;
}

/* libarchive's words, which live as long as the archive. */
static const char *complaint(const gaz_archive *archive) {
    const char *text = archive_error_string(archive->reader);
    return text != NULL ? text : "not an archive that can be read";
}

/* A broken or unknown file of these suffixes passes as raw bytes: without any
 * compression around them they are no archive. */
static bool is_nothing(const gaz_archive *archive) {
    return archive_format(archive->reader) == ARCHIVE_FORMAT_RAW &&
           archive_filter_code(archive->reader, 0) == ARCHIVE_FILTER_NONE;
}

bool gaz_archive_next(gaz_archive *archive, gaz_member_file *member, const char **error) {
    *error = NULL;
    *member = (gaz_member_file){0};
    if (!archive->opened) {
        *error = complaint(archive);
        return false;
    }
    int code;
    while ((code = archive_read_next_header2(archive->reader, archive->entry)) == ARCHIVE_OK ||
           code == ARCHIVE_WARN || code == ARCHIVE_RETRY) {
        if (code == ARCHIVE_RETRY || archive_entry_filetype(archive->entry) != AE_IFREG) {
            continue;
        }
        if (is_nothing(archive)) {
            *error = "not an archive that can be read";
            return false;
        }
        const char *path = archive_entry_pathname(archive->entry);
        if (archive_format(archive->reader) != ARCHIVE_FORMAT_RAW) {
            member->path = gaz_input_name(path != NULL ? path : "(nameless)");
            if (member->path == NULL) {
                *error = "out of memory";
                return false;
            }
        }
        if (archive_entry_is_data_encrypted(archive->entry) == 1) {
            member->error = "it is encrypted";
        }
        return true;
    }
    *error = code == ARCHIVE_EOF ? NULL : complaint(archive);
    return false;
}

bool gaz_archive_read(gaz_archive *archive, uint64_t most, gaz_buffer *bytes, const char **error) {
    char *block = malloc(BLOCK);
    la_ssize_t n = -1;
    *error = block == NULL ? "out of memory" : NULL;
    while (*error == NULL && (n = archive_read_data(archive->reader, block, BLOCK)) > 0) {
        gaz_buffer_add(bytes, block, (size_t)n);
        if (bytes->failed) {
            *error = "out of memory";
        } else if (bytes->len > most) {
            *error = "it is larger than any text";
        }
    }
    if (*error == NULL && n < 0) {
        *error = complaint(archive);
    }
    free(block);
    return *error == NULL;
}

void gaz_archive_close(gaz_archive *archive) {
    if (archive != NULL) {
        archive_read_free(archive->reader);
        archive_entry_free(archive->entry);
        free(archive);
    }
}
