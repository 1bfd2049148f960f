/*
 * parse_fixture.h - small documents for the tests of gz-parse.
 */
#ifndef GAZ_TESTS_PARSE_FIXTURE_H
#define GAZ_TESTS_PARSE_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "gazette.h"
#include "text/memory/arena.h"
#include "text/slice.h"

/* A document made of lines; a line that begins with a tab is a table row. */
struct fixture {
    gaz_arena *arena;
    gaz_document document;
    gaz_parsed parsed;
};

static inline void add_line(struct fixture *f, const char *text) {
    gaz_paragraphs *list = &f->document.paragraphs;
    list->items =
        gaz_arena_grow(f->arena, list->items, list->count, &list->capacity, sizeof *list->items);
    list->items[list->count++] = (gaz_paragraph){.text = gaz_slice_of(text),
                                                 .line = list->count,
                                                 .end_line = list->count,
                                                 .line_class = GAZ_LINE_OTHER};
}

static inline struct fixture parse(const char *const *lines) {
    struct fixture f = {.arena = gaz_arena_new()};
    f.document.id = gaz_slice_of("x/1");
    f.document.seq = 1;
    for (; *lines != NULL; lines++) {
        add_line(&f, *lines);
    }
    assert_int_equal(gaz_parse(f.arena, &f.document, NULL, &f.parsed), GAZ_OK);
    return f;
}

#define PARSE(...) parse((const char *const[]){__VA_ARGS__, NULL})

static inline void assert_slice(gaz_slice actual, const char *expected) {
    if (!gaz_slice_is(actual, expected)) {
        print_error("expected %s, is %.*s\n", expected, GAZ_FMT(actual));
        fail();
    }
}

/* The node with this eid, or NULL. */
static inline const gaz_node *find(gaz_arena *arena, const gaz_node *parent, const char *eid) {
    for (const gaz_node *node = parent->first; node != NULL; node = node->next) {
        if (gaz_slice_is(gaz_node_eid(arena, node), eid)) {
            return node;
        }
        const gaz_node *below = find(arena, node, eid);
        if (below != NULL) {
            return below;
        }
    }
    return NULL;
}

static inline const gaz_node *node_of(const struct fixture *f, const char *eid) {
    const gaz_node *node = find(f->arena, f->parsed.text.root, eid);
    for (uint32_t i = 0; node == NULL && i < f->parsed.attachment_count; i++) {
        node = find(f->arena, f->parsed.attachments[i].root, eid);
    }
    if (node == NULL) {
        print_error("no node %s\n", eid);
        fail();
    }
    return node;
}

#endif
