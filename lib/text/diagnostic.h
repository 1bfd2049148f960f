/* diagnostic.h - the registry of diagnostics, and adding one to a list. */
#ifndef GAZ_TEXT_DIAGNOSTIC_H
#define GAZ_TEXT_DIAGNOSTIC_H

#include "text/memory/arena.h"

enum gaz_code {
#define GAZ_CODE(id, name, severity, sentence) GAZ_CODE_##id,
#include "text/diagnostics.def"
#undef GAZ_CODE
    GAZ_CODE_COUNT
};

/* Adds a diagnostic about raw lines line..end_line; message is kept as it is,
 * so it must live in the arena or in the text. */
void gaz_diagnose(gaz_arena *arena, gaz_diagnostics *list, enum gaz_code code, uint32_t line,
                  uint32_t end_line, gaz_slice message);

#endif
