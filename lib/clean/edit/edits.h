/*
 * edits.h - changes to a text that are found in passes and kept as one list.
 *
 * A pass reads text n and notes edits on it, in order and not overlapping.
 * gaz_edits_apply makes text n+1; gaz_edits_compose then expresses the edits of
 * the next pass on the first text, so that one list leads from the decoded
 * original to the clean text and back.
 */
#ifndef GAZ_CLEAN_EDITS_H
#define GAZ_CLEAN_EDITS_H

#include "text/memory/arena.h"

typedef struct gaz_edit {
    size_t begin; /* bytes of the text the edit is about */
    size_t end;
    gaz_slice after; /* absent when no single reading is offered */
    gaz_slices candidates;
    gaz_slice evidence;
    gaz_slice bytes; /* of undecodable bytes, with their offset */
    uint64_t offset;
    gaz_rule rule;
    gaz_confidence confidence;
    bool applied; /* changes the text; else it is only reported */
} gaz_edit;

typedef struct gaz_edits {
    gaz_edit *items;
    uint32_t count;
    uint32_t capacity;
} gaz_edits;

/* Appends an edit. */
gaz_edit *gaz_edits_add(gaz_arena *arena, gaz_edits *edits, gaz_edit edit);

/* The text with the applied edits made; text itself when there are none. */
gaz_slice gaz_edits_apply(gaz_arena *arena, gaz_slice text, const gaz_edits *edits);

/* first leads from text a to text b (which is given), second is about b: the
 * answer is about a and does what both do, one after the other. Where they
 * touch the same characters they become one edit with the evidence of both. */
gaz_edits gaz_edits_compose(gaz_arena *arena, const gaz_edits *first, gaz_slice b,
                            const gaz_edits *second);

/* Takes out of second, which is about the text that first leads to, what would change
 * a stretch with undecodable bytes: the log has these bytes, not what stands around
 * them, so that one edit of both could not be taken back. So are reports of U+FFFD that stand
 * for such bytes. */
void gaz_edits_spare_bytes(const gaz_edits *first, gaz_edits *second);

#endif
