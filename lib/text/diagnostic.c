/* diagnostic.c - the registry of diagnostics, and adding one to a list. */
#include "text/diagnostic.h"

struct entry {
    const char *name;
    gaz_severity severity;
    const char *sentence;
};

static const struct entry registry[] = {
#define GAZ_CODE(id, name, severity, sentence) {name, GAZ_##severity, sentence},
#include "text/diagnostics.def"
#undef GAZ_CODE
};

static const struct entry *entry_of(int code) {
    static const struct entry unknown = {"unknown", GAZ_NOTE, "no such code"};
    return code >= 0 && code < GAZ_CODE_COUNT ? &registry[code] : &unknown;
}

const char *gaz_code_name(int code) {
    return entry_of(code)->name;
}

gaz_severity gaz_code_severity(int code) {
    return entry_of(code)->severity;
}

const char *gaz_code_sentence(int code) {
    return entry_of(code)->sentence;
}

int gaz_code_count(void) {
    return GAZ_CODE_COUNT;
}

const char *gaz_severity_name(gaz_severity severity) {
    static const char *const names[] = {"note", "warning", "error"};
    return names[severity];
}

void gaz_diagnose(gaz_arena *arena, gaz_diagnostics *list, enum gaz_code code, uint32_t line,
                  uint32_t end_line, gaz_slice message) {
    list->items =
        gaz_arena_stretch(arena, list->items, list->count, &list->capacity, sizeof *list->items);
    list->items[list->count++] = (gaz_diagnostic){code, message, line, end_line};
}
