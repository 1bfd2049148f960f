/* correction.c - the records of gz-clean's log: correction and source. */
#include "write/record.h"

void gaz_write_correction(gaz_buffer *out, gaz_slice source, const gaz_correction *correction) {
    gaz_json_begin_object(out);
    gaz_json_record_head(out, "correction");
    gaz_json_member_string(out, "source", source);
    gaz_json_member_integer(out, "line", correction->line);
    gaz_json_member_integer(out, "col", correction->col);
    gaz_json_member_string(out, "before", correction->before);
    gaz_json_member_string(out, "after", correction->after);
    gaz_json_member_strings(out, "candidates", &correction->candidates);
    gaz_json_member_text(out, "rule", gaz_rule_name(correction->rule));
    gaz_json_member_text(out, "confidence", gaz_confidence_name(correction->confidence));
    gaz_json_member_bool(out, "applied", correction->applied);
    gaz_json_member_string(out, "evidence", correction->evidence);
    if (correction->bytes.ptr != NULL) {
        gaz_json_member_string(out, "bytes", correction->bytes);
        gaz_json_member_integer(out, "offset", (int64_t)correction->offset);
    }
    gaz_json_end_object(out);
    gaz_json_end_line(out);
}

void gaz_write_source(gaz_buffer *out, gaz_slice name, gaz_slice sha256,
                      const gaz_clean_state *state) {
    gaz_json_begin_object(out);
    gaz_json_record_head(out, "source");
    gaz_json_member_string(out, "name", name);
    gaz_json_member_text(out, "encoding", state->encoding);
    gaz_json_member_bool(out, "mixed", state->mixed);
    gaz_json_member_integer(out, "bytes", (int64_t)state->bytes);
    gaz_json_member_integer(out, "clean_bytes", (int64_t)state->clean_bytes);
    gaz_json_member_integer(out, "lines", state->lines + state->unfinished);
    gaz_json_member_string(out, "sha256", sha256);
    gaz_json_member_integer(out, "corrections", state->corrections);
    gaz_json_member_integer(out, "reported", state->reported);
    gaz_json_end_object(out);
    gaz_json_end_line(out);
}
