/* line_class.c - the names of line classes and of kinds of furniture. */
#include "split/furniture.h"

const char *gaz_line_class_name(gaz_line_class line_class) {
    static const char *const names[] = {
#define GAZ_LINE_CLASS(id, name, comment) name,
#include "split/line_class.def"
#undef GAZ_LINE_CLASS
    };
    return line_class < GAZ_LINE_CLASS_COUNT ? names[line_class] : "other";
}

static const char *const furniture_names[] = {
#define GAZ_FURNITURE(id, name, comment) name,
#include "split/furniture.def"
#undef GAZ_FURNITURE
};

int gaz_furniture_kind_count(void) {
    return (int)(sizeof furniture_names / sizeof *furniture_names);
}

const char *gaz_furniture_kind_name(int kind) {
    return kind >= 0 && kind < gaz_furniture_kind_count() ? furniture_names[kind] : "other";
}
