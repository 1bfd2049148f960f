/* lint.c - diagnostics for a person. */
#include "text/memory/buffer.h"
#include "write/plain.h"

void gaz_write_lint(gaz_buffer *out, gaz_slice source, const gaz_diagnostics *list) {
    for (uint32_t i = 0; i < list->count; i++) {
        const gaz_diagnostic *item = &list->items[i];
        gaz_write_plain(out, source);
        gaz_buffer_byte(out, ':');
        gaz_write_decimal(out, item->line);
        gaz_buffer_text(out, item->line > 0 ? ":1: " : ":0: ");
        gaz_buffer_text(out, gaz_severity_name(gaz_code_severity(item->code)));
        gaz_buffer_text(out, ": ");
        gaz_write_plain(out, item->message);
        gaz_buffer_text(out, " [");
        gaz_buffer_text(out, gaz_code_name(item->code));
        gaz_buffer_text(out, "]\n");
    }
}
