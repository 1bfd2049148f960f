/* tidy.c - text without the spaces that layout put into it. */
#include "parse/unit/parser.h"
#include "text/chars.h"
#include "text/scan/scan.h"
#include "text/utf8.h"

static bool is_chinese(uint32_t c) {
    return gaz_is_han(c) || gaz_is_cjk_punct(c);
}

/* 关于 公布 2024 年度 has no spaces in print; Yangtze River Delta has. */
static bool is_layout_space(uint32_t before, uint32_t after) {
    return is_chinese(before) || is_chinese(after) || before == 0 || after == 0;
}

/* Whether the run of spaces at `at` is dropped; *end is where it ends. */
static bool drops(const char *begin, const char *at, const char *end, const char **run_end) {
    gaz_slice rest = gaz_slice_trim_left(gaz_slice_between(at, end));
    *run_end = rest.ptr;
    return is_layout_space(gaz_utf8_last(begin, at), gaz_utf8_first(rest));
}

gaz_slice gaz_tidy(gaz_arena *arena, gaz_slice text) {
    const char *end = gaz_slice_end(text);
    char *out = NULL;
    size_t len = 0;
    if (text.len == 0 || !gaz_scan_may_hold_space(text)) {
        return text;
    }
    for (const char *at = text.ptr; at < end;) {
        size_t step;
        uint32_t c = gaz_utf8_decode(at, end, &step);
        const char *run_end = at + step;
        if (gaz_is_space(c) && drops(text.ptr, at, end, &run_end)) {
            if (out == NULL) {
                out = gaz_arena_alloc(arena, text.len);
                len = (size_t)(at - text.ptr);
                memcpy(out, text.ptr, len);
            }
        } else if (out != NULL) {
            memcpy(out + len, at, (size_t)(run_end - at));
            len += (size_t)(run_end - at);
        }
        at = run_end;
    }
    return out == NULL ? text : (gaz_slice){out, len};
}
