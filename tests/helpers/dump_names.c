/* dump_names.c - the enums of the library as JSON, for the test that compares
 * them with the schemas: {"code":[...],"severity":[...],...}. */
#include <stdio.h>

#include "gazette.h"

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

int main(void) {
    putchar('{');
    dump("code", gaz_code_count(), gaz_code_name);
    putchar(',');
    dump("severity", GAZ_ERROR + 1, severity_name);
    putchar(',');
    dump("line_class", GAZ_LINE_CLASS_COUNT, line_class_name);
    putchar(',');
    dump("furniture", gaz_furniture_kind_count(), gaz_furniture_kind_name);
    puts("}");
    return fflush(stdout) != 0;
}
