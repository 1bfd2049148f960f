/* edits.c - changes to a text that are found in passes and kept as one list. */
#include "clean/edit/edits.h"

#include "text/scan/scan.h"
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
    uint32_t made;   /* next of second that was applied, not a report */
    ptrdiff_t shift; /* offset in b less offset in a, behind the edits passed */
    size_t changed;  /* end in a of the last change passed */
    gaz_edits out;
};

/* Where an offset of a lies in b. What a report says of a stretch that was changed
 * has no place there: it stands behind the change. */
static size_t offset_in_b(const struct merge *m, size_t offset) {
    return (size_t)((ptrdiff_t)(offset > m->changed ? offset : m->changed) + m->shift);
}

static size_t begin_in_b(const struct merge *m, const gaz_edit *edit) {
    return offset_in_b(m, edit->begin);
}

static size_t end_in_b(const struct merge *m, const gaz_edit *edit) {
    return edit->applied ? begin_in_b(m, edit) + edit->after.len : offset_in_b(m, edit->end);
}

static void pass_first(struct merge *m) {
    const gaz_edit *edit = &m->first->items[m->i++];
    if (edit->applied) {
        m->shift += (ptrdiff_t)edit->after.len - (ptrdiff_t)(edit->end - edit->begin);
        m->changed = edit->end;
    }
}

static void keep_first(struct merge *m) {
    gaz_edits_add(m->arena, &m->out, m->first->items[m->i]);
    pass_first(m);
}

/* A report on what the first list has already changed: what a change made has no
 * place in a, and the report stands behind it. */
static void place_report(const struct merge *m, gaz_edit *report) {
    const gaz_edit *next = m->i < m->first->count ? &m->first->items[m->i] : NULL;
    if (next != NULL && next->applied && report->end > next->begin) {
        report->end = next->end;
    }
    report->begin = report->begin > m->changed ? report->begin : m->changed;
    report->end = report->end > report->begin ? report->end : report->begin;
}

static void keep_second(struct merge *m) {
    gaz_edit edit = m->second->items[m->j++];
    edit.begin = (size_t)((ptrdiff_t)edit.begin - m->shift);
    edit.end = (size_t)((ptrdiff_t)edit.end - m->shift);
    if (!edit.applied) {
        place_report(m, &edit);
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

/* The text b[begin, end) with the applied edits of second from..to made. */
static gaz_slice text_after(const struct merge *m, uint32_t from, uint32_t to, size_t begin,
                            size_t end) {
    gaz_edits within = {0};
    for (uint32_t j = from; j < to; j++) {
        gaz_edit edit = m->second->items[j];
        edit.begin -= begin;
        edit.end -= begin;
        if (edit.applied) {
            gaz_edits_add(m->arena, &within, edit);
        }
    }
    return gaz_edits_apply(m->arena, (gaz_slice){m->b.ptr + begin, end - begin}, &within);
}

/* Evidence of a stretch with thousands of edits would grow with their square. */
static gaz_slice join_evidence(gaz_arena *arena, gaz_slice one, gaz_slice two) {
    enum { ENOUGH = 400 };
    if (one.len > ENOUGH || (two.len > 0 && gaz_scan_find(one, two) != NULL)) {
        return one;
    }
    if (one.len == 0 || gaz_slice_equal(one, two)) {
        return two;
    }
    return gaz_arena_format(arena, "%.*s; %.*s", GAZ_FMT(one), GAZ_FMT(two));
}

/* A stretch in which edits of both lists touch; offsets in b. */
struct group {
    gaz_edit edit; /* what it becomes; evidence grows */
    uint32_t from; /* edits of second */
    size_t begin;
    size_t end;
    size_t begin_in_a;
};

static bool swallow_first(struct merge *m, struct group *g) {
    const gaz_edit *old = m->i < m->first->count ? &m->first->items[m->i] : NULL;
    if (old == NULL || begin_in_b(m, old) >= g->end) {
        return false;
    }
    if (begin_in_b(m, old) < g->begin) {
        g->begin = begin_in_b(m, old);
        g->begin_in_a = old->begin;
    }
    g->end = end_in_b(m, old) > g->end ? end_in_b(m, old) : g->end;
    g->edit.evidence = join_evidence(m->arena, old->evidence, g->edit.evidence);
    if (old->confidence < g->edit.confidence) {
        g->edit.confidence = old->confidence;
    }
    pass_first(m);
    return true;
}

static bool swallow_second(struct merge *m, struct group *g) {
    const gaz_edit *next = m->j < m->second->count ? &m->second->items[m->j] : NULL;
    if (next == NULL || next->begin >= g->end) {
        return false;
    }
    if (next->applied) {
        g->end = next->end > g->end ? next->end : g->end;
        g->edit.evidence = join_evidence(m->arena, g->edit.evidence, next->evidence);
    }
    m->j++;
    return true;
}

/* Reports within a group stand for themselves, behind what the group became. */
static void keep_reports(struct merge *m, const struct group *g) {
    for (uint32_t j = g->from; j < m->j; j++) {
        gaz_edit report = m->second->items[j];
        if (!report.applied) {
            report.begin = g->edit.end;
            report.end = g->edit.end;
            gaz_edits_add(m->arena, &m->out, report);
        }
    }
}

/* Later edits that touch earlier ones swallow them: several of either list may
 * meet in one stretch, which becomes one edit of the original text. */
static void merge_overlap(struct merge *m) {
    struct group g = {.edit = m->second->items[m->made], .from = m->j};
    g.begin = g.edit.begin;
    g.end = g.edit.end;
    g.begin_in_a = (size_t)((ptrdiff_t)g.begin - m->shift);
    m->j = m->made + 1;
    while (swallow_first(m, &g) || swallow_second(m, &g)) {
    }
    g.edit.after = text_after(m, g.from, m->j, g.begin, g.end);
    g.edit.begin = g.begin_in_a;
    g.edit.end = (size_t)((ptrdiff_t)g.end - m->shift);
    gaz_edits_add(m->arena, &m->out, g.edit);
    keep_reports(m, &g);
}

/* True when the next applied edit of second touches the next of first. */
static bool meets(struct merge *m) {
    const gaz_edit *first = &m->first->items[m->i];
    m->made = m->made > m->j ? m->made : m->j;
    while (m->made < m->second->count && !m->second->items[m->made].applied) {
        m->made++;
    }
    if (m->made == m->second->count) {
        return false;
    }
    const gaz_edit *second = &m->second->items[m->made];
    return begin_in_b(m, first) < second->end && end_in_b(m, first) > second->begin;
}

/* Takes the next edit of either list. A report of second that stands before the
 * stretch where two edits meet is no part of it. */
static void take_next(struct merge *m) {
    const gaz_edit *first = &m->first->items[m->i];
    const gaz_edit *second = &m->second->items[m->j];
    size_t begin = begin_in_b(m, first);
    if (!meets(m)) {
        if (begin <= second->begin) {
            keep_first(m);
        } else {
            keep_second(m);
        }
    } else if (!first->applied) {
        keep_first(m);
    } else if (m->j < m->made && second->begin < begin) {
        keep_second(m);
    } else {
        merge_overlap(m);
    }
}

gaz_edits gaz_edits_compose(gaz_arena *arena, const gaz_edits *first, gaz_slice b,
                            const gaz_edits *second) {
    if (first->count == 0 || second->count == 0) {
        return first->count == 0 ? *second : *first;
    }
    struct merge m = {.arena = arena, .b = b, .first = first, .second = second};
    m.out.capacity = first->count + second->count;
    m.out.items = gaz_arena_alloc(arena, m.out.capacity * sizeof *m.out.items);
    while (m.i < first->count && m.j < second->count) {
        take_next(&m);
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

/* True when edit, of the second list, takes in one of the first that has bytes. */
static bool takes_bytes(struct merge m, const gaz_edit *edit) {
    while (m.i < m.first->count && begin_in_b(&m, &m.first->items[m.i]) < edit->end) {
        if (m.first->items[m.i].bytes.ptr != NULL) {
            return true;
        }
        pass_first(&m);
    }
    return false;
}

void gaz_edits_spare_bytes(const gaz_edits *first, gaz_edits *second) {
    struct merge m = {.first = first, .second = second};
    uint32_t kept = 0;
    for (; m.j < second->count; m.j++) {
        const gaz_edit *edit = &second->items[m.j];
        while (m.i < first->count && end_in_b(&m, &first->items[m.i]) <= edit->begin) {
            pass_first(&m);
        }
        bool report = !edit->applied && edit->rule != GAZ_RULE_MOJIBAKE;
        if (report || !takes_bytes(m, edit)) {
            second->items[kept++] = *edit;
        }
    }
    second->count = kept;
}
