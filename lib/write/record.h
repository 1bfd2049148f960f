/* record.h - parts that several records share. */
#ifndef GAZ_WRITE_RECORD_H
#define GAZ_WRITE_RECORD_H

#include "write/json.h"

/* "type" and "schema_version", with which every record begins. */
void gaz_json_record_head(gaz_buffer *out, const char *type);

/* The member "diagnostics". */
void gaz_json_member_diagnostics(gaz_buffer *out, const gaz_diagnostics *list);

/* A number that is null when it is below 0. */
void gaz_json_member_count(gaz_buffer *out, const char *name, int64_t value);

#endif
