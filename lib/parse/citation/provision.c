/* provision.c - 第八条第二款第（三）项, 第三、五条: reading provisions, and finding
 * the nodes they name. */
#include "parse/citation/provision.h"

#include <stdlib.h>

#include "parse/tree/tree.h"
#include "text/grammar/numeral.h"

struct step_word {
    const char *word;
    const char *prefix; /* of its id */
    const char *not_before;
    gaz_node_type type;
};

static const struct step_word steps[STEP_COUNT] = {
    [STEP_BOOK] = {"编", "book_", "制", GAZ_NODE_BOOK},
    [STEP_PART] = {"分编", "part_", "", GAZ_NODE_PART},
    [STEP_CHAPTER] = {"章", "chp_", "程", GAZ_NODE_CHAPTER},
    [STEP_SECTION] = {"节", "sec_", "", GAZ_NODE_SECTION},
    [STEP_ARTICLE] = {"条", "art_", "", GAZ_NODE_ARTICLE},
    [STEP_PARAGRAPH] = {"款", "para_", "", GAZ_NODE_PARAGRAPH},
    [STEP_POINT] = {"项", "point_", "目", GAZ_NODE_POINT},
    [STEP_INDENT] = {"目", "indent_", "标录", GAZ_NODE_INDENT},
};

/* The numbers of one step: 第三、五条 has two. */
struct numbers {
    int64_t items[MOST_PROVISIONS];
    uint32_t count;
};

static void add_number(struct numbers *numbers, int64_t value) {
    if (numbers->count < MOST_PROVISIONS) {
        numbers->items[numbers->count++] = value;
    }
}

/* A number, in brackets or not: bytes taken. */
static size_t read_number(gaz_slice text, int64_t *value) {
    size_t open = gaz_slice_starts(text, "（") ? strlen("（") : gaz_slice_starts(text, "(");
    size_t len = gaz_numeral(gaz_slice_from(text, open), value);
    gaz_slice rest = gaz_slice_from(text, open + len);
    size_t close = gaz_slice_starts(rest, "）") ? strlen("）") : gaz_slice_starts(rest, ")");
    if (len == 0 || (open > 0) != (close > 0)) {
        return 0;
    }
    return open + len + close;
}

/* What joins numbers, bytes taken; *range says that it is 至. 第 may be repeated
 * behind it: 第三至第五条. */
static size_t read_joint(gaz_slice text, bool *range) {
    static const char *const joints[] = {"、", "和", "或者", "或", "以及", "及",
                                         "至", "—",  "-",    "～", NULL};
    for (size_t i = 0; joints[i] != NULL; i++) {
        if (text.len > 0 && *text.ptr == *joints[i] && gaz_slice_starts(text, joints[i])) {
            size_t len = strlen(joints[i]);
            *range = i >= 6;
            return len + (gaz_slice_starts(gaz_slice_from(text, len), "第") ? strlen("第") : 0);
        }
    }
    return 0;
}

static void add_range(struct numbers *numbers, int64_t last) {
    int64_t value = numbers->items[numbers->count - 1];
    while (value < last && numbers->count < MOST_PROVISIONS) {
        add_number(numbers, ++value);
    }
}

/* 第, numbers, and the word of a step: bytes taken. */
static size_t read_step(gaz_slice text, const struct step_word *step, struct numbers *numbers) {
    numbers->count = 0;
    if (!gaz_slice_starts(text, "第")) {
        return 0;
    }
    size_t at = strlen("第");
    for (bool range = false;;) {
        int64_t value;
        size_t len = read_number(gaz_slice_from(text, at), &value);
        if (len == 0 || numbers->count == MOST_PROVISIONS) {
            return 0;
        }
        at += len;
        if (range) {
            add_range(numbers, value);
        } else {
            add_number(numbers, value);
        }
        gaz_slice rest = gaz_slice_from(text, at);
        if (gaz_slice_starts(rest, step->word)) {
            break;
        }
        len = read_joint(rest, &range);
        if (len == 0) {
            return 0;
        }
        at += len;
    }
    at += strlen(step->word);
    gaz_slice rest = gaz_slice_from(text, at);
    for (const char *c = step->not_before; *c != '\0'; c += strlen("目")) {
        if (rest.len >= strlen("目") && memcmp(rest.ptr, c, strlen("目")) == 0) {
            return 0;
        }
    }
    return at;
}

/* The first step from `from` on that text may name: behind its first number stands the word
 * of one, or a joint, behind which any may follow. */
static int next_step(gaz_slice text, int from) {
    int64_t value;
    bool range;
    size_t prefix = gaz_slice_starts(text, "第") ? strlen("第") : 0;
    size_t len = prefix > 0 ? read_number(gaz_slice_from(text, prefix), &value) : 0;
    gaz_slice rest = gaz_slice_from(text, prefix + len);
    if (len == 0 || rest.len == 0) {
        return STEP_COUNT;
    }
    for (int i = from; i < STEP_COUNT; i++) {
        if (*rest.ptr == *steps[i].word && gaz_slice_starts(rest, steps[i].word)) {
            return i;
        }
    }
    return read_joint(rest, &range) > 0 ? from : STEP_COUNT;
}

static size_t read_insert(gaz_slice text, int64_t *insert) {
    if (!gaz_slice_starts(text, "之")) {
        return 0;
    }
    size_t len = gaz_numeral_chinese(gaz_slice_from(text, strlen("之")), insert);
    return len > 0 ? len + strlen("之") : 0;
}

/* Only the last step may name several; what a step above names is the last of it. */
static void take_numbers(struct provisions *found, int step, const struct numbers *numbers) {
    struct provision base = found->items[found->count - 1];
    found->count = 0;
    for (uint32_t i = 0; i < numbers->count; i++) {
        base.step[step] = numbers->items[i];
        found->items[found->count++] = base;
    }
}

size_t gaz_provision_read(gaz_slice text, struct provisions *found) {
    if (!gaz_slice_starts(text, "第")) {
        return 0;
    }
    struct provision none = {.insert = 0};
    for (int i = 0; i < STEP_COUNT; i++) {
        none.step[i] = -1;
    }
    found->items[0] = none;
    found->count = 1;
    size_t at = 0;
    for (int i = next_step(text, 0); i < STEP_COUNT;
         i = next_step(gaz_slice_from(text, at), i + 1)) {
        struct numbers numbers;
        size_t len = read_step(gaz_slice_from(text, at), &steps[i], &numbers);
        if (len == 0) {
            continue;
        }
        if (found->count > 1) {
            break; /* 第三、五条第一款: the 款 is that of the last, a matter of its own */
        }
        take_numbers(found, i, &numbers);
        at += len;
        if (i == STEP_ARTICLE && found->count == 1) {
            at += read_insert(gaz_slice_from(text, at), &found->items[0].insert);
        }
    }
    return at;
}

gaz_slice gaz_provision_list(gaz_slice text) {
    struct provisions found;
    size_t at = gaz_provision_read(text, &found);
    for (size_t len = at; len > 0;) {
        bool range;
        size_t joint = read_joint(gaz_slice_from(text, at), &range);
        joint -= joint > strlen("第") ? strlen("第") : joint; /* it is read with what follows */
        len = joint > 0 ? gaz_provision_read(gaz_slice_from(text, at + joint), &found) : 0;
        at += len > 0 ? joint + len : 0;
    }
    return gaz_slice_first(text, at);
}

enum provision_step gaz_provision_deepest(const struct provision *provision) {
    int step = STEP_COUNT - 1;
    while (step > 0 && provision->step[step] < 0) {
        step--;
    }
    return (enum provision_step)step;
}

enum provision_step gaz_provision_highest(const struct provision *provision) {
    int step = 0;
    while (step < STEP_COUNT - 1 && provision->step[step] < 0) {
        step++;
    }
    return (enum provision_step)step;
}

gaz_slice gaz_provision_id(gaz_arena *arena, const struct provision *provision) {
    gaz_slice id = {"", 0};
    for (int i = 0; i < STEP_COUNT; i++) {
        if (provision->step[i] < 0) {
            continue;
        }
        id = gaz_arena_format(arena, "%.*s%s%s%lld", GAZ_FMT(id), id.len > 0 ? "__" : "",
                              steps[i].prefix, (long long)provision->step[i]);
        if (i == STEP_ARTICLE && provision->insert > 0) {
            id = gaz_arena_format(arena, "%.*s-%lld", GAZ_FMT(id), (long long)provision->insert);
        }
    }
    return id;
}

static int compare(const void *a, const void *b) {
    const gaz_node *x = *(const gaz_node *const *)a;
    const gaz_node *y = *(const gaz_node *const *)b;
    if (x->ordinal != y->ordinal) {
        return x->ordinal < y->ordinal ? -1 : 1;
    }
    if (x->insert != y->insert) {
        return x->insert < y->insert ? -1 : 1;
    }
    return x->line < y->line ? -1 : x->line > y->line;
}

static void gather(struct provision_scope *scope, gaz_arena *arena, const gaz_node *parent) {
    for (const gaz_node *node = parent->first; node != NULL; node = node->next) {
        if (node->type == GAZ_NODE_ARTICLE) {
            scope->articles = gaz_arena_stretch(arena, scope->articles, scope->count,
                                                &scope->capacity, sizeof *scope->articles);
            scope->articles[scope->count++] = node;
        } else if (node->type <= GAZ_NODE_SECTION && node->first != NULL) {
            gather(scope, arena, node);
        }
    }
}

/* As in nearly every text. */
static bool is_sorted(const struct provision_scope *scope) {
    for (uint32_t i = 1; i < scope->count; i++) {
        if (compare(&scope->articles[i - 1], &scope->articles[i]) > 0) {
            return false;
        }
    }
    return true;
}

struct provision_scope gaz_provision_scope(gaz_arena *arena, const gaz_part *part) {
    struct provision_scope scope = {.part = part};
    gather(&scope, arena, part->root);
    if (!is_sorted(&scope)) {
        qsort(scope.articles, scope.count, sizeof *scope.articles, compare);
    }
    return scope;
}

void gaz_provision_enter(struct provision_scope *scope, const gaz_node *node) {
    scope->article = scope->paragraph = scope->point = NULL;
    for (; node != NULL && node != scope->part->root; node = node->parent) {
        if (node->type == GAZ_NODE_POINT) {
            scope->point = node;
        } else if (node->type == GAZ_NODE_PARAGRAPH && node->parent->type == GAZ_NODE_ARTICLE) {
            scope->paragraph = node;
        } else if (node->type == GAZ_NODE_ARTICLE) {
            scope->article = node;
        }
    }
}

/* Where the first article with this number, or a larger one, stands. */
static uint32_t article_index(const struct provision_scope *scope, int64_t ordinal,
                              int64_t insert) {
    uint32_t low = 0;
    uint32_t high = scope->count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        const gaz_node *node = scope->articles[middle];
        bool before =
            node->ordinal < ordinal || (node->ordinal == ordinal && node->insert < insert);
        low = before ? middle + 1 : low;
        high = before ? high : middle;
    }
    return low;
}

static const gaz_node *find_article(const struct provision_scope *scope, int64_t ordinal,
                                    int64_t insert) {
    uint32_t at = article_index(scope, ordinal, insert);
    if (at == scope->count) {
        return NULL;
    }
    const gaz_node *found = scope->articles[at];
    return found->ordinal == ordinal && found->insert == insert ? found : NULL;
}

static const gaz_node *find_child(const gaz_node *parent, gaz_node_type type, int64_t ordinal) {
    for (const gaz_node *node = parent->first; node != NULL; node = node->next) {
        if (node->type == type && node->ordinal == ordinal) {
            return node;
        }
    }
    return NULL;
}

/* A chapter or the like below a node; the first in the order of the text. */
static const gaz_node *find_division(const gaz_node *parent, gaz_node_type type, int64_t ordinal) {
    const gaz_node *found = find_child(parent, type, ordinal);
    for (const gaz_node *node = parent->first; node != NULL && found == NULL; node = node->next) {
        if (node->type < type) {
            found = find_division(node, type, ordinal);
        }
    }
    return found;
}

/* 第七条第二项: the one 款 that has the point. */
static const gaz_node *find_point(const gaz_node *article, int64_t ordinal) {
    for (const gaz_node *node = article->first; node != NULL; node = node->next) {
        const gaz_node *point = find_child(node, GAZ_NODE_POINT, ordinal);
        if (point != NULL) {
            return point;
        }
    }
    return find_child(article, GAZ_NODE_POINT, ordinal);
}

const gaz_node *gaz_provision_below(const gaz_node *node, const struct provision *provision) {
    const int64_t *step = provision->step;
    if (node != NULL && step[STEP_PARAGRAPH] >= 0) {
        node = find_child(node, GAZ_NODE_PARAGRAPH, step[STEP_PARAGRAPH]);
    }
    if (node != NULL && step[STEP_POINT] >= 0) {
        node = node->type == GAZ_NODE_ARTICLE ? find_point(node, step[STEP_POINT])
                                              : find_child(node, GAZ_NODE_POINT, step[STEP_POINT]);
    }
    if (node != NULL && step[STEP_INDENT] >= 0) {
        node = find_child(node, GAZ_NODE_INDENT, step[STEP_INDENT]);
    }
    return node;
}

static const gaz_node *find_chapter(const struct provision_scope *scope,
                                    const struct provision *provision) {
    const gaz_node *node = scope->part->root;
    for (int i = STEP_BOOK; i <= STEP_SECTION && node != NULL; i++) {
        if (provision->step[i] >= 0) {
            node = find_division(node, steps[i].type, provision->step[i]);
        }
    }
    return node;
}

const gaz_node *gaz_provision_find(const struct provision_scope *scope,
                                   const struct provision *provision) {
    if (provision->step[STEP_ARTICLE] >= 0) {
        return gaz_provision_below(
            find_article(scope, provision->step[STEP_ARTICLE], provision->insert), provision);
    }
    if (gaz_provision_deepest(provision) <= STEP_SECTION) {
        return find_chapter(scope, provision);
    }
    bool here = provision->step[STEP_PARAGRAPH] < 0 && scope->paragraph != NULL;
    const gaz_node *node = here ? gaz_provision_below(scope->paragraph, provision) : NULL;
    return node != NULL ? node : gaz_provision_below(scope->article, provision);
}

/* The sibling of the same type before a node. */
static const gaz_node *sibling_before(const gaz_node *node) {
    const gaz_node *at = gaz_sibling_before(node);
    while (at != NULL && at->type != node->type) {
        at = gaz_sibling_before(at);
    }
    return at;
}

const gaz_node *gaz_provision_before(const struct provision_scope *scope, enum provision_step step,
                                     int n) {
    if (step == STEP_ARTICLE) {
        const gaz_node *article = scope->article;
        uint32_t at = article_index(scope, article->ordinal, article->insert);
        return at >= (uint32_t)n ? scope->articles[at - (uint32_t)n] : NULL;
    }
    const gaz_node *node = step == STEP_POINT ? scope->point : scope->paragraph;
    for (; n > 0 && node != NULL; n--) {
        node = sibling_before(node);
    }
    return node;
}
