/* dump_names.c - the enums of the library as JSON, for the test that compares
 * them with the schemas: {"code":[...],"severity":[...],...}. */
#include <stdio.h>

#include "data/kinds.h"
#include "gazette.h"
#include "text/slice.h"

static void dump(const char *list, int count, const char *(*name)(int)) {
    printf("\"%s\":[", list);
    for (int i = 0; i < count; i++) {
        printf("%s\"%s\"", i > 0 ? "," : "", name(i));
    }
    putchar(']');
}

static const char *severity_name(int severity) {
    return gaz_severity_name((gaz_severity)severity);
}

static const char *line_class_name(int line_class) {
    return gaz_line_class_name((gaz_line_class)line_class);
}

static const char *node_type_name(int type) {
    return gaz_node_type_name((gaz_node_type)type);
}

static const char *format_name(int format) {
    return gaz_format_name((gaz_format)format);
}

/* The kinds, each name once: several Chinese words may share one. */
static void dump_kinds(void) {
    printf("\"kind\":[");
    for (size_t i = 0; i < gaz_kind_count(); i++) {
        gaz_slice name = gaz_kind_at(i).name;
        size_t first = 0;
        while (!gaz_slice_equal(gaz_kind_at(first).name, name)) {
            first++;
        }
        if (first == i) {
            printf("%s\"%.*s\"", i > 0 ? "," : "", GAZ_FMT(name));
        }
    }
    putchar(']');
}

static const char *rule_name(int rule) {
    return gaz_rule_name((gaz_rule)rule);
}

static const char *confidence_name(int confidence) {
    return gaz_confidence_name((gaz_confidence)confidence);
}

int main(void) {
    putchar('{');
    dump("code", gaz_code_count(), gaz_code_name);
    putchar(',');
    dump("severity", GAZ_ERROR + 1, severity_name);
    putchar(',');
    dump("line_class", GAZ_LINE_CLASS_COUNT, line_class_name);
    putchar(',');
    dump("furniture", gaz_furniture_kind_count(), gaz_furniture_kind_name);
    putchar(',');
    dump("node_type", GAZ_NODE_TYPE_COUNT, node_type_name);
    putchar(',');
    dump("format", GAZ_FORMAT_COUNT, format_name);
    putchar(',');
    dump_kinds();
    putchar(',');
    dump("rule", GAZ_RULE_COUNT, rule_name);
    putchar(',');
    dump("confidence", GAZ_CERTAIN + 1, confidence_name);
    puts("}");
    return fflush(stdout) != 0;
}
