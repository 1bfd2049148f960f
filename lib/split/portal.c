/* portal.c - blocks of metadata that web portals print. */
#include "split/portal.h"

#include "data/portal.h"

enum {
    /* How many names make a block at the start of the text, and how many of
     * them strong; and within it, where a form or a list may look alike. */
    NAMES_AT_START = 2,
    STRONG_AT_START = 1,
    NAMES_INSIDE = 4,
    STRONG_INSIDE = 2,
    LONGEST_VALUE = 600 /* bytes of a value on a line of its own */
};

struct block {
    uint32_t end; /* one past its last line */
    uint32_t names;
    uint32_t strong;
    bool apart; /* blank lines part names and values */
};

static size_t name_of(const gaz_line *line, bool *strong) {
    return gaz_portal_name(gaz_line_text(line), strong);
}

bool gaz_portal_is_name(const gaz_line *line) {
    bool strong;
    return name_of(line, &strong) > 0;
}

static bool is_bare_name(const gaz_line *line) {
    bool strong;
    size_t len = name_of(line, &strong);
    return len > 0 && len == line->len;
}

static bool stands_apart(const gaz_line *line) {
    return (line->marks & GAZ_MARK_BLANK_BEFORE) != 0;
}

/* A value stands as far behind its name as the first value did: behind an empty
 * one comes the document. */
static bool is_value(const struct block *block, const gaz_line *line) {
    bool far = stands_apart(line) && !block->apart;
    return !far && line->len <= LONGEST_VALUE && !gaz_portal_is_name(line);
}

static struct block read_block(const gaz_line_list *lines, uint32_t i) {
    struct block block = {.end = i};
    bool alternate = i + 1 < lines->count && is_bare_name(&lines->items[i]);
    block.apart = alternate && stands_apart(&lines->items[i + 1]);
    while (block.end < lines->count) {
        const gaz_line *line = &lines->items[block.end];
        bool strong;
        if (name_of(line, &strong) == 0) {
            break;
        }
        block.names++;
        block.strong += strong;
        block.end++;
        if (alternate && block.end < lines->count && is_bare_name(line) &&
            is_value(&block, line + 1)) {
            block.end++;
        }
    }
    return block;
}

void gaz_portal_mark(gaz_line_list *lines) {
    for (uint32_t i = 0; i < lines->count;) {
        struct block block = read_block(lines, i);
        bool found = i == 0 ? block.names >= NAMES_AT_START && block.strong >= STRONG_AT_START
                            : block.names >= NAMES_INSIDE && block.strong >= STRONG_INSIDE;
        for (uint32_t k = i; found && k < block.end; k++) {
            lines->items[k].line_class = GAZ_LINE_METADATA;
        }
        i = block.end > i ? block.end : i + 1;
    }
}
