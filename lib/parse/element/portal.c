/* portal.c - the metadata that a web portal put before the document. */
#include "data/portal.h"
#include "parse/element/elements.h"

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
    if (gaz_slice_ends(name, "：") || gaz_slice_ends(name, ":")) {
        name.len -= gaz_slice_ends(name, ":") ? 1 : strlen("：");
        gaz_keep_mark(parser, "portal_metadata", gaz_slice_from(printed, name.len),
                      unit->paragraph->line);
    }
    out->portal_metadata =
        gaz_arena_grow(parser->arena, out->portal_metadata, out->portal_metadata_count,
                       &out->portal_metadata_capacity, sizeof *out->portal_metadata);
    out->portal_metadata[out->portal_metadata_count++] =
        (gaz_metadata){gaz_slice_trim(name), gaz_slice_from(unit->text, len)};
    return 1;
}
