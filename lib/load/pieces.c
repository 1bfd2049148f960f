/* pieces.c - pieces of the texts of nodes, by their characters. */
#include "load/pieces.h"

#include "text/slice.h"
#include "text/utf8.h"

struct gaz_node_text {
    gaz_slice eid;
    gaz_slice text;
};

gaz_cursor gaz_cursor_of(gaz_slice text) {
    return (gaz_cursor){.text = text, .at = text.ptr};
}

static const char *seek(gaz_cursor *cursor, int64_t chars) {
    const char *end = gaz_slice_end(cursor->text);
    while (cursor->chars < chars && cursor->at < end) {
        size_t step;
        gaz_utf8_decode(cursor->at, end, &step);
        cursor->at += step;
        cursor->chars++;
    }
    while (cursor->chars > chars && cursor->at > cursor->text.ptr) {
        cursor->at = gaz_utf8_before(cursor->text.ptr, cursor->at);
        cursor->chars--;
    }
    return cursor->at;
}

gaz_slice gaz_cursor_piece(gaz_cursor *cursor, int64_t start, int64_t end) {
    const char *begin = seek(cursor, start);
    return gaz_slice_between(begin, seek(cursor, end > start ? end : start));
}

void gaz_node_texts_add(gaz_arena *arena, gaz_node_texts *texts, gaz_slice eid, gaz_slice text) {
    texts->items =
        gaz_arena_grow(arena, texts->items, texts->count, &texts->capacity, sizeof *texts->items);
    texts->items[texts->count++] = (struct gaz_node_text){eid, text};
}

gaz_slice gaz_node_texts_piece(gaz_node_texts *texts, gaz_slice eid, int64_t start, int64_t end) {
    for (uint32_t i = 0; i < texts->count; i++) {
        uint32_t at = (texts->at + i) % texts->count;
        if (gaz_slice_equal(texts->items[at].eid, eid)) {
            gaz_slice text = texts->items[at].text;
            texts->at = at;
            if (texts->cursor.text.ptr != text.ptr) {
                texts->cursor = gaz_cursor_of(text);
            }
            return text.ptr == NULL ? text : gaz_cursor_piece(&texts->cursor, start, end);
        }
    }
    return (gaz_slice){NULL, 0};
}
