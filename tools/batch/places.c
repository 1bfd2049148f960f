/* places.c - where the output of gz-batch goes. */
#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "text/memory/buffer.h"
#include "text/sha256.h"
#include "tools/batch/settings.h"

static void add_text(tool *t, gaz_buffer *out, const char *text) {
    gaz_buffer_text(out, text);
    if (out->failed) {
        tool_no_memory(t);
    }
}

/* folder/name, with -K-of-N behind it for a shard; suffix behind that. */
static void set_place(tool *t, gaz_buffer *out, const char *name, const char *suffix) {
    settings *s = t->settings;
    char shard[40] = "";
    if (s->batch.parts > 1) {
        snprintf(shard, sizeof shard, "-%u-of-%u", s->batch.part, s->batch.parts);
    }
    add_text(t, out, t->out_path);
    add_text(t, out, "/");
    add_text(t, out, name);
    add_text(t, out, shard);
    add_text(t, out, suffix);
    gaz_buffer_byte(out, '\0');
}

void batch_clear_folder(const char *path) {
    DIR *folder = opendir(path);
    for (struct dirent *entry; folder != NULL && (entry = readdir(folder)) != NULL;) {
        if (entry->d_name[0] != '.') {
            (void)unlinkat(dirfd(folder), entry->d_name, 0);
        }
    }
    if (folder != NULL) {
        (void)closedir(folder);
    }
}

void batch_open_tree(tool *t) {
    settings *s = t->settings;
    set_place(t, &s->temporary, ".gz-batch", "");
    set_place(t, &s->manifest, "manifest", ".db");
    if (!gaz_make_folders(s->temporary.ptr)) {
        tool_stop(t, TOOL_OUTPUT_FAILED, "%s: %s", t->out_path, strerror(errno));
    }
    s->batch.plan.folder = t->out_path;
    s->batch.plan.temporary = s->temporary.ptr;
}

void batch_open_stream(tool *t) {
    settings *s = t->settings;
    s->batch.stream = gaz_output_open(NULL, STDOUT_FILENO, s->batch.plan.compression);
    if (s->batch.stream == NULL) {
        tool_stop(t, TOOL_OUTPUT_FAILED, "standard output: %s", strerror(errno));
    }
}

/* Everything that decides the output of an input, beside the input. */
static void fingerprint(const settings *s, char *text, size_t size) {
    char table[GAZ_SHA256_HEX] = "-";
    if (s->table.path != NULL) {
        gaz_sha256_hex(s->table.text, table);
    }
    snprintf(
        text, size, "gazette %s; schema %s; log %s%s; from %s; place %s; table %s; compress %s",
        GAZ_VERSION, GAZ_SCHEMA_VERSION, s->batch.plan.log ? "yes" : "no",
        s->batch.plan.compact ? "; compact" : "", s->from != NULL ? s->from : "-",
        s->place != NULL ? s->place : "-", table, gaz_compression_name(s->batch.plan.compression));
}

gaz_manifest *batch_open_manifest(tool *t) {
    settings *s = t->settings;
    char options[1024];
    char error[512];
    fingerprint(s, options, sizeof options);
    gaz_manifest *manifest = gaz_manifest_open(s->manifest.ptr, options, error, sizeof error);
    if (manifest == NULL || !gaz_manifest_begin_run(manifest)) {
        tool_stop(t, TOOL_OUTPUT_FAILED, "%s: %s",
                  s->manifest.ptr != NULL ? s->manifest.ptr : "manifest",
                  manifest == NULL ? error : gaz_manifest_error(manifest));
    }
    return manifest;
}
