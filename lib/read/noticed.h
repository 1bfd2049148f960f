/* noticed.h - the diagnostics inside a record. */
#ifndef GAZ_READ_NOTICED_H
#define GAZ_READ_NOTICED_H

#include "read/json.h"

/* Reads the array of diagnostics at hand; codes that this version does not know
 * are left out. */
void gaz_read_diagnostics(gaz_json_reader *reader, gaz_diagnostics *list);

#endif
