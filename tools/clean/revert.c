/* revert.c - --revert: from clean text and log back to the decoded original. */
#include <inttypes.h>
#include <stdio.h>

#include "tools/clean/settings.h"

void clean_read_log(tool *t) {
    struct settings *s = t->settings;
    const char *reason;
    s->log_text = tool_read_file(t, s->revert_path);
    gaz_status status = gaz_read_log(s->arena, s->log_text, &s->sources, &s->source_count, &reason);
    if (status == GAZ_NO_MEMORY) {
        tool_no_memory(t);
    }
    if (status != GAZ_OK) {
        tool_stop(t, TOOL_INPUT_FAILED, "%s: %s", s->revert_path, reason);
    }
}

void clean_revert_input(tool *t, tool_input *in) {
    struct settings *s = t->settings;
    gaz_slice text = tool_input_all(in);
    while (s->next_source < s->source_count &&
           (text.len > 0 || s->sources[s->next_source].clean_bytes == 0)) {
        const gaz_source_log *source = &s->sources[s->next_source++];
        size_t len = source->clean_bytes < text.len ? (size_t)source->clean_bytes : text.len;
        uint32_t line;
        gaz_status status = gaz_revert(source, (gaz_slice){text.ptr, len}, &s->records, &line);
        if (status == GAZ_NO_MEMORY) {
            tool_no_memory(t);
        }
        if (status != GAZ_OK || len < source->clean_bytes) {
            s->records.len = 0;
            char reason[80];
            snprintf(reason, sizeof reason, "does not fit the log at line %" PRIu32, line);
            tool_input_failed(t, tool_input_label(in), reason);
            return;
        }
        tool_write_buffer(t, t->out, &s->records);
        text = (gaz_slice){text.ptr + len, text.len - len};
    }
    if (text.len > 0) {
        tool_input_failed(t, tool_input_label(in), "is longer than what the log describes");
    }
}

void clean_end_revert(tool *t) {
    struct settings *s = t->settings;
    while (s->next_source < s->source_count && s->sources[s->next_source].clean_bytes == 0) {
        s->next_source++;
    }
    if (s->next_source < s->source_count) {
        tool_input_failed(t, s->revert_path, "describes more text than was given");
    }
}
