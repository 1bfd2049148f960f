/* cited_title.c - 《X》（number）第三条: reading titles. */
#include "parse/citation/citations.h"
#include "parse/citation/citing.h"
#include "parse/citation/order.h"
#include "text/grammar/doc_number.h"
#include "text/utf8.h"

enum { LONGEST_TITLE = 600, LONGEST_NUMBER = 120 };

/* Behind the 》 that closes the 《 at `at`, or NULL. 《》 within 《》 is allowed. */
static const char *behind_title(const char *at, const char *end) {
    int depth = 0;
    const char *limit = end - at > LONGEST_TITLE ? at + LONGEST_TITLE : end;
    /* A line of 《 alone: looking for a 》 is ten times cheaper than reading on. */
    if (gaz_slice_find(gaz_slice_between(at, limit), "》") == NULL) {
        return NULL;
    }
    while (at < limit) {
        size_t step;
        uint32_t c = gaz_utf8_decode(at, end, &step);
        depth += c == 0x300A;
        depth -= c == 0x300B;
        at += step;
        if (depth == 0) {
            return at;
        }
    }
    return NULL;
}

/* Where the bracket closes whose number ends before `rest`; behind the number where more is
 * cited or named in the bracket, or nothing closes it. */
static const char *behind_number(gaz_slice rest) {
    static const char *const more[] = {"《", "〔", "第", "前", "本", "称", NULL};
    if (gaz_slice_starts(rest, ")")) {
        return rest.ptr + 1;
    }
    rest.len = rest.len > LONGEST_NUMBER ? LONGEST_NUMBER : rest.len;
    const char *close = gaz_slice_find(rest, "）");
    bool plain = close != NULL && !gaz_slice_holds_any(gaz_slice_between(rest.ptr, close), more);
    return plain ? close + strlen("）") : rest.ptr;
}

/* （国发〔2024〕1号）, （国务院令第586号） behind a title, also with more than the number in the
 * brackets. */
static const char *number_behind(struct parser *parser, const char *at, const char *end,
                                 gaz_slice *norm) {
    gaz_slice rest = gaz_slice_between(at, end);
    size_t open = gaz_slice_starts(rest, "（") ? strlen("（") : gaz_slice_starts(rest, "(");
    if (open == 0) {
        return at;
    }
    size_t room = rest.len - open < LONGEST_NUMBER ? rest.len - open : LONGEST_NUMBER;
    gaz_slice inside = {rest.ptr + open, room};
    struct gaz_doc_number_shape number;
    size_t len = gaz_doc_number_read(inside, &number);
    if (len > 0) {
        *norm = gaz_doc_number_norm(parser->arena, &number);
    } else if ((len = gaz_order_read(parser->arena, inside, norm)) == 0) {
        return at;
    }
    return behind_number(gaz_slice_from(inside, len));
}

/* The title that begins at the start of text, with its number: bytes taken. */
static size_t read_title(struct parser *parser, gaz_slice text, gaz_reference *reference) {
    const char *end = gaz_slice_end(text);
    const char *close = behind_title(text.ptr, end);
    *reference = (gaz_reference){0};
    if (close == NULL || (size_t)(close - text.ptr) <= 2 * strlen("《")) {
        return 0;
    }
    gaz_slice inside = gaz_slice_between(text.ptr + strlen("《"), close - strlen("》"));
    reference->title = gaz_tidy(parser->arena, inside);
    const char *at = number_behind(parser, close, end, &reference->doc_number);
    reference->text = gaz_slice_between(text.ptr, at);
    return reference->text.len;
}

bool gaz_next_title(struct parser *parser, gaz_slice text, const char **at,
                    gaz_reference *reference) {
    const char *end = gaz_slice_end(text);
    for (;;) {
        const char *open = gaz_slice_find(gaz_slice_between(*at, end), "《");
        if (open == NULL) {
            return false;
        }
        size_t len = read_title(parser, gaz_slice_between(open, end), reference);
        *at = open + (len > 0 ? len : strlen("《"));
        if (len > 0) {
            return true;
        }
    }
}

/* 鲁政字〔2023〕209号文件《X》: the number right before belongs to the title. */
static gaz_reference *number_before(struct citing *citing, const char *open) {
    static const char *const joints[] = {"",       "文件",   "文",     "印发的", "文件印发的",
                                         "公布的", "发布的", "颁布的", NULL};
    gaz_references *list = &citing->parser->out->references;
    gaz_reference *last = list->count > 0 ? &list->items[list->count - 1] : NULL;
    if (last == NULL || last->title.ptr != NULL || last->doc_number.ptr == NULL ||
        citing->read != gaz_slice_end(last->text) || citing->read > open) {
        return NULL;
    }
    gaz_slice between = gaz_slice_between(citing->read, open);
    for (const char *const *joint = joints; *joint != NULL; joint++) {
        if (gaz_slice_is(between, *joint)) {
            return last;
        }
    }
    return NULL;
}

/* In full, where the title is a short name that was defined. */
static void resolve_short_name(struct citing *citing, gaz_reference *found) {
    gaz_slice key = gaz_title_key(citing->parser->arena, found->title);
    const struct short_name *name = gaz_short_name(citing, key);
    if (name != NULL) {
        found->title = name->title;
        found->doc_number = found->doc_number.ptr == NULL ? name->doc_number : found->doc_number;
    }
}

/* The citation begins with its number: the reference to that grows. */
static const char *cite_with_number(struct citing *citing, gaz_reference *reference,
                                    const gaz_reference *found) {
    const char *end = gaz_slice_end(found->text);
    reference->text = gaz_slice_between(reference->text.ptr, end);
    reference->end += (int64_t)gaz_utf8_count(gaz_slice_between(citing->read, end));
    citing->chars = reference->end;
    citing->counted = citing->read = end;
    gaz_cite_text(citing, reference, found->title, reference->doc_number);
    return end;
}

/* （已失效）, where no other name is given: bytes of it. Where it is open already the number
 * of the title stands in it: ，2008年5月4日公布）. */
static size_t passed_bracket(gaz_slice text, bool open) {
    if (!open && !gaz_slice_starts(text, "（")) {
        return 0;
    }
    text.len = text.len > LONGEST_NUMBER ? LONGEST_NUMBER : text.len;
    const char *close = gaz_slice_find(text, "）");
    gaz_slice inside = gaz_slice_between(text.ptr, close == NULL ? text.ptr : close);
    return inside.len > 0 && gaz_slice_find(inside, "称") == NULL ? inside.len + strlen("）") : 0;
}

const char *gaz_provision_place(const gaz_reference *found, const char *end) {
    static const char *const words[] = {"中的第", "的第", "中第", "原第", NULL};
    gaz_slice behind = gaz_slice_between(gaz_slice_end(found->text), end);
    bool open = found->doc_number.ptr != NULL && !gaz_slice_ends(found->text, "）") &&
                !gaz_slice_ends(found->text, ")") && !gaz_slice_ends(found->text, "》");
    gaz_slice rest = gaz_slice_from(behind, passed_bracket(behind, open));
    for (size_t i = 0; words[i] != NULL; i++) {
        if (gaz_slice_starts(rest, words[i])) {
            return rest.ptr + strlen(words[i]) - strlen("第");
        }
    }
    return rest.ptr;
}

/* The title with the provisions behind it, or alone. */
static const char *cite_without_number(struct citing *citing, const gaz_reference *found) {
    const char *at = gaz_slice_end(found->text);
    const char *place = gaz_provision_place(found, gaz_slice_end(citing->text));
    const char *behind =
        gaz_cite_provisions(citing, found->text.ptr, place, found->title, found->doc_number, true);
    if (behind == NULL) {
        gaz_reference *reference = gaz_cite(citing, found->text.ptr, at);
        gaz_cite_text(citing, reference, found->title, found->doc_number);
        behind = at;
    }
    return behind;
}

/* 将《X》第三条修改为, or 二、《X》（省政府令第88号） above what is said of it. */
static bool names_amended(const struct citing *citing, const char *open,
                          const gaz_reference *found) {
    const char *end = gaz_slice_end(citing->text);
    bool amends = citing->relation != NULL && strcmp(citing->relation, "amends") == 0;
    return amends || (open == citing->text.ptr && gaz_provision_place(found, end) == end);
}

const char *gaz_cite_title(struct citing *citing, const char *at) {
    gaz_references *list = &citing->parser->out->references;
    gaz_reference found;
    gaz_slice rest = gaz_slice_between(at, gaz_slice_end(citing->text));
    size_t len = read_title(citing->parser, rest, &found);
    if (len == 0) {
        return at + strlen("《");
    }
    resolve_short_name(citing, &found);
    citing->relation = gaz_relation(citing, at, at + len);
    citing->last_relation = NULL;
    gaz_reference *earlier = number_before(citing, at);
    uint32_t first = earlier != NULL ? list->count - 1 : list->count;
    const char *behind = earlier != NULL ? cite_with_number(citing, earlier, &found)
                                         : cite_without_number(citing, &found);
    for (uint32_t i = first; i < list->count; i++) {
        const char *known = list->items[i].relation;
        list->items[i].relation = known != NULL ? known : citing->relation;
    }
    citing->relation = citing->last_relation = list->items[first].relation;
    if (citing->amending && names_amended(citing, at, &found)) {
        citing->amended = found.title;
    }
    citing->title = found.title;
    citing->doc_number = list->items[first].doc_number;
    const char *defined = gaz_define_short_name(citing, behind, citing->title, citing->doc_number);
    const char *further =
        defined > behind && behind == gaz_slice_end(found.text) /* no provision so far */
            ? gaz_cite_provisions(citing, defined, defined, found.title, citing->doc_number, true)
            : NULL;
    return further != NULL ? further : defined;
}
