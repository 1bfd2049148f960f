/* edits.c - changes to a text that are found in passes and kept as one list. */
#include "clean/edits.h"

#include "text/slice.h"

gaz_edit *gaz_edits_add(gaz_arena *arena, gaz_edits *edits, gaz_edit edit) {
    edits->items = gaz_arena_grow(arena, edits->items, edits->count, &edits->capacity, sizeof edit);
    edits->items[edits->count] = edit;
    return &edits->items[edits->count++];
}

gaz_slice gaz_edits_apply(gaz_arena *arena, gaz_slice text, const gaz_edits *edits) {
    size_t len = text.len;
    bool changed = false;
    for (uint32_t i = 0; i < edits->count; i++) {
        const gaz_edit *edit = &edits->items[i];
        if (edit->applied) {
            len += edit->after.len - (edit->end - edit->begin);
            changed = true;
        }
    }
    if (!changed) {
        return text;
    }
    char *out = gaz_arena_alloc(arena, len + 1);
    char *to = out;
    size_t from = 0;
    for (uint32_t i = 0; i < edits->count; i++) {
        const gaz_edit *edit = &edits->items[i];
        if (edit->applied) {
            memcpy(to, text.ptr + from, edit->begin - from);
            to += edit->begin - from;
            memcpy(to, edit->after.ptr, edit->after.len);
            to += edit->after.len;
            from = edit->end;
        }
    }
    memcpy(to, text.ptr + from, text.len - from);
    return (gaz_slice){out, len};
}

/* A walk over two lists at once, in the order of the text between them. */
struct merge {
    gaz_arena *arena;
    gaz_slice b;
    const gaz_edits *first;
    const gaz_edits *second;
    uint32_t i;      /* next of first */
    uint32_t j;      /* next of second */
    ptrdiff_t shift; /* offset in b less offset in a, behind the edits passed */
    gaz_edits out;
};

static size_t begin_in_b(const struct merge *m, const gaz_edit *edit) {
    return (size_t)((ptrdiff_t)edit->begin + m->shift);
}

static size_t end_in_b(const struct merge *m, const gaz_edit *edit) {
    size_t begin = begin_in_b(m, edit);
    return begin + (edit->applied ? edit->after.len : edit->end - edit->begin);
}

static void pass_first(struct merge *m) {
    const gaz_edit *edit = &m->first->items[m->i++];
    if (edit->applied) {
        m->shift += (ptrdiff_t)edit->after.len - (ptrdiff_t)(edit->end - edit->begin);
    }
}

static void keep_first(struct merge *m) {
    gaz_edits_add(m->arena, &m->out, m->first->items[m->i]);
    pass_first(m);
}

static void keep_second(struct merge *m) {
    gaz_edit edit = m->second->items[m->j++];
    edit.begin = (size_t)((ptrdiff_t)edit.begin - m->shift);
    edit.end = (size_t)((ptrdiff_t)edit.end - m->shift);
    if (m->i < m->first->count && edit.end > m->first->items[m->i].end) {
        /* A report on what the first list has already changed. */
        edit.end = m->first->items[m->i].end;
        edit.begin = edit.begin < edit.end ? edit.begin : edit.end;
    }
    gaz_edits_add(m->arena, &m->out, edit);
}

/* A report within a change that a later pass made comes behind that change. */
static void put_in_order(gaz_edits *edits) {
    for (uint32_t i = 1; i < edits->count; i++) {
        gaz_edit edit = edits->items[i];
        uint32_t at = i;
        while (at > 0 && edits->items[at - 1].begin > edit.begin) {
            edits->items[at] = edits->items[at - 1];
            at--;
        }
        edits->items[at] = edit;
    }
}

static gaz_slice concatenate(gaz_arena *arena, gaz_slice a, gaz_slice b, gaz_slice c) {
    char *out = gaz_arena_alloc(arena, a.len + b.len + c.len + 1);
    memcpy(out, a.ptr, a.len);
    memcpy(out + a.len, b.ptr, b.len);
    memcpy(out + a.len + b.len, c.ptr, c.len);
    return (gaz_slice){out, a.len + b.len + c.len};
}

static gaz_slice join_evidence(gaz_arena *arena, gaz_slice one, gaz_slice two) {
    if (one.len == 0 || gaz_slice_equal(one, two)) {
        return two;
    }
    return gaz_arena_format(arena, "%.*s; %.*s", GAZ_FMT(one), GAZ_FMT(two));
}

/* A later edit that touches earlier ones swallows them: what it is about is
 * widened to whole edits, and its text to match. */
static void merge_overlap(struct merge *m) {
    gaz_edit edit = m->second->items[m->j++];
    size_t begin = edit.begin; /* in b, widened */
    size_t end = edit.end;
    size_t begin_in_a = (size_t)((ptrdiff_t)edit.begin - m->shift);
    gaz_confidence confidence = edit.confidence;
    bool opened = false;
    while (m->i < m->first->count && begin_in_b(m, &m->first->items[m->i]) < edit.end) {
        const gaz_edit *old = &m->first->items[m->i];
        size_t old_begin = begin_in_b(m, old);
        size_t old_end = end_in_b(m, old);
        if (!opened && old_begin < begin) {
            begin = old_begin;
            begin_in_a = old->begin;
        }
        opened = true;
        end = old_end > end ? old_end : end;
        edit.evidence = join_evidence(m->arena, old->evidence, edit.evidence);
        edit.bytes = old->bytes.ptr != NULL ? old->bytes : edit.bytes;
        edit.offset = old->bytes.ptr != NULL ? old->offset : edit.offset;
        confidence = old->confidence < confidence ? old->confidence : confidence;
        pass_first(m);
    }
    gaz_slice head = gaz_slice_between(m->b.ptr + begin, m->b.ptr + edit.begin);
    gaz_slice tail = gaz_slice_between(m->b.ptr + edit.end, m->b.ptr + end);
    edit.after = concatenate(m->arena, head, edit.after, tail);
    edit.begin = begin_in_a;
    edit.end = (size_t)((ptrdiff_t)end - m->shift);
    edit.confidence = confidence;
    gaz_edits_add(m->arena, &m->out, edit);
}

static bool overlaps(const struct merge *m, const gaz_edit *second) {
    const gaz_edit *first = &m->first->items[m->i];
    return begin_in_b(m, first) < second->end && end_in_b(m, first) > second->begin;
}

gaz_edits gaz_edits_compose(gaz_arena *arena, const gaz_edits *first, gaz_slice b,
                            const gaz_edits *second) {
    if (first->count == 0) {
        return *second;
    }
    struct merge m = {.arena = arena, .b = b, .first = first, .second = second};
    while (m.i < first->count && m.j < second->count) {
        const gaz_edit *edit = &second->items[m.j];
        if (!edit->applied || !overlaps(&m, edit)) {
            if (begin_in_b(&m, &first->items[m.i]) <= edit->begin) {
                keep_first(&m);
            } else {
                keep_second(&m);
            }
        } else if (!first->items[m.i].applied) {
            keep_first(&m);
        } else {
            merge_overlap(&m);
        }
    }
    while (m.i < first->count) {
        keep_first(&m);
    }
    while (m.j < second->count) {
        keep_second(&m);
    }
    put_in_order(&m.out);
    return m.out;
}
