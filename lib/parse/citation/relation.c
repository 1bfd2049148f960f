/* relation.c - what a text says of a title that it cites. */
#include "parse/citation/citing.h"

enum { FARTHEST_BEHIND = 240, FARTHEST = 90 };

struct relation_word {
    gaz_slice word;
    const char *relation;
};

/* Right before the title. */
static const struct relation_word words_before[] = {
    {GAZ_WORD("根据"), "based_on"},     {GAZ_WORD("依据"), "based_on"},
    {GAZ_WORD("按照"), "according_to"}, {GAZ_WORD("依照"), "according_to"},
    {GAZ_WORD("遵照"), "according_to"}, {GAZ_WORD("按"), "according_to"},
    {GAZ_WORD("参照"), "refers_to"},    {GAZ_WORD("参考"), "refers_to"},
    {GAZ_WORD("转发"), "forwards"},     {GAZ_WORD("批转"), "forwards"},
    {GAZ_WORD("印发"), "issues"},       {GAZ_WORD("公布"), "issues"},
    {GAZ_WORD("发布"), "issues"},       {GAZ_WORD("颁布"), "issues"},
    {GAZ_WORD("现将"), "issues"},       {GAZ_WORD("修改"), "amends"},
    {GAZ_WORD("修订"), "amends"},       {GAZ_WORD("修正"), "amends"},
    {GAZ_WORD("删去"), "amends"},       {GAZ_WORD("删除"), "amends"},
    {GAZ_WORD("废止"), "repeals"},      {GAZ_WORD("落实"), "implements"},
    {GAZ_WORD("贯彻"), "implements"},   {GAZ_WORD("执行"), "implements"},
    {GAZ_WORD("实施"), "implements"},
};

/* In the clause behind it; what is found first counts. */
static const struct relation_word words_behind[] = {
    {GAZ_WORD("废止"), "repeals"},     {GAZ_WORD("停止执行"), "repeals"},
    {GAZ_WORD("失效"), "repeals"},     {GAZ_WORD("不再施行"), "repeals"},
    {GAZ_WORD("不再执行"), "repeals"}, {GAZ_WORD("修改"), "amends"},
    {GAZ_WORD("修正"), "amends"},      {GAZ_WORD("印发"), "issues"},
    {GAZ_WORD("转发"), "forwards"},    {GAZ_WORD("增加一条"), "amends"},
    {GAZ_WORD("增加一款"), "amends"},  {GAZ_WORD("增加一项"), "amends"},
};

/* In the sentence behind it: 《X》已经…会议通过，现予公布. */
static const struct relation_word words_at_end[] = {{GAZ_WORD("现予公布"), "issues"},
                                                    {GAZ_WORD("现予发布"), "issues"},
                                                    {GAZ_WORD("现予印发"), "issues"},
                                                    {GAZ_WORD("现公布"), "issues"}};

/* The text before, without 的、 the words that join titles in a row. */
static gaz_slice before_title(gaz_slice before) {
    static const char *const joints[] = {"、", "和", "及", "以及", "与", NULL};
    for (const char *const *joint = joints; *joint != NULL;) {
        if (gaz_slice_ends(before, *joint)) {
            before.len -= strlen(*joint);
            joint = joints;
        } else {
            joint++;
        }
    }
    return before;
}

static const char *relation_at_end(gaz_slice text) {
    for (size_t i = 0; i < sizeof words_before / sizeof *words_before; i++) {
        if (gaz_slice_has_end(text, words_before[i].word)) {
            return words_before[i].relation;
        }
    }
    return NULL;
}

/* The clause that text ends in, of its last FARTHEST bytes. */
static gaz_slice last_clause(gaz_slice text) {
    static const char *const stops[] = {"，", "。", "；", "：", "》", "）", NULL};
    gaz_slice clause = gaz_slice_from(text, text.len > FARTHEST ? text.len - FARTHEST : 0);
    for (const char *const *stop = stops; *stop != NULL; stop++) {
        const char *at = gaz_slice_find_last(clause, *stop);
        if (at != NULL) {
            clause = gaz_slice_between(at + strlen(*stop), gaz_slice_end(text));
        }
    }
    return clause;
}

/* 根据有关法律、法规和《X》: the title is one of a list whose first members have
 * no titles; its clause begins with the word. */
static const char *relation_of_list(gaz_slice before) {
    gaz_slice clause = last_clause(before);
    for (size_t i = 0; i < sizeof words_before / sizeof *words_before; i++) {
        if (gaz_slice_has_start(clause, words_before[i].word)) {
            return words_before[i].relation;
        }
    }
    return NULL;
}

static const char *relation_before(const struct citing *citing, gaz_slice whole) {
    gaz_slice before = before_title(whole);
    if (citing->relation != NULL &&
        (gaz_slice_ends(before, "》") || gaz_slice_ends(before, "）"))) {
        return citing->relation;
    }
    const char *relation = relation_at_end(before);
    return relation != NULL || before.len == whole.len ? relation : relation_of_list(before);
}

/* Up to the first ， that is not followed by another title. */
static gaz_slice clause_of(gaz_slice text) {
    gaz_slice rest = text;
    for (const char *at; (at = gaz_slice_find(rest, "，")) != NULL;) {
        rest = gaz_slice_between(at + strlen("，"), gaz_slice_end(text));
        if (!gaz_slice_starts(rest, "《")) {
            return gaz_slice_between(text.ptr, at);
        }
    }
    return text;
}

static const char *first_of(gaz_slice text, const struct relation_word *words, size_t count) {
    const char *first = NULL;
    const char *relation = NULL;
    for (size_t i = 0; i < count; i++) {
        const char *at = gaz_scan_find(text, words[i].word);
        if (at != NULL && (first == NULL || at < first)) {
            first = at;
            relation = words[i].relation;
        }
    }
    return relation;
}

static const char *relation_behind(gaz_slice behind) {
    behind.len = behind.len > FARTHEST_BEHIND ? FARTHEST_BEHIND : behind.len;
    const char *stop = gaz_slice_find(behind, "。");
    behind = stop == NULL ? behind : gaz_slice_between(behind.ptr, stop);
    const char *relation =
        first_of(clause_of(behind), words_behind, sizeof words_behind / sizeof *words_behind);
    return relation != NULL
               ? relation
               : first_of(behind, words_at_end, sizeof words_at_end / sizeof *words_at_end);
}

const char *gaz_relation(const struct citing *citing, const char *open, const char *end) {
    const char *relation = relation_before(citing, gaz_slice_between(citing->text.ptr, open));
    return relation != NULL ? relation
                            : relation_behind(gaz_slice_between(end, gaz_slice_end(citing->text)));
}
