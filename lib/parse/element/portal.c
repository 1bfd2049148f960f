/* portal.c - the metadata that a web portal put before the document. */
#include "data/portal.h"
#include "parse/element/elements.h"
#include "text/grammar/doc_number.h"
#include "text/slice.h"

/* The value between the bars of a table, without those behind it. */
static gaz_slice without_bars(gaz_slice value) {
    while (value.len > 0 && (gaz_slice_ends(value, "|") || gaz_slice_ends(value, " "))) {
        value.len--;
    }
    return value;
}

/* 索引号：x as name and value; the colon is kept as a mark. */
uint32_t gaz_take_metadata(struct parser *parser, uint32_t at, uint32_t end) {
    (void)end;
    const struct unit *unit = &parser->units[at];
    gaz_parsed *out = parser->out;
    if (unit->paragraph->line_class != GAZ_LINE_METADATA) {
        return 0;
    }
    size_t len = gaz_portal_row_name(unit->text);
    gaz_slice name = gaz_slice_trim(gaz_slice_first(unit->text, len));
    gaz_slice printed = name;
    if (gaz_slice_ends(name, "：") || gaz_slice_ends(name, ":") || gaz_slice_ends(name, "|")) {
        name.len -= gaz_slice_ends(name, "：") ? strlen("：") : 1;
        gaz_keep_mark(parser, "portal_metadata", gaz_slice_from(printed, name.len),
                      unit->paragraph->line);
    }
    if (gaz_slice_starts(name, "【") && gaz_slice_ends(name, "】")) {
        name = gaz_slice_from(gaz_slice_first(name, name.len - strlen("】")), strlen("【"));
    }
    out->portal_metadata =
        gaz_arena_grow(parser->arena, out->portal_metadata, out->portal_metadata_count,
                       &out->portal_metadata_capacity, sizeof *out->portal_metadata);
    out->portal_metadata[out->portal_metadata_count++] =
        (gaz_metadata){gaz_slice_trim(name), without_bars(gaz_slice_from(unit->text, len))};
    return 1;
}

static void drop_field(gaz_parsed *out, uint32_t at) {
    out->portal_metadata_count--;
    memmove(&out->portal_metadata[at], &out->portal_metadata[at + 1],
            (out->portal_metadata_count - at) * sizeof *out->portal_metadata);
}

void gaz_take_number_of_metadata(struct parser *parser) {
    static const char *const names[] = {"发文字号", "发文文号", "文号"};
    gaz_parsed *out = parser->out;
    for (uint32_t i = 0; out->doc_number.raw.ptr == NULL && i < out->portal_metadata_count; i++) {
        struct gaz_doc_number_shape number;
        gaz_metadata field = out->portal_metadata[i];
        gaz_slice name = gaz_title_key(parser->arena, field.name);
        bool known = false;
        for (size_t k = 0; k < sizeof names / sizeof *names; k++) {
            known |= gaz_slice_is(name, names[k]);
        }
        if (known && gaz_doc_number_is_whole(gaz_slice_trim(field.value), &number)) {
            gaz_keep_doc_number(parser, &number);
            gaz_keep_mark(parser, "portal_metadata", field.name, parser->document->line);
            drop_field(out, i);
        }
    }
}
