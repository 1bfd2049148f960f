/* continued.c - a text that goes on behind another. */
#include "split/paragraph/continued.h"

#include "split/line/furniture_list.h"
#include "split/line/tail.h"
#include "text/grammar/numeral.h"
#include "text/slice.h"

enum { LONGEST_NOTE = 48 /* bytes */ };

static bool take(gaz_slice *text, const char *word) {
    if (!gaz_slice_starts(*text, word)) {
        return false;
    }
    *text = gaz_slice_trim_left(gaz_slice_from(*text, strlen(word)));
    return true;
}

static bool take_ascii(gaz_slice *text, char c) {
    if (text->len == 0 || text->ptr[0] != c) {
        return false;
    }
    *text = gaz_slice_trim_left(gaz_slice_from(*text, 1));
    return true;
}

/* （下转第3版）, (上接第 1 页), 下转3版 at the start of text: its bytes, 0 when none. */
static size_t read_note(gaz_slice text, const char *word) {
    gaz_slice rest = text;
    int64_t page;
    bool bracket = take(&rest, "（") || take_ascii(&rest, '(');
    if (!take(&rest, word)) {
        return 0;
    }
    (void)take(&rest, "第");
    rest = gaz_slice_trim_left(gaz_slice_from(rest, gaz_numeral(rest, &page)));
    bool unit = take(&rest, "版") || take(&rest, "页");
    bool closed = take(&rest, "）") || take_ascii(&rest, ')');
    return unit && closed == bracket ? (size_t)(rest.ptr - text.ptr) : 0;
}

gaz_continued gaz_continued_note(gaz_slice text, gaz_slice *note) {
    size_t len = read_note(text, "上接");
    if (len > 0) {
        *note = gaz_slice_trim_right(gaz_slice_first(text, len));
        return GAZ_CONTINUED_ABOVE;
    }
    gaz_slice tail = gaz_slice_from(text, text.len > LONGEST_NOTE ? text.len - LONGEST_NOTE : 0);
    const char *word = gaz_slice_find_last(tail, "下转");
    if (word == NULL) {
        return GAZ_CONTINUED_NOT;
    }
    const char *begin = word;
    gaz_slice before = gaz_slice_trim_right(gaz_slice_between(text.ptr, word));
    if (gaz_slice_ends(before, "（")) {
        begin = gaz_slice_end(before) - strlen("（");
    } else if (gaz_slice_ends(before, "(")) {
        begin = gaz_slice_end(before) - 1;
    }
    *note = gaz_slice_between(begin, gaz_slice_end(text));
    return read_note(*note, "下转") == note->len ? GAZ_CONTINUED_BELOW : GAZ_CONTINUED_NOT;
}

struct joint {
    gaz_arena *arena;
    gaz_issue *issue;
    gaz_paragraphs list;
    bool open; /* the last paragraph was cut within its sentence */
};

static void add(struct joint *j, gaz_paragraph paragraph) {
    gaz_paragraphs *list = &j->list;
    if (j->open && gaz_tail_of(list->items[list->count - 1].text) <= GAZ_TAIL_COMMA) {
        gaz_paragraph *cut = &list->items[list->count - 1];
        cut->text = gaz_arena_join(j->arena, cut->text, "", paragraph.text);
        cut->end_line = paragraph.end_line;
        cut->layout |= GAZ_LAYOUT_JOINED;
    } else {
        list->items = gaz_arena_grow(j->arena, list->items, list->count, &list->capacity,
                                     sizeof *list->items);
        list->items[list->count++] = paragraph;
    }
    j->open = false;
}

/* The paragraph without its note, which goes to the furniture. */
static void add_without(struct joint *j, gaz_paragraph paragraph, gaz_slice note) {
    bool behind = note.ptr > paragraph.text.ptr;
    gaz_furniture_add(j->arena, j->issue, GAZ_FURNITURE_CONTINUED, note,
                      behind ? paragraph.end_line : paragraph.line);
    paragraph.text = behind ? gaz_slice_between(paragraph.text.ptr, note.ptr)
                            : gaz_slice_between(gaz_slice_end(note), gaz_slice_end(paragraph.text));
    paragraph.text = gaz_slice_trim(paragraph.text);
    if (paragraph.text.len > 0) {
        add(j, paragraph);
    }
}

/* The rest of the document: its first paragraph bears the note 上接. */
static void add_rest(struct joint *j, const gaz_paragraphs *rest) {
    j->open = j->list.count > 0;
    for (uint32_t i = 0; i < rest->count; i++) {
        gaz_slice note;
        if (i == 0 && gaz_continued_note(rest->items[i].text, &note) == GAZ_CONTINUED_ABOVE) {
            add_without(j, rest->items[i], note);
        } else {
            add(j, rest->items[i]);
        }
    }
    j->open = false;
}

void gaz_continued_join(gaz_arena *arena, gaz_issue *issue, uint32_t begun, uint32_t rest) {
    gaz_document *document = &issue->documents[begun];
    gaz_document *second = &issue->documents[rest];
    struct joint j = {.arena = arena, .issue = issue};
    bool joined = false;
    for (uint32_t i = 0; i < document->paragraphs.count; i++) {
        gaz_slice note;
        const gaz_paragraph *paragraph = &document->paragraphs.items[i];
        if (joined || gaz_continued_note(paragraph->text, &note) != GAZ_CONTINUED_BELOW) {
            add(&j, *paragraph);
            continue;
        }
        add_without(&j, *paragraph, note);
        add_rest(&j, &second->paragraphs);
        joined = true;
    }
    document->paragraphs = j.list;
    document->end_line =
        second->end_line > document->end_line ? second->end_line : document->end_line;
    issue->document_count--;
    for (uint32_t i = rest; i < issue->document_count; i++) {
        issue->documents[i] = issue->documents[i + 1];
        issue->documents[i].seq = i + 1;
    }
}
