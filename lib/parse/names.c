/* names.c - the JSON names of node types and formats. */
#include "gazette.h"

const char *gaz_node_type_name(gaz_node_type type) {
    static const char *const names[] = {
#define GAZ_NODE(id, name, prefix, comment) name,
#include "parse/node_type.def"
#undef GAZ_NODE
    };
    return names[type];
}

const char *gaz_format_name(gaz_format format) {
    static const char *const names[] = {
#define GAZ_FORMAT(id, name, comment) name,
#include "parse/format.def"
#undef GAZ_FORMAT
    };
    return names[format];
}
