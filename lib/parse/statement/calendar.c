/* calendar.c - dates that no calendar has (2月30日). */
#include "data/signs.h"
#include "parse/statement/statements.h"
#include "text/chars.h"
#include "text/grammar/date.h"
#include "text/scan/search.h"
#include "text/utf8.h"

/* Where the four digits before 年 begin, NULL when there are not four. */
static const char *year_before(const char *begin, const char *at) {
    for (int i = 0; i < 4; i++) {
        if (at == begin) {
            return NULL;
        }
        const char *before = gaz_utf8_before(begin, at);
        size_t step;
        if (!gaz_is_digit(gaz_utf8_decode(before, at, &step))) {
            return NULL;
        }
        at = before;
    }
    return at;
}

static void check_text(struct parser *parser, const gaz_node *node) {
    const char *end = gaz_slice_end(node->text);
    struct gaz_search search = {.end = end};
    for (const char *at = node->text.ptr;
         (at = gaz_search_any(&search, at, gaz_slice_of("年"))) < end; at += strlen("年")) {
        const char *year = year_before(node->text.ptr, at);
        gaz_slice text = gaz_slice_between(year == NULL ? at : year, gaz_slice_end(node->text));
        gaz_date date;
        size_t len = year == NULL ? 0 : gaz_date_shape(text, &date);
        if (len > 0 && !gaz_date_valid(date)) {
            gaz_diagnose(parser->arena, &parser->out->diagnostics, GAZ_CODE_BAD_DATE, node->line,
                         node->end_line,
                         gaz_arena_format(parser->arena, "%.*s is not in the calendar",
                                          GAZ_FMT(gaz_slice_first(text, len))));
        }
    }
}

void gaz_check_dates(struct parser *parser, struct texts texts) {
    const uint32_t both = GAZ_SIGN_YEAR | GAZ_SIGN_DIGIT;
    for (uint32_t i = 0; i < texts.count; i++) {
        if ((texts.items[i].signs & both) == both) {
            check_text(parser, texts.items[i].node);
        }
    }
}
