/* feed.c - the inputs of a run, one after the other. */
#include "batch/feed.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The largest member of an archive that is read into memory. */
#define LARGEST_MEMBER ((uint64_t)1 << 30)

void gaz_job_free(gaz_job *job) {
    free(job->input.name);
    free(job->input.path);
    gaz_buffer_free(&job->bytes);
}

/* Looks the job up in the manifest; false when there is nothing to do. */
static bool is_open(gaz_feed *f, gaz_job *job) {
    const gaz_batch_options *o = f->options;
    gaz_known known;
    f->totals->inputs++;
    if (o->plan.folder == NULL || o->force) {
        return true;
    }
    if (!gaz_manifest_look_up(f->manifest, &job->input, o->plan.folder, &known)) {
        f->failed = true;
        return false;
    }
    if (known.same) {
        f->totals->skipped++;
        return false;
    }
    if (known.done) {
        memcpy(job->known_hash, known.hash, sizeof job->known_hash);
    }
    return true;
}

/* Fills in a job about a file; name and path become its own. */
static bool make_job(gaz_feed *f, gaz_job *job, const gaz_input *file, char *name) {
    *job = (gaz_job){.input = {.name = name,
                               .path = strdup(file->path),
                               .size = file->size,
                               .modified = file->modified},
                     .error = file->error};
    f->failed = f->failed || job->input.name == NULL || job->input.path == NULL;
    return !f->failed;
}

/* ---- archives ---------------------------------------------------------------------- */

static uint64_t hash_of(const char *name) {
    uint64_t hash = 0xCBF29CE484222325U; /* FNV-1a */
    for (; *name != '\0'; name++) {
        hash = (hash ^ (unsigned char)*name) * 0x100000001B3U;
    }
    return hash != 0 ? hash : 1;
}

/* The place of a hash in the table: where it stands, or would. */
static uint64_t *place_of(uint64_t *names, size_t capacity, uint64_t hash) {
    size_t at = hash & (capacity - 1);
    while (names[at] != 0 && names[at] != hash) {
        at = (at + 1) & (capacity - 1);
    }
    return &names[at];
}

/* True when a member of that name came before. */
static bool came_before(gaz_feed *f, const char *name) {
    if (2 * f->name_count >= f->name_capacity) {
        size_t larger = f->name_capacity == 0 ? 1024 : 2 * f->name_capacity;
        uint64_t *names = calloc(larger, sizeof *names);
        if (names == NULL) {
            f->failed = true;
            return false;
        }
        for (size_t i = 0; i < f->name_capacity; i++) {
            if (f->names[i] != 0) {
                *place_of(names, larger, f->names[i]) = f->names[i];
            }
        }
        free(f->names);
        f->names = names;
        f->name_capacity = larger;
    }
    uint64_t hash = hash_of(name);
    uint64_t *place = place_of(f->names, f->name_capacity, hash);
    bool before = *place == hash;
    f->name_count += !before;
    *place = hash;
    return before;
}

static char *member_name(const gaz_input *archive, const char *path) {
    if (path == NULL) {
        return strdup(archive->name);
    }
    size_t size = strlen(archive->name) + strlen(path) + 2;
    char *name = malloc(size);
    if (name != NULL) {
        snprintf(name, size, "%s/%s", archive->name, path);
    }
    return name;
}

/* A name for a member whose name is taken: it is reported, and not done, since
 * its records could not be told from those of the first. */
static void make_twice(gaz_feed *f, gaz_job *job) {
    size_t size = strlen(job->input.name) + 32;
    char *name = malloc(size);
    if (name == NULL) {
        f->failed = true;
        return;
    }
    snprintf(name, size, "%s (again, %" PRIu64 ")", job->input.name, f->members);
    free(job->input.name);
    job->input.name = name;
    job->error = "the archive holds this name more than once; the first was read";
}

static bool open_archive(gaz_feed *f, const gaz_input *input) {
    const gaz_batch_options *o = f->options;
    if (o->plan.folder != NULL && !o->force) {
        int64_t members = gaz_manifest_archive_done(f->manifest, input, o->plan.folder);
        if (members >= 0) {
            f->totals->inputs += (uint64_t)members;
            f->totals->skipped += (uint64_t)members;
            f->totals->read_bytes += input->size;
            return false;
        }
    }
    f->archive = gaz_archive_open(input->path);
    f->failed = f->archive == NULL;
    f->archive_ended = false;
    f->members = 0;
    f->name_count = 0;
    if (f->names != NULL) {
        memset(f->names, 0, f->name_capacity * sizeof *f->names);
    }
    return !f->failed;
}

static void close_archive(gaz_feed *f) {
    gaz_archive_close(f->archive);
    f->archive = NULL;
    f->totals->read_bytes += f->inputs->items[f->next - 1].size;
}

/* The end of the archive: as it should be, or a job that tells what is wrong. */
static bool end_archive(gaz_feed *f, const gaz_input *input, const char *error, gaz_job *job) {
    f->archive_ended = true;
    if (error != NULL) {
        f->totals->inputs++;
        bool made = make_job(f, job, input, strdup(input->name));
        job->error = error;
        return made;
    }
    if (f->options->plan.folder != NULL) {
        f->failed = !gaz_manifest_record_archive(f->manifest, input, f->members);
    }
    return false;
}

/* The next member of the open archive that is to be done. */
static bool next_member(gaz_feed *f, gaz_job *job) {
    const gaz_input *input = &f->inputs->items[f->next - 1];
    const gaz_batch_options *o = f->options;
    gaz_member_file member;
    const char *error = NULL;
    while (!f->failed && gaz_archive_next(f->archive, &member, &error)) {
        char *name = member_name(input, member.path);
        free(member.path);
        if (name == NULL) {
            f->failed = true;
            return false;
        }
        if (!gaz_in_shard(name, o->part, o->parts)) {
            free(name);
            continue;
        }
        if (!make_job(f, job, input, name)) {
            return false;
        }
        job->error = member.error;
        f->members++;
        if (came_before(f, name)) {
            make_twice(f, job);
        }
        if (is_open(f, job)) {
            if (job->error == NULL) {
                (void)gaz_archive_read(f->archive, LARGEST_MEMBER, &job->bytes, &job->error);
            }
            job->has_bytes = true;
            return true;
        }
        gaz_job_free(job);
    }
    return !f->failed && end_archive(f, input, error, job);
}

/* ---- the feed ------------------------------------------------------------------------- */

bool gaz_feed_next(gaz_feed *f, gaz_job *job) {
    const gaz_batch_options *o = f->options;
    while (!f->failed) {
        if (f->archive != NULL && f->archive_ended) {
            close_archive(f);
        }
        if (f->archive != NULL) {
            if (next_member(f, job)) {
                return true;
            }
            continue;
        }
        if (f->next == f->inputs->count) {
            return false;
        }
        const gaz_input *input = &f->inputs->items[f->next++];
        if (input->archive && input->error == NULL) {
            (void)open_archive(f, input);
        } else if (!gaz_in_shard(input->name, o->part, o->parts)) {
            f->totals->read_bytes += input->size;
        } else if (make_job(f, job, input, strdup(input->name))) {
            if (job->error != NULL || is_open(f, job)) {
                f->totals->inputs += job->error != NULL;
                return true;
            }
            f->totals->read_bytes += input->size;
            gaz_job_free(job);
        }
    }
    return false;
}

void gaz_feed_free(gaz_feed *f) {
    gaz_archive_close(f->archive);
    free(f->names);
}
