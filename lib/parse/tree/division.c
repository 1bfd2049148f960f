/* division.c - 总则, 附则 above articles without 第一章: chapters that bear no numbers. */
#include "parse/tree/tree.h"
#include "text/chars.h"
#include "text/utf8.h"

enum { LONGEST_NAME = 14 };

/* A few Han characters and nothing else, 、 aside. */
static bool is_name(gaz_slice text) {
    size_t chars = 0;
    for (const char *at = text.ptr; at < gaz_slice_end(text);) {
        size_t step;
        uint32_t c = gaz_utf8_decode(at, gaz_slice_end(text), &step);
        bool han = gaz_is_han(c) || c == 0x3001;
        chars += han;
        if ((!han && !gaz_is_space(c)) || chars > LONGEST_NAME) {
            return false;
        }
        at += step;
    }
    return chars >= 2;
}

static bool ends_sentence(gaz_slice text) {
    return gaz_slice_ends(text, "。") || gaz_slice_ends(text, "；") || gaz_slice_ends(text, "”");
}

/* Whether unit `at` is a name right above an article. */
static bool is_above_article(const struct outline *outline, uint32_t at) {
    const struct unit *unit = &outline->parser->units[at];
    return at + 1 < outline->range.end && unit->label.kind == GAZ_LABEL_NONE &&
           unit[1].label.kind == GAZ_LABEL_ARTICLE && is_name(unit->text);
}

void gaz_find_bare_chapters(struct outline *outline) {
    static const char *const names[] = {"总则", "總則", "总纲", "一般规定", NULL};
    uint32_t article = gaz_next_label(outline, GAZ_LABEL_ARTICLE, outline->range.first);
    if (article == outline->range.end || article == outline->range.first ||
        gaz_next_label(outline, GAZ_LABEL_CHAPTER, outline->range.first) < outline->range.end ||
        !is_above_article(outline, article - 1)) {
        return;
    }
    gaz_slice name = gaz_tidy(outline->parser->arena, outline->parser->units[article - 1].text);
    for (size_t i = 0; names[i] != NULL; i++) {
        outline->bare_chapters |= gaz_slice_is(name, names[i]);
    }
}

bool gaz_add_bare_chapter(struct outline *outline, uint32_t at) {
    const struct unit *unit = &outline->parser->units[at];
    gaz_node *last = gaz_last_child(outline->root);
    bool first = last == NULL || last->type != GAZ_NODE_CHAPTER;
    if (!outline->bare_chapters || !is_above_article(outline, at) ||
        !(first || ends_sentence(unit[-1].text))) {
        return false;
    }
    struct growing *growing = gaz_add_node(outline, outline->root, GAZ_NODE_CHAPTER, unit);
    growing->kind = GAZ_LABEL_CHAPTER;
    growing->node.ordinal = first ? 1 : last->ordinal + 1;
    growing->node.heading = gaz_tidy(outline->parser->arena, unit->text);
    outline->open = &growing->node;
    return true;
}
