/* check_annexes.c - the annexes that a document promises, and those it has. */
#include "split/document/check.h"
#include "text/diagnostic.h"
#include "text/grammar/label.h"
#include "text/grammar/numeral.h"
#include "text/slice.h"

enum { MOST_PROMISED = 64, LEAST_TITLE = 4 /* characters of a title that may be compared */ };

struct promise {
    gaz_slice title;
    gaz_title_key key;
    uint32_t line;
    bool kept;
};

struct annexes {
    gaz_arena *arena;
    gaz_document *document;
    struct promise promised[MOST_PROMISED];
    uint32_t count;
    bool left_out;    /* （附件略） */
    uint32_t note_at; /* paragraph of the last 附件说明 */
};

static void add(struct annexes *a, gaz_slice text, uint32_t line) {
    gaz_label label;
    if (gaz_label_read(text, &label) > 0) {
        text = gaz_slice_from(text, label.text_at);
    }
    a->left_out |= gaz_slice_ends(text, "略") || gaz_slice_ends(text, "略）");
    gaz_title_key key = gaz_title_key_of(a->arena, text);
    if (a->count < MOST_PROMISED && key.count >= LEAST_TITLE) {
        a->promised[a->count++] = (struct promise){text, key, line, false};
    }
}

/* Marks the promise that this is the title of. */
static bool is_promised(struct annexes *a, gaz_slice title) {
    uint32_t chars[GAZ_KEY_LONGEST];
    gaz_title_key key = gaz_title_key_in(title, chars);
    for (uint32_t i = 0; i < a->count; i++) {
        if (gaz_title_same(a->promised[i].key, key)) {
            return a->promised[i].kept = true;
        }
    }
    return false;
}

/* 附件：1. … and the items 2., 3. below it. */
static void read_note(struct annexes *a, uint32_t i) {
    const gaz_paragraphs *list = &a->document->paragraphs;
    gaz_slice text = list->items[i].text;
    const char *colon = gaz_slice_find(text, "：");
    const char *half = gaz_slice_find(text, ":");
    const char *at = colon == NULL || (half != NULL && half < colon) ? half : colon;
    if (at == NULL) {
        return;
    }
    size_t step = at == colon ? strlen("：") : 1;
    gaz_slice title = gaz_slice_trim(gaz_slice_between(at + step, gaz_slice_end(text)));
    if (is_promised(a, title)) {
        return; /* 附件：… again, above the annex */
    }
    add(a, title, list->items[i].line);
    for (i++; i < list->count && list->items[i].line_class == GAZ_LINE_LEVEL3; i++) {
        add(a, list->items[i].text, list->items[i].line);
    }
    a->note_at = i - 1;
}

/* True when a paragraph behind the note is the title of this annex. */
static bool stands_behind(const struct annexes *a, const struct promise *promise) {
    const gaz_paragraphs *list = &a->document->paragraphs;
    for (uint32_t i = a->note_at + 1; i < list->count; i++) {
        uint32_t chars[GAZ_KEY_LONGEST];
        const gaz_paragraph *paragraph = &list->items[i];
        bool title = paragraph->line_class == GAZ_LINE_TITLE ||
                     list->items[i - 1].line_class == GAZ_LINE_ATTACHMENT_MARK;
        if (title && gaz_title_same(promise->key, gaz_title_key_in(paragraph->text, chars))) {
            return true;
        }
    }
    return false;
}

static uint32_t count_marks(const struct annexes *a) {
    const gaz_paragraphs *list = &a->document->paragraphs;
    uint32_t marks = 0;
    for (uint32_t i = a->note_at + 1; i < list->count; i++) {
        marks += list->items[i].line_class == GAZ_LINE_ATTACHMENT_MARK;
        marks += list->items[i].line_class == GAZ_LINE_ATTACHMENT_NOTE;
    }
    return marks;
}

/* 附件：某某名单 below the date, and text below it. */
static bool heads_annex(const gaz_paragraphs *list, uint32_t i) {
    uint8_t before = i > 0 ? list->items[i - 1].line_class : GAZ_LINE_OTHER;
    if ((before != GAZ_LINE_DATE && before != GAZ_LINE_REMARK) || i + 1 >= list->count) {
        return false;
    }
    uint8_t behind = list->items[i + 1].line_class;
    return behind == GAZ_LINE_OTHER || behind == GAZ_LINE_TABLE_ROW ||
           behind == GAZ_LINE_LIST_ENTRY || behind == GAZ_LINE_LEVEL1 || behind == GAZ_LINE_ARTICLE;
}

/* 附件1：…, 附：… heads an annex, or it announces one: then others stand beside it, or
 * the signature behind it. */
static bool announces(const gaz_paragraphs *list, uint32_t i) {
    gaz_slice rest = gaz_slice_trim_left(gaz_slice_from(list->items[i].text, strlen("附件")));
    int64_t number;
    bool numbered = gaz_numeral(rest, &number) > 0;
    if (heads_annex(list, i)) {
        return false;
    }
    if (!numbered && !gaz_slice_starts(list->items[i].text, "附：")) {
        return true;
    }
    uint8_t before = i > 0 ? list->items[i - 1].line_class : GAZ_LINE_OTHER;
    uint8_t behind = i + 1 < list->count ? list->items[i + 1].line_class : GAZ_LINE_OTHER;
    return before == GAZ_LINE_ATTACHMENT_NOTE || behind == GAZ_LINE_ATTACHMENT_NOTE ||
           behind == GAZ_LINE_SIGNATURE || behind == GAZ_LINE_DATE;
}

void gaz_check_annexes(gaz_arena *arena, gaz_document *document) {
    struct annexes *a = NULL;
    const gaz_paragraphs *list = &document->paragraphs;
    for (uint32_t i = 0; i < list->count; i++) {
        if (list->items[i].line_class != GAZ_LINE_ATTACHMENT_NOTE || !announces(list, i)) {
            continue;
        }
        if (a == NULL) {
            a = gaz_arena_zero(arena, sizeof *a);
            a->arena = arena;
            a->document = document;
        }
        read_note(a, i);
    }
    /* As many marks as promises: the annexes are there, whatever their titles. */
    if (a == NULL || a->left_out || count_marks(a) >= a->count) {
        return;
    }
    for (uint32_t i = 0; i < a->count; i++) {
        const struct promise *promise = &a->promised[i];
        if (!promise->kept && !stands_behind(a, promise)) {
            gaz_diagnose(arena, &document->diagnostics, GAZ_CODE_ANNEX_MISSING, promise->line,
                         promise->line,
                         gaz_arena_format(arena, "“%.*s” does not stand behind the document",
                                          GAZ_FMT(promise->title)));
        }
    }
}
