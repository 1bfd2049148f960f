/* book_marks.c - rule `bracket`: <<某某办法>>, «某某办法» and <某某办法> for 《某某办法》. */
#include "clean/rule/context_rules.h"
#include "data/kinds.h"
#include "text/chars.h"
#include "text/slice.h"
#include "text/utf8.h"

enum { REACH = 300 /* bytes of a title, over the end of a line */ };

/* The two signs of a form. */
struct form {
    const char *open;
    const char *close;
    bool alone; /* signs that stand for other things too: what they hold must be a title */
};

static const struct form forms[] = {{"<<", ">>", false}, {"«", "»", false}, {"<", ">", true}};

static const struct form *form_at(gaz_slice text) {
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        if (gaz_slice_starts(text, forms[i].open)) {
            return &forms[i];
        }
    }
    return NULL;
}

/* A title: Han first, no sentence in it; of one that may be something else the kind is
 * known: <河道管理办法>. */
static bool is_title(gaz_slice inside, bool alone) {
    gaz_kind kind;
    gaz_slice name = gaz_slice_trim(inside);
    return name.len > 0 && gaz_is_han(gaz_utf8_first(name)) && gaz_slice_find(name, "。") == NULL &&
           gaz_slice_find(name, "；") == NULL &&
           (!alone || (memchr(name.ptr, '\n', name.len) == NULL &&
                       memchr(name.ptr, '<', name.len) == NULL && gaz_kind_of_title(name, &kind)));
}

size_t gaz_correct_book_open(gaz_pass *pass, const char *at) {
    gaz_context *context = pass->data;
    gaz_slice rest = gaz_slice_between(at, gaz_slice_end(pass->text));
    rest = gaz_slice_first(rest, rest.len < REACH ? rest.len : REACH);
    const struct form *form = form_at(rest);
    if (form == NULL) {
        return 0;
    }
    size_t len = strlen(form->open);
    gaz_slice behind = gaz_slice_from(rest, len);
    const char *close = gaz_slice_find(behind, form->close);
    if (close == NULL || !is_title(gaz_slice_between(behind.ptr, close), form->alone) ||
        !gaz_pass_note(pass, at, at + len, gaz_slice_of("《"), GAZ_RULE_BRACKET, GAZ_CERTAIN,
                       gaz_slice_of("it opens a title, which its partner closes"))) {
        return 0;
    }
    context->book_close = close;
    return len;
}

size_t gaz_correct_book(gaz_pass *pass, const char *at, uint32_t c, size_t step) {
    const gaz_context *context = pass->data;
    if (c == 0xAB) {
        size_t len = gaz_correct_book_open(pass, at);
        return len > 0 ? len : step;
    }
    if (at != context->book_close) {
        return step;
    }
    size_t len = c == '>' && gaz_pass_at(pass, at + 1) == '>' ? 2 : step;
    gaz_pass_note(pass, at, at + len, gaz_slice_of("》"), GAZ_RULE_BRACKET, GAZ_CERTAIN,
                  gaz_slice_of("it closes a title"));
    return len;
}
