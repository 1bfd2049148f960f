/* settle.c - classes that only the neighbours tell. */
#include "split/line/settle.h"

#include "split/line/tail.h"
#include "split/line/words.h"
#include "text/grammar/seal.h"

enum {
    MOST_SIGNATORIES = 12,
    MOST_BELOW_TITLE = 40 /* notes and metadata between title and addressees */
};

/* 主送机关 stand behind a title; elsewhere such a line leads a list in. */
static bool follows_title(const gaz_paragraphs *list, uint32_t i) {
    for (uint32_t passed = 0; i > 0 && passed < MOST_BELOW_TITLE; passed++) {
        uint8_t above = list->items[i - 1].line_class;
        if (above != GAZ_LINE_NOTE && above != GAZ_LINE_METADATA) {
            break;
        }
        i--;
    }
    if (i == 0) {
        return false;
    }
    uint8_t before = list->items[i - 1].line_class;
    return before == GAZ_LINE_TITLE || before == GAZ_LINE_DOC_NUMBER;
}

static bool may_sign(const gaz_paragraph *paragraph) {
    bool plain =
        paragraph->line_class == GAZ_LINE_OTHER || paragraph->line_class == GAZ_LINE_LIST_ENTRY;
    return plain && gaz_tail_of(paragraph->text) <= GAZ_TAIL_CLOSER &&
           gaz_ends_in_organ(gaz_without_seal(paragraph->text));
}

/* 发文机关署名: the organs right above a date. */
static void settle_signatures(gaz_paragraphs *list, uint32_t date) {
    for (uint32_t i = date; i > 0 && date - i < MOST_SIGNATORIES; i--) {
        if (!may_sign(&list->items[i - 1])) {
            return;
        }
        list->items[i - 1].line_class = GAZ_LINE_SIGNATURE;
    }
}

void gaz_paragraphs_settle(gaz_paragraphs *list) {
    for (uint32_t i = 0; i < list->count; i++) {
        gaz_paragraph *paragraph = &list->items[i];
        if (paragraph->line_class == GAZ_LINE_ADDRESSEES && !follows_title(list, i)) {
            paragraph->line_class = GAZ_LINE_OTHER;
        } else if (paragraph->line_class == GAZ_LINE_DATE) {
            settle_signatures(list, i);
        }
    }
}
