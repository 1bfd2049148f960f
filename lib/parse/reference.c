/* reference.c - 《title》（number) wherever a tree cites one. */
#include "parse/parse.h"
#include "text/chars.h"
#include "text/doc_number.h"
#include "text/utf8.h"

enum { LONGEST_TITLE = 600, LONGEST_NUMBER = 120 };

gaz_reference *gaz_add_reference(gaz_arena *arena, gaz_references *list) {
    list->items =
        gaz_arena_grow(arena, list->items, list->count, &list->capacity, sizeof *list->items);
    list->items[list->count] = (gaz_reference){0};
    return &list->items[list->count++];
}

/* Behind the 》 that closes the 《 at `at`, or NULL. 《》 within 《》 is allowed. */
static const char *behind_title(const char *at, const char *end) {
    int depth = 0;
    const char *limit = end - at > LONGEST_TITLE ? at + LONGEST_TITLE : end;
    while (at < limit) {
        size_t step;
        uint32_t c = gaz_utf8_decode(at, end, &step);
        depth += c == 0x300A;
        depth -= c == 0x300B;
        at += step;
        if (depth == 0) {
            return at;
        }
    }
    return NULL;
}

/* （国发〔2024〕1号） behind a title, also with more than the number in the
 * brackets. */
static const char *number_behind(struct parser *parser, const char *at, const char *end,
                                 gaz_slice *norm) {
    gaz_slice rest = gaz_slice_between(at, end);
    size_t open = gaz_slice_starts(rest, "（") ? strlen("（") : gaz_slice_starts(rest, "(");
    if (open == 0) {
        return at;
    }
    size_t room = rest.len - open < LONGEST_NUMBER ? rest.len - open : LONGEST_NUMBER;
    gaz_slice inside = {rest.ptr + open, room};
    struct gaz_doc_number_shape number;
    size_t len = gaz_doc_number_read(inside, &number);
    if (len == 0) {
        return at;
    }
    *norm = gaz_doc_number_norm(parser->arena, &number);
    gaz_slice after = gaz_slice_from(inside, len);
    if (gaz_slice_starts(after, "）") || gaz_slice_starts(after, ")")) {
        return after.ptr + (*after.ptr == ')' ? 1 : strlen("）"));
    }
    return after.ptr;
}

bool gaz_next_title(struct parser *parser, gaz_slice text, const char **at,
                    gaz_reference *reference) {
    const char *end = gaz_slice_end(text);
    for (;;) {
        const char *open = gaz_slice_find(gaz_slice_between(*at, end), "《");
        if (open == NULL) {
            return false;
        }
        const char *close = behind_title(open, end);
        *at = close == NULL ? open + strlen("《") : close;
        if (close == NULL || (size_t)(close - open) <= 2 * strlen("《")) {
            continue;
        }
        *reference = (gaz_reference){0};
        reference->title =
            gaz_tidy(parser->arena, gaz_slice_between(open + strlen("《"), close - strlen("》")));
        *at = number_behind(parser, close, end, &reference->doc_number);
        reference->text = gaz_slice_between(open, *at);
        return true;
    }
}

/* The attachment of this document that bears the title. */
static gaz_slice find_target(struct parser *parser, gaz_slice title) {
    gaz_slice key = gaz_title_key(parser->arena, title);
    for (uint32_t i = 0; i < parser->out->attachment_count; i++) {
        const gaz_part *part = &parser->out->attachments[i];
        if (part->title.ptr != NULL &&
            gaz_slice_equal(key, gaz_title_key(parser->arena, part->title))) {
            return part->id;
        }
    }
    return (gaz_slice){NULL, 0};
}

static void read_text(struct parser *parser, gaz_slice eid, gaz_slice text) {
    if (text.ptr == NULL) {
        return;
    }
    const char *at = text.ptr;
    gaz_reference found;
    while (gaz_next_title(parser, text, &at, &found)) {
        gaz_reference *reference = gaz_add_reference(parser->arena, &parser->out->references);
        *reference = found;
        reference->from = eid;
        reference->target = find_target(parser, found.title);
    }
}

static void read_node(struct parser *parser, const gaz_node *node) {
    read_text(parser, node->eid, node->heading);
    read_text(parser, node->eid, node->text);
    if (node->cells != NULL) {
        for (uint32_t i = 0; i < node->cells->row_count; i++) {
            for (uint32_t j = 0; j < node->cells->rows[i].count; j++) {
                read_text(parser, node->eid, node->cells->rows[i].items[j]);
            }
        }
    }
    for (const gaz_node *child = node->first; child != NULL; child = child->next) {
        read_node(parser, child);
    }
}

void gaz_parse_references(struct parser *parser) {
    read_node(parser, parser->out->text.root);
    for (uint32_t i = 0; i < parser->out->attachment_count; i++) {
        read_node(parser, parser->out->attachments[i].root);
    }
}
