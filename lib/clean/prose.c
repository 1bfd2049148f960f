/* prose.c - whether a line is a sentence, by the marks in it. */
#include "clean/context_rules.h"
#include "text/slice.h"

bool gaz_context_is_prose(gaz_pass *pass) {
    static const char marks[][4] = {"，", "。", "；", "：", "、"};
    gaz_context *context = pass->data;
    if (context->prose_line != pass->line) {
        gaz_slice line = gaz_slice_between(pass->line, gaz_pass_line_end(pass));
        context->prose_line = pass->line;
        context->prose = false;
        for (size_t i = 0; i < sizeof marks / sizeof *marks && !context->prose; i++) {
            context->prose = gaz_slice_find(line, marks[i]) != NULL;
        }
    }
    return context->prose;
}
