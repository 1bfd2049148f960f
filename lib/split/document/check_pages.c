/* check_pages.c - the pages of the contents page and those of the documents. */
#include "split/document/check.h"
#include "split/line/furniture_list.h"
#include "split/line/page_number.h"
#include "text/chars.h"
#include "text/diagnostic.h"
#include "text/slice.h"
#include "text/utf8.h"

enum { LEAST_AGREEING = 2, MOST_DIGITS = 4 };

struct page {
    uint32_t line;
    int32_t number;
};

struct pages {
    struct page *items;
    uint32_t count;
};

/* The only number of — 12 —, 第12页; of a running head the one at its edge. -1
 * when there is none. */
static int32_t number_in(gaz_slice text) {
    int32_t number = -1;
    int digits = 0;
    const char *end = gaz_slice_end(text);
    for (const char *at = text.ptr; at < end;) {
        size_t step;
        uint32_t c = gaz_utf8_decode(at, end, &step);
        at += step;
        if (!gaz_is_digit(c) || c >= 0x80) {
            if (digits > 0) {
                break;
            }
            continue;
        }
        number = (number < 0 ? 0 : number * 10) + (int32_t)(c - '0');
        if (++digits > MOST_DIGITS) {
            return -1;
        }
    }
    return number;
}

/* The part of a running head that is no words of it. */
static gaz_slice page_part(const gaz_furniture *item) {
    if (strcmp(item->kind, gaz_furniture_kind_name(GAZ_FURNITURE_PAGE_NUMBER)) == 0) {
        return item->text;
    }
    gaz_slice bare = gaz_without_page_number(item->text);
    return bare.ptr > item->text.ptr
               ? gaz_slice_between(item->text.ptr, bare.ptr)
               : gaz_slice_between(gaz_slice_end(bare), gaz_slice_end(item->text));
}

static struct pages read_pages(gaz_arena *arena, const gaz_issue *issue) {
    struct pages pages = {NULL, 0};
    pages.items =
        gaz_arena_alloc(arena, (issue->furniture_count + (size_t)1) * sizeof(struct page));
    for (uint32_t i = 0; i < issue->furniture_count; i++) {
        const gaz_furniture *item = &issue->furniture[i];
        bool head = strcmp(item->kind, gaz_furniture_kind_name(GAZ_FURNITURE_RUNNING_HEAD)) == 0;
        bool number = strcmp(item->kind, gaz_furniture_kind_name(GAZ_FURNITURE_PAGE_NUMBER)) == 0;
        int32_t value = head || number ? number_in(page_part(item)) : -1;
        if (value >= 0) {
            pages.items[pages.count++] = (struct page){item->line, value};
        }
    }
    return pages;
}

/* The number at the foot of the page that holds the line, or at its head; -1. */
static int32_t page_of(const struct pages *pages, uint32_t line, bool at_foot) {
    uint32_t low = 0;
    uint32_t high = pages->count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (pages->items[middle].line < line) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    if (at_foot) {
        return low < pages->count ? pages->items[low].number : -1;
    }
    return low > 0 ? pages->items[low - 1].number : -1;
}

/* How many entries agree with the pages so read, and how many could. */
static uint32_t agreeing(const gaz_issue *issue, const struct pages *pages,
                         const uint32_t *document_of, bool at_foot, uint32_t *compared) {
    uint32_t same = 0;
    *compared = 0;
    for (uint32_t i = 0; i < issue->toc_count; i++) {
        if (document_of[i] == UINT32_MAX || issue->toc[i].page < 0) {
            continue;
        }
        int32_t page = page_of(pages, issue->documents[document_of[i]].line, at_foot);
        *compared += page >= 0;
        same += page >= 0 && page == issue->toc[i].page;
    }
    return same;
}

static void report(gaz_arena *arena, gaz_issue *issue, const gaz_toc_entry *entry,
                   const gaz_document *document, int32_t page) {
    gaz_diagnose(arena, &issue->diagnostics, GAZ_CODE_TOC_MISMATCH, entry->line, entry->line,
                 gaz_arena_format(arena,
                                  "page: the contents page has %d, document %.*s (line %u) begins "
                                  "on page %d",
                                  (int)entry->page, GAZ_FMT(document->id), document->line,
                                  (int)page));
}

void gaz_check_pages(gaz_arena *arena, gaz_issue *issue, const uint32_t *document_of) {
    gaz_furniture_sort(issue);
    struct pages pages = read_pages(arena, issue);
    uint32_t compared;
    uint32_t foot = agreeing(issue, &pages, document_of, true, &compared);
    uint32_t head = agreeing(issue, &pages, document_of, false, &compared);
    bool at_foot = foot >= head;
    uint32_t same = at_foot ? foot : head;
    if (same < LEAST_AGREEING || same * 2 <= compared) {
        return;
    }
    for (uint32_t i = 0; i < issue->toc_count; i++) {
        if (document_of[i] == UINT32_MAX || issue->toc[i].page < 0) {
            continue;
        }
        const gaz_document *document = &issue->documents[document_of[i]];
        int32_t page = page_of(&pages, document->line, at_foot);
        if (page >= 0 && page != issue->toc[i].page) {
            report(arena, issue, &issue->toc[i], document, page);
        }
    }
}
