/* instruction.c - 将第三条修改为, 删去第四条: the clauses of a text that amends another. */
#include "parse/citation/instruction.h"

#include "parse/citation/provision.h"

/* The provisions at the start of text, or behind the name of the text they belong to, of
 * which the end may do: 刑法第三条 of 中华人民共和国刑法. */
static gaz_slice provisions_of(gaz_slice text, gaz_slice title) {
    size_t most = title.len + strlen("第");
    const char *first =
        gaz_slice_find(gaz_slice_first(text, text.len < most ? text.len : most), "第");
    gaz_slice name = gaz_slice_between(text.ptr, first == NULL ? text.ptr : first);
    if (first == NULL || (name.len > 0 && !gaz_slice_has_end(title, name))) {
        return (gaz_slice){NULL, 0};
    }
    return gaz_provision_list(gaz_slice_between(first, gaz_slice_end(text)));
}

/* 修改为 behind 第六条：“…。”, which is what stood there. */
static bool changes_quoted(gaz_slice behind) {
    return gaz_slice_starts(behind, "修改为") || gaz_slice_starts(behind, "改为") ||
           gaz_slice_starts(behind, "“");
}

/* The clause at the start of text, what stands in quotation marks passed over. */
gaz_slice gaz_first_clause(gaz_slice text) {
    const char *end = gaz_slice_end(text);
    for (const char *at = text.ptr; at + 3 <= end; at++) {
        gaz_slice rest = gaz_slice_between(at, end);
        if (gaz_slice_starts(rest, "“")) {
            const char *close = gaz_slice_find(rest, "”");
            if (close == NULL) {
                break;
            }
            at = close + strlen("”") - 1;
            if (close - rest.ptr >= 3 &&
                gaz_slice_starts(gaz_slice_between(close - 3, close), "。") &&
                !changes_quoted(gaz_slice_between(at + 1, end))) {
                return gaz_slice_between(text.ptr,
                                         at + 1); /* the sentence ends with what it quotes */
            }
        } else if (gaz_slice_starts(rest, "，") || gaz_slice_starts(rest, "。") ||
                   gaz_slice_starts(rest, "；")) {
            return gaz_slice_between(text.ptr, at);
        }
    }
    return text;
}

static const char *const instructing[] = {"修改", "删去", "删除",   "增加", "改为",
                                          "合并", "移至", "作为第", NULL};

bool gaz_instructs(gaz_slice words) {
    return gaz_slice_holds_any(words, instructing);
}

/* What stands behind 将, 删去, 在 and the like at the start of a clause. */
gaz_slice gaz_instructed_place(gaz_slice clause) {
    static const char *const starts[] = {"将", "删去", "删除", "在", "对", "把", "原", NULL};
    for (size_t i = 0; starts[i] != NULL; i++) {
        if (gaz_slice_starts(clause, starts[i])) {
            return gaz_slice_from(clause, strlen(starts[i]));
        }
    }
    return clause;
}

gaz_slice gaz_instructed_provisions(gaz_slice clause, gaz_slice title) {
    return provisions_of(gaz_instructed_place(clause), title);
}

/* 在第三条后增加一条 changes nothing in 第三条. */
bool gaz_adds_behind(gaz_slice clause) {
    static const char *const words[] = {"后增加", "后新增", "前增加", NULL};
    const char *quote = gaz_slice_find(clause, "“");
    return gaz_slice_holds_any(quote == NULL ? clause : gaz_slice_between(clause.ptr, quote),
                               words);
}

/* The provisions behind 作为, which the text to be amended did not have. */
static gaz_slice added(gaz_slice clause) {
    const char *word = gaz_slice_find(clause, "作为");
    gaz_slice rest = word == NULL ? gaz_slice_first(clause, 0)
                                  : gaz_slice_between(word + strlen("作为"), gaz_slice_end(clause));
    const char *close = gaz_slice_starts(rest, "《") ? gaz_slice_find(rest, "》第") : NULL;
    if (close != NULL) {
        rest = gaz_slice_between(close + strlen("》"), gaz_slice_end(rest));
    }
    return gaz_provision_list(rest);
}

/* 将第三条修改为, 删去第四条, and behind 增加一条: 作为第五条. The provisions that the
 * clause is about, empty when it is nothing of the kind. */
gaz_slice gaz_instructed(gaz_slice clause, gaz_slice title, bool adds) {
    if (gaz_adds_behind(clause) || (adds && gaz_slice_starts(clause, "作为"))) {
        return added(clause);
    }
    return gaz_instructs(clause) ? provisions_of(gaz_instructed_place(clause), title)
                                 : (gaz_slice){NULL, 0};
}

static bool is_plain_name(gaz_slice text) {
    static const char *const ends[] = {"条例", "办法", "规定", "细则", "规则", "章程", NULL};
    static const char *const marks[] = {"，", "。", "：", "；", "《", "“", "第", NULL};
    bool named = false;
    for (size_t i = 0; ends[i] != NULL; i++) {
        named |= gaz_slice_ends(text, ends[i]) && text.len > 2 * strlen("办法");
    }
    return named && !gaz_slice_holds_any(text, marks) && !gaz_instructs(text) &&
           gaz_slice_find(text, "废止") == NULL;
}

gaz_slice gaz_name_above(const gaz_node *node) {
    const gaz_node *parent = node->parent;
    bool named = parent != NULL && parent->label.ptr != NULL && parent->heading.ptr != NULL &&
                 parent->text.ptr == NULL && is_plain_name(parent->heading);
    return named ? parent->heading : (gaz_slice){NULL, 0};
}

/* 第二款 in a clause behind 第四条第一款修改为…: of the article named last, which must be
 * one alone; absent where none is. */
gaz_slice gaz_with_article(gaz_arena *arena, gaz_slice provision, gaz_slice before) {
    static const char *const several[] = {"、", "至", "和", "之", NULL};
    const gaz_slice none = {NULL, 0};
    const char *end = before.ptr == NULL ? NULL : gaz_slice_find_last(before, "条");
    const char *begin =
        end == NULL ? NULL : gaz_slice_find_last(gaz_slice_between(before.ptr, end), "第");
    if (begin == NULL || gaz_slice_holds_any(before, several)) {
        return none;
    }
    return gaz_arena_join(arena, gaz_slice_between(begin, end + strlen("条")), "", provision);
}

/* Bytes of the mark that ends a clause. */
size_t gaz_clause_mark(gaz_slice rest) {
    bool mark = gaz_slice_starts(rest, "，") || gaz_slice_starts(rest, "；") ||
                gaz_slice_starts(rest, "。");
    return mark ? strlen("，") : 0;
}
