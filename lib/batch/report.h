/* report.h - what a run came to, in words and as JSON. */
#ifndef GAZ_BATCH_REPORT_H
#define GAZ_BATCH_REPORT_H

#include "batch/batch.h"

/* Appends the report of the run that the manifest saw last. Times are this run's
 * alone; counts speak of all its inputs, also of those done before. False, with
 * gaz_manifest_error, when the manifest cannot be read. */
bool gaz_report_text(gaz_buffer *out, gaz_manifest *manifest, const gaz_batch_totals *totals,
                     double seconds);
bool gaz_report_json(gaz_buffer *out, gaz_manifest *manifest, const gaz_batch_totals *totals,
                     double seconds);

#endif
