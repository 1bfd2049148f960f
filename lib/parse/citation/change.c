/* change.c - what a text repeals and amends: 《X》同时废止, 废止《X》, 宣布《X》失效,
 * 对《X》作如下修改, 将《X》第三条修改为, and the instructions of a decision that amends
 * one text. */
#include "data/signs.h"
#include "parse/citation/citations.h"
#include "parse/citation/citing.h"
#include "parse/citation/instruction.h"

enum { FARTHEST_VERB = 600, MOST_VERBS = 20, MOST_COMPARED = 64 };

/* What is said of the titles before it. A bare verb also stands in what only tells:
 * 《X》规定的许可证失效, 《X》已经废止. */
struct verb {
    const char *word;
    bool bare;
};

static const struct verb repeal_verbs[] = {
    {"同时废止", false}, {"予以废止", false}, {"即行废止", false}, {"相应废止", false},
    {"自行废止", false}, {"宣布失效", false}, {"同时失效", false}, {"自行失效", false},
    {"即行失效", false}, {"停止执行", false}, {"停止施行", false}, {"不再施行", false},
    {"不再执行", false}, {"即行作废", false}, {"同时作废", false}, {"予以作废", false},
    {"废止", true},      {"失效", true}};

_Static_assert(sizeof repeal_verbs / sizeof *repeal_verbs <= MOST_VERBS, "room for each");

static const struct verb amend_verbs[] = {
    {"作如下修改", false}, {"作出如下修改", false}, {"做如下修改", false}, {"作以下修改", false},
    {"修改为", false},     {"作相应修改", false},   {"修改如下", false},   {"作出修改", false},
    {"予以修改", false},   {"部分条款修改", false}};

/* The verbs of one sentence, each looked for once from left to right. */
struct verbs {
    const struct verb *table;
    size_t count;
    const char *next[MOST_VERBS]; /* NULL when the sentence has no more of them */
    gaz_slice sentence;
};

/* The changes of one kind in one part. */
struct change {
    struct parser *parser;
    gaz_references *list;
    struct verbs verbs;
    const char *order;      /* 废止 or 修改: right before a title */
    bool decides;           /* the text is one whose items order such things */
    gaz_references pending; /* titles that no verb has reached yet */
    gaz_reference current;  /* the text that instructions change, without title while unknown */
    struct citing *naming;  /* the short names of the part, NULL in one that decides nothing */
};

static void begin_verbs(struct verbs *verbs, gaz_slice sentence) {
    verbs->sentence = sentence;
    for (size_t i = 0; i < verbs->count; i++) {
        verbs->next[i] = gaz_slice_find(sentence, verbs->table[i].word);
    }
}

/* The first verb from `from` on, NULL when there is none. */
static const struct verb *next_verb(struct verbs *verbs, const char *from, const char **at) {
    size_t first = verbs->count;
    for (size_t i = 0; i < verbs->count; i++) {
        if (verbs->next[i] != NULL && verbs->next[i] < from) {
            verbs->next[i] = gaz_slice_find(gaz_slice_between(from, gaz_slice_end(verbs->sentence)),
                                            verbs->table[i].word);
        }
        if (verbs->next[i] != NULL && (first == verbs->count || verbs->next[i] < *at)) {
            first = i;
            *at = verbs->next[i];
        }
    }
    return first < verbs->count ? &verbs->table[first] : NULL;
}

/* Whether another clause begins in a gap: behind a ， outside of brackets that no
 * title follows. */
static bool breaks(gaz_slice gap, bool title_follows) {
    static const char *const brackets[][2] = {{"（", "）"}, {"“", "”"}};
    for (const char *at = gap.ptr; at + 3 <= gaz_slice_end(gap);) {
        gaz_slice rest = gaz_slice_between(at, gaz_slice_end(gap));
        at++;
        for (size_t i = 0; i < 2 && rest.len > 0; i++) {
            const char *close = gaz_slice_starts(rest, brackets[i][0])
                                    ? gaz_slice_find(rest, brackets[i][1])
                                    : NULL;
            at = close != NULL ? close + strlen("）") : at;
        }
        if (gaz_slice_starts(rest, "，") && !(title_follows && rest.len == strlen("，"))) {
            return true;
        }
    }
    return false;
}

/* A bare verb says something of a title when little stands between and its clause ends. */
static bool speaks(const struct verb *verb, gaz_slice gap, gaz_slice behind) {
    static const char *const telling[] = {"的", "已", "被",   "未",   "应",
                                          "如", "若", "建议", "关于", NULL};
    static const char *const stops[] = {"，", "；", "）", "（", NULL};
    if (!verb->bare) {
        return true;
    }
    const char *open = gaz_slice_find(gap, "（");
    gap = open == NULL ? gap : gaz_slice_between(gap.ptr, open);
    bool stop = behind.len == 0;
    for (size_t i = 0; stops[i] != NULL; i++) {
        stop |= gaz_slice_starts(behind, stops[i]);
    }
    return stop && !gaz_slice_holds_any(gap, telling);
}

static bool is_same(const gaz_reference *a, const gaz_reference *b) {
    return a->title.ptr != NULL && gaz_slice_equal(a->title, b->title) &&
           gaz_slice_equal(a->doc_number, b->doc_number) &&
           gaz_slice_equal(a->provision, b->provision);
}

/* One more, unless it is listed near the end. */
static void add(struct change *change, const gaz_reference *found) {
    gaz_references *list = change->list;
    uint32_t first = list->count > MOST_COMPARED ? list->count - MOST_COMPARED : 0;
    for (uint32_t i = first; i < list->count; i++) {
        if (is_same(&list->items[i], found)) {
            return;
        }
    }
    *gaz_add_reference(change->parser->arena, list) = *found;
}

static void add_named(struct change *change, const gaz_reference *found) {
    add(change, found);
    change->current = *found;
}

/* The verb at `at` speaks of the pending titles that no other clause parts from it. */
static void settle(struct change *change, const struct verb *verb, const char *at) {
    gaz_references *pending = &change->pending;
    const char *behind_verb = at + strlen(verb->word);
    gaz_slice behind = gaz_slice_between(behind_verb, gaz_slice_end(change->verbs.sentence));
    uint32_t first = pending->count;
    const char *next = at;
    for (; first > 0; first--) {
        gaz_slice gap = gaz_slice_between(gaz_slice_end(pending->items[first - 1].text), next);
        bool last = first == pending->count;
        if (gap.len > FARTHEST_VERB || breaks(gap, !last) || (last && !speaks(verb, gap, behind))) {
            break;
        }
        next = pending->items[first - 1].text.ptr;
    }
    for (; first < pending->count; first++) {
        add_named(change, &pending->items[first]);
    }
    pending->count = 0;
}

/* 第三条、第五条 behind a title and what stands in brackets there: the title's text
 * grows by it. */
static void take_provision(gaz_reference *found, const char *end) {
    const char *begin = gaz_provision_place(found, end);
    gaz_slice provision = gaz_provision_list(gaz_slice_between(begin, end));
    if (provision.len > 0) {
        found->provision = provision;
        found->text = gaz_slice_between(found->text.ptr, gaz_slice_end(provision));
    }
}

static bool ends_in_any(gaz_slice text, const char *const *words) {
    bool ends = false;
    for (; *words != NULL; words++) {
        ends |= gaz_slice_ends(text, *words);
    }
    return ends;
}

/* 现决定废止《X》, and 废止《X》 at the start of a clause of a decision; 为废止《X》 does not
 * repeal. */
static bool is_ordered(const struct change *change, gaz_slice before) {
    static const char *const ordering[] = {"决定", "宣布", NULL};
    static const char *const starts[] = {"现", "同时", "并", "，", "；", "：", NULL};
    before = gaz_slice_trim_right(before);
    if (!gaz_slice_ends(before, change->order)) {
        return false;
    }
    before.len -= strlen(change->order);
    return ends_in_any(before, ordering) ||
           (change->decides && (before.len == 0 || ends_in_any(before, starts)));
}

static bool is_one_of(gaz_slice text, const char *const *words) {
    for (; *words != NULL; words++) {
        if (gaz_slice_is(text, *words)) {
            return true;
        }
    }
    return false;
}

/* 关于废止《X》的决定 names another text; behind a title that is repealed its clause ends. */
static bool is_closed(gaz_slice behind) {
    static const char *const stops[] = {"，", "；", "、", "和", "及", "以及",
                                        "与", "等", "）", "《", NULL};
    bool closed = behind.len == 0;
    for (size_t i = 0; stops[i] != NULL; i++) {
        closed |= gaz_slice_starts(behind, stops[i]);
    }
    return closed;
}

/* In full, where the title is a short name; else the short name is noted that stands
 * behind it. */
static void name_in_full(struct change *change, gaz_slice sentence, gaz_reference *found) {
    struct citing *naming = change->naming;
    if (naming == NULL) {
        return;
    }
    const struct short_name *known =
        gaz_short_name(naming, gaz_title_key(change->parser->arena, found->title));
    if (known != NULL) {
        found->title = known->title;
        found->doc_number = known->doc_number;
        return;
    }
    naming->text = sentence;
    gaz_define_short_name(naming, gaz_slice_end(found->text), found->title, found->doc_number);
}

static void read_sentence(struct change *change, gaz_slice sentence) {
    static const char *const joints[] = {"、", "和", "及", "以及", "与", "，", "", NULL};
    const char *verb_at = NULL;
    const char *end = gaz_slice_end(sentence);
    const char *behind = sentence.ptr;
    bool ordered = false;
    begin_verbs(&change->verbs, sentence);
    const struct verb *verb = next_verb(&change->verbs, sentence.ptr, &verb_at);
    change->pending.count = 0;
    gaz_reference found;
    for (const char *at = sentence.ptr; gaz_next_title(change->parser, sentence, &at, &found);) {
        while (verb != NULL && verb_at < found.text.ptr) {
            settle(change, verb, verb_at);
            verb = next_verb(&change->verbs, verb_at + 1, &verb_at);
        }
        name_in_full(change, sentence, &found);
        take_provision(&found, end);
        gaz_slice before = gaz_slice_between(behind, found.text.ptr);
        behind = at = gaz_slice_end(found.text);
        ordered = (ordered && is_one_of(before, joints)) || is_ordered(change, before);
        if (ordered && is_closed(gaz_slice_between(at, end))) {
            add_named(change, &found);
        } else {
            *gaz_add_reference(change->parser->arena, &change->pending) = found;
        }
    }
    while (verb != NULL && change->pending.count > 0) {
        settle(change, verb, verb_at);
        verb = next_verb(&change->verbs, verb_at + 1, &verb_at);
    }
}

/* Each sentence that has a title is read once. */
static void read_sentences(struct change *change, gaz_slice text) {
    const char *end = gaz_slice_end(text);
    const char *begin = text.ptr;
    for (const char *open; (open = gaz_slice_find(gaz_slice_between(begin, end), "《")) != NULL;) {
        const char *before = gaz_slice_find_last(gaz_slice_between(begin, open), "。");
        begin = before != NULL ? before + strlen("。") : begin;
        const char *stop = gaz_slice_find(gaz_slice_between(open, end), "。");
        read_sentence(change, gaz_slice_between(begin, stop == NULL ? end : stop));
        begin = stop == NULL ? end : stop + strlen("。");
    }
}

/* 关于修改《X》的决定, 关于废止《X》的决定: all the titles behind the word. Instructions
 * that name no text change the one that is alone there. */
static void read_title(struct change *change, gaz_slice title) {
    const char *at = title.ptr == NULL ? NULL : gaz_slice_find(title, change->order);
    gaz_reference found;
    change->decides |= at != NULL;
    if (at == NULL ||
        !gaz_slice_starts(gaz_slice_between(at + strlen(change->order), gaz_slice_end(title)),
                          "《")) {
        return;
    }
    while (gaz_next_title(change->parser, title, &at, &found)) {
        add(change, &found);
    }
    if (change->list->count == 1) {
        change->current = change->list->items[0];
    }
}

/* 删去《X》第七条: from here on it is X that the instructions change. */
static bool names_text(struct change *change, gaz_slice clause, gaz_reference *found) {
    gaz_slice rest = gaz_instructed_place(clause);
    const char *at = rest.ptr;
    gaz_reference named;
    if (!change->decides || !gaz_slice_starts(rest, "《") ||
        !gaz_next_title(change->parser, rest, &at, &named)) {
        return false;
    }
    gaz_slice behind = gaz_slice_between(gaz_slice_end(named.text), gaz_slice_end(clause));
    gaz_slice before = gaz_slice_between(clause.ptr, rest.ptr);
    if (!gaz_instructs(before) && !gaz_instructs(behind)) {
        return false;
    }
    name_in_full(change, clause, &named);
    change->current = *found = named;
    if (!gaz_adds_behind(behind)) {
        take_provision(found, gaz_slice_end(clause));
    }
    return true;
}

/* What the instructions of a text amend, clause by clause, where the text to be amended
 * is the one named last. */
static void read_instructions(struct change *change, gaz_slice text) {
    gaz_reference found = change->current;
    gaz_slice before = {NULL, 0};
    bool adds = false;
    bool beside = false; /* the clause before adds beside a provision that it names */
    while (text.len > 0) {
        gaz_slice clause = gaz_first_clause(text);
        struct provisions steps;
        bool named = names_text(change, clause, &found);
        found.provision = named && found.provision.len > 0
                              ? found.provision
                              : gaz_instructed(clause, found.title, adds);
        bool behind = gaz_adds_behind(clause); /* 在第六条第三款之后增加一款，作为第四款 */
        before = behind ? gaz_instructed_provisions(clause, found.title) : before;
        bool read = found.provision.len > 0 && gaz_provision_read(found.provision, &steps) > 0;
        bool part = read && gaz_provision_highest(&steps.items[0]) > STEP_ARTICLE;
        if (part) {
            found.provision =
                adds && !beside ? (gaz_slice){NULL, 0}
                                : gaz_with_article(change->parser->arena, found.provision, before);
        } else if (read) {
            before = found.provision;
        }
        if (read && found.provision.len > 0 && found.title.ptr != NULL) {
            add(change, &found);
        }
        adds = behind || gaz_slice_starts(clause, "增加");
        beside = behind;
        text = gaz_slice_from(text, clause.len);
        text = gaz_slice_from(text, gaz_clause_mark(text));
    }
}

/* 二、《X》（省政府令第88号） above instructions that name no text. */
static void read_caption(struct change *change, gaz_slice text) {
    const char *at = text.ptr;
    gaz_reference found;
    if (gaz_slice_starts(text, "《") && gaz_next_title(change->parser, text, &at, &found) &&
        gaz_provision_place(&found, gaz_slice_end(text)) == gaz_slice_end(text)) {
        change->current = found;
    }
}

/* The words of a node, which may all be its heading: 一、对《X》作出修改. */
static void read_node(struct change *repeals, struct change *amends, const struct text *text) {
    const gaz_node *node = text->node;
    bool heading = node->text.ptr == NULL;
    gaz_slice words = heading ? node->heading : node->text;
    gaz_slice above = amends->decides ? gaz_name_above(node) : (gaz_slice){NULL, 0};
    if (above.ptr != NULL) {
        amends->current = (gaz_reference){.title = above};
    }
    bool titled = heading ? amends->decides : (text->signs & GAZ_SIGN_TITLE) != 0;
    if (titled && (heading || amends->decides || (text->signs & GAZ_SIGN_CHANGE) != 0)) {
        read_sentences(repeals, words);
        read_sentences(amends, words);
        if (amends->decides && node->label.ptr != NULL) {
            read_caption(amends, words);
        }
    }
    if (amends->current.title.ptr != NULL || (amends->decides && titled)) {
        read_instructions(amends, words);
    }
}

/* 刑法修正案（十三） amends 刑法. */
static void read_amendment(struct change *change, gaz_slice title) {
    const char *word = title.ptr == NULL ? NULL : gaz_slice_find(title, "修正案");
    if (word != NULL && word > title.ptr && gaz_slice_find(title, "《") == NULL &&
        gaz_slice_find(title, "关于") == NULL) {
        gaz_reference found = {.title = gaz_slice_between(title.ptr, word)};
        add_named(change, &found);
    }
}

static bool is_kind_that_decides(gaz_slice kind) {
    return gaz_slice_is(kind, "decision") || gaz_slice_is(kind, "order") ||
           gaz_slice_is(kind, "announcement") || gaz_slice_is(kind, "resolution");
}

static struct change begin(struct parser *parser, gaz_part *part, bool repeals) {
    struct change change = {.parser = parser, .decides = is_kind_that_decides(part->kind)};
    change.list = repeals ? &part->repeals : &part->amends;
    change.order = repeals ? "废止" : "修改";
    change.verbs.table = repeals ? repeal_verbs : amend_verbs;
    change.verbs.count = repeals ? sizeof repeal_verbs / sizeof *repeal_verbs
                                 : sizeof amend_verbs / sizeof *amend_verbs;
    if (!gaz_slice_is(part->kind, "explanation")) { /* of a decision that amends */
        read_title(&change, part->title);
    }
    return change;
}

/* Short names are worth their room where many texts are changed. */
static struct citing *begin_naming(struct parser *parser) {
    struct citing *naming = gaz_arena_zero(parser->arena, sizeof *naming);
    naming->parser = parser;
    naming->names = gaz_no_short_names(parser->arena);
    return naming;
}

void gaz_parse_changes(struct parser *parser, gaz_part *part, struct texts texts) {
    if (gaz_parse_repeal_list(parser, part)) {
        return;
    }
    struct change repeals = begin(parser, part, true);
    struct change amends = begin(parser, part, false);
    repeals.naming = amends.naming = amends.decides ? begin_naming(parser) : NULL;
    read_amendment(&amends, part->title);
    for (uint32_t i = 0; i < texts.count; i++) {
        if ((texts.items[i].signs & (GAZ_TEXT_QUOTED | GAZ_TEXT_CELLS)) == 0) {
            read_node(&repeals, &amends, &texts.items[i]);
        }
    }
    gaz_parse_repealed_items(parser, part);
}
