/* message.c - what is said of an input. */
#include <inttypes.h>
#include <stdio.h>

#include "text/memory/buffer.h"
#include "tools/shared/internal.h"

void tool_input_failed(tool *t, const char *name, const char *reason) {
    tool_clear_progress(t);
    fprintf(stderr, "%s: %s: %s\n", t->spec->name, name, reason);
    t->status = TOOL_INPUT_FAILED;
}

/* Text of an input, without what a terminal would obey: C0 and C1 controls. */
static void put_safely(gaz_buffer *out, gaz_slice text) {
    for (size_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.ptr[i];
        unsigned char next = i + 1 < text.len ? (unsigned char)text.ptr[i + 1] : 0;
        if (c == 0xC2 && next >= 0x80 && next <= 0x9F) {
            i++;
            c = '?';
        }
        gaz_buffer_byte(out, c < 0x20 || c == 0x7F ? '?' : (char)c);
    }
}

static void put_diagnostic(gaz_buffer *out, const tool *t, const char *name,
                           const gaz_diagnostic *d) {
    char line[16] = "";
    if (d->line > 0) {
        (void)snprintf(line, sizeof line, "%" PRIu32 ":", d->line);
    }
    gaz_buffer_text(out, t->spec->name);
    gaz_buffer_text(out, ": ");
    gaz_buffer_text(out, name);
    gaz_buffer_text(out, ":");
    gaz_buffer_text(out, line);
    gaz_buffer_text(out, " ");
    gaz_buffer_text(out, gaz_severity_name(gaz_code_severity(d->code)));
    gaz_buffer_text(out, ": ");
    put_safely(out, d->message);
    gaz_buffer_text(out, " [");
    gaz_buffer_text(out, gaz_code_name(d->code));
    gaz_buffer_text(out, "]\n");
}

/* Standard error has no buffer: all that is said of an issue is one write, not twenty for each
 * sentence. */
void tool_report(tool *t, const char *name, const gaz_diagnostics *list) {
    gaz_buffer report = {0};
    for (uint32_t i = 0; i < list->count && !t->quiet; i++) {
        const gaz_diagnostic *d = &list->items[i];
        if (gaz_code_severity(d->code) != GAZ_NOTE || t->verbose) {
            put_diagnostic(&report, t, name, d);
        }
    }
    if (report.failed) {
        tool_no_memory(t);
    }
    if (report.len > 0) {
        tool_clear_progress(t);
        fwrite(report.ptr, 1, report.len, stderr);
    }
    gaz_buffer_free(&report);
}

bool tool_succeeded(tool *t, const char *name, gaz_status status, const char *reason) {
    if (status == GAZ_NO_MEMORY) {
        tool_no_memory(t);
    }
    if (status != GAZ_OK) {
        tool_input_failed(t, name, reason != NULL ? reason : gaz_status_text(status));
    }
    return status == GAZ_OK;
}
