/* record.h - parts that several records share. */
#ifndef GAZ_WRITE_RECORD_H
#define GAZ_WRITE_RECORD_H

#include "write/json.h"

/* "type" and "schema_version", with which every record begins. */
void gaz_json_record_head(gaz_buffer *out, const char *type);

/* Begins the record of a document, in either form: id, place and source. */
void gaz_json_begin_document(gaz_buffer *out, const gaz_document *document);

/* The member "diagnostics". */
void gaz_json_member_diagnostics(gaz_buffer *out, const gaz_diagnostics *list);

/* The members "line" and "end_line". In a compact buffer the last line is left
 * out when it is the first. */
void gaz_json_member_lines(gaz_buffer *out, uint32_t line, uint32_t end_line);

/* The member "end_line" alone. */
void gaz_json_member_end_line(gaz_buffer *out, uint32_t line, uint32_t end_line);

/* A name from a fixed list, or null. */
void gaz_json_member_name(gaz_buffer *out, const char *name, const char *value);

/* A number that is null when it is below 0. */
void gaz_json_member_count(gaz_buffer *out, const char *name, int64_t value);

#endif
