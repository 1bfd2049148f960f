/* line_class.c - the names of line classes. */
#include "gazette.h"

const char *gaz_line_class_name(gaz_line_class line_class) {
    static const char *const names[] = {
#define GAZ_LINE_CLASS(id, name, comment) name,
#include "split/line_class.def"
#undef GAZ_LINE_CLASS
    };
    return line_class < GAZ_LINE_CLASS_COUNT ? names[line_class] : "other";
}
