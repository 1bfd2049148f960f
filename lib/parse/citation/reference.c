/* reference.c - titles and provisions wherever a tree cites them. */
#include "data/signs.h"
#include "parse/citation/citations.h"
#include "parse/citation/citing.h"
#include "parse/citation/instruction.h"
#include "parse/tree/tree.h"
#include "text/scan/search.h"

struct start {
    char first[4];
    const char *(*cite)(struct citing *citing, const char *at);
};

/* The characters with which citations begin. */
static const struct start starts[] = {
    {"《", gaz_cite_title},    {"〔", gaz_cite_number},   {"第", gaz_cite_provision},
    {"前", gaz_cite_relative}, {"本", gaz_cite_relative},
};

/* The first place from `at` on where a citation may begin. */
static const char *next_start(struct gaz_search *search, const char *at,
                              const struct start **start) {
    at = gaz_search_any(search, at, gaz_slice_of("《〔第前本"));
    for (size_t i = 0; at < search->end && i < sizeof starts / sizeof *starts; i++) {
        if (memcmp(at, starts[i].first, 3) == 0) {
            *start = &starts[i];
            return at;
        }
    }
    return NULL;
}

static void read_text(struct citing *citing, gaz_slice text) {
    if (text.ptr == NULL) {
        return;
    }
    citing->text = text;
    citing->read = citing->counted = text.ptr;
    citing->chars = 0;
    citing->relation = NULL;
    citing->title = citing->doc_number = (gaz_slice){NULL, 0};
    citing->last_begin = citing->last_end = NULL;
    const struct start *start = NULL;
    struct gaz_search search = {.end = gaz_slice_end(text)};
    for (const char *at = text.ptr; (at = next_start(&search, at, &start)) != NULL;) {
        at = start->cite(citing, at);
    }
}

static void read_cells(struct citing *citing, const gaz_node *node) {
    const gaz_cells *cells = gaz_cells_of(node);
    for (uint32_t i = 0; cells != NULL && i < cells->row_count; i++) {
        for (uint32_t j = 0; j < cells->rows[i].count; j++) {
            read_text(citing, cells->rows[i].items[j]);
        }
    }
}

static void read_node(struct citing *citing, const struct text *text) {
    const gaz_node *node = text->node;
    citing->node = node;
    citing->eid = (gaz_slice){NULL, 0};
    gaz_provision_enter(&citing->scope, node);
    gaz_slice above = citing->amending ? gaz_name_above(node) : (gaz_slice){NULL, 0};
    citing->amended = above.ptr != NULL ? above : citing->amended;
    if ((text->signs & GAZ_SIGN_CITATION) != 0) {
        read_text(citing, node->heading);
        citing->in_text = true;
        read_text(citing, node->text);
        citing->in_text = false;
    }
    if ((text->signs & GAZ_TEXT_CELLS) != 0) {
        read_cells(citing, node);
    }
}

static bool may_cite(const struct text *text) {
    return (text->signs & GAZ_TEXT_QUOTED) == 0 &&
           (text->signs & (GAZ_SIGN_CITATION | GAZ_TEXT_CELLS)) != 0;
}

/* 将第三条修改为, in a part without articles: of the one text that it amends. */
static void enter_amendment(struct citing *citing, const gaz_part *part) {
    const gaz_references *amends = &part->amends;
    citing->amending = amends->count > 0 && citing->scope.count == 0;
    bool one = citing->amending;
    for (uint32_t i = 1; i < amends->count && one; i++) {
        one = gaz_slice_equal(amends->items[i].title, amends->items[0].title);
    }
    citing->amended = one ? amends->items[0].title : (gaz_slice){NULL, 0};
}

void gaz_parse_references(struct parser *parser, const gaz_part *part, struct texts texts,
                          struct short_names *names) {
    uint32_t i = 0;
    while (i < texts.count && !may_cite(&texts.items[i])) {
        i++;
    }
    if (i == texts.count) {
        return;
    }
    struct citing citing = {
        .parser = parser, .names = names, .scope = gaz_provision_scope(parser->arena, part)};
    enter_amendment(&citing, part);
    for (; i < texts.count; i++) {
        if (may_cite(&texts.items[i])) {
            read_node(&citing, &texts.items[i]);
        }
    }
}
