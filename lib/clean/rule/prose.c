/* prose.c - whether a line is a sentence, by the marks in it. */
#include "clean/rule/context_rules.h"
#include "text/slice.h"

bool gaz_context_is_prose(gaz_pass *pass) {
    gaz_context *context = pass->data;
    if (context->prose_line != pass->line) {
        const char *end = gaz_pass_line_end(pass);
        context->prose_line = pass->line;
        context->prose = gaz_scan_any(pass->line, end, gaz_slice_of("，。；：、")) < end;
    }
    return context->prose;
}
