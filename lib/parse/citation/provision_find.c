/* provision_find.c - the nodes that provisions name. */
#include <stdlib.h>

#include "parse/citation/provision.h"
#include "parse/tree/tree.h"

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
        } else if ((node->type <= GAZ_NODE_SECTION || node->type == GAZ_NODE_LEVEL) &&
                   node->first != NULL) { /* 一、一般规定 above articles, in rulings */
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

/* A 款 without words only holds the numbered ones. */
static bool is_bare(const gaz_node *node) {
    return node->type == GAZ_NODE_PARAGRAPH && node->text.ptr == NULL && node->heading.ptr == NULL;
}

/* 第二条 / 一、…: the 款 of treaties, and of the laws of Macau, bear numbers. */
static bool is_numbered_clause(const gaz_node *node) {
    return node->type == GAZ_NODE_LEVEL && node->marker == 1 &&
           (node->parent->type == GAZ_NODE_ARTICLE || is_bare(node->parent));
}

static bool is_clause(const gaz_node *node) {
    return is_numbered_clause(node) || (node->type == GAZ_NODE_PARAGRAPH &&
                                        node->parent->type == GAZ_NODE_ARTICLE && !is_bare(node));
}

void gaz_provision_enter(struct provision_scope *scope, const gaz_node *node) {
    scope->article = scope->paragraph = scope->point = NULL;
    for (; node != NULL && node != scope->part->root; node = node->parent) {
        if (node->type == GAZ_NODE_POINT) {
            scope->point = node;
        } else if (node->type == GAZ_NODE_ARTICLE) {
            scope->article = node;
        } else if (is_clause(node)) {
            scope->paragraph = node;
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

/* Where several texts stand under 一、 and 二、, the article of that one which cites. */
static const gaz_node *find_article(const struct provision_scope *scope, int64_t ordinal,
                                    int64_t insert) {
    enum { MOST_ALIKE = 32 };
    const gaz_node *first = NULL;
    uint32_t from = article_index(scope, ordinal, insert);
    for (uint32_t i = from; i < scope->count && i - from < MOST_ALIKE; i++) {
        const gaz_node *found = scope->articles[i];
        if (found->ordinal != ordinal || found->insert != insert) {
            break;
        }
        if (scope->article != NULL && found->parent == scope->article->parent) {
            return found;
        }
        first = first == NULL ? found : first;
    }
    return first;
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

/* The child with this number, whatever its label: 第3项 is 3、 below 第2条 of house rules. */
static const gaz_node *find_labelled(const gaz_node *parent, int64_t ordinal) {
    for (const gaz_node *node = parent->first; node != NULL; node = node->next) {
        if (node->label.ptr != NULL && node->type >= GAZ_NODE_POINT && node->ordinal == ordinal) {
            return node;
        }
    }
    return NULL;
}

/* The numbered child 一、 of a node, as 款 and 项 of other places and times are. */
static const gaz_node *find_numbered(const gaz_node *parent, int64_t ordinal) {
    for (const gaz_node *node = parent->first; node != NULL; node = node->next) {
        if (node->type == GAZ_NODE_LEVEL && node->marker == 1 && node->ordinal == ordinal) {
            return node;
        }
    }
    return NULL;
}

/* The same below an article, or below the first of its 款 that has it. */
static const gaz_node *find_numbered_below(const gaz_node *article, int64_t ordinal) {
    const gaz_node *found = find_numbered(article, ordinal);
    for (const gaz_node *node = article->first; node != NULL && found == NULL; node = node->next) {
        found = node->type == GAZ_NODE_PARAGRAPH ? find_numbered(node, ordinal) : NULL;
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
    const gaz_node *point = find_child(article, GAZ_NODE_POINT, ordinal);
    point = point != NULL ? point : find_numbered_below(article, ordinal);
    for (const gaz_node *node = article->first; node != NULL && point == NULL; node = node->next) {
        point = node->type == GAZ_NODE_PARAGRAPH ? find_labelled(node, ordinal) : NULL;
    }
    return point;
}

static const gaz_node *find_paragraph(const gaz_node *node, int64_t ordinal) {
    const gaz_node *found = find_child(node, GAZ_NODE_PARAGRAPH, ordinal);
    if (found != NULL && !is_bare(found)) {
        return found;
    }
    const gaz_node *holder = node->first; /* 1. and 2. are the 款 where nothing else is there */
    bool bare = holder != NULL && is_bare(holder);
    found = bare ? find_labelled(holder, ordinal) : NULL;
    return found != NULL ? found : find_numbered_below(node, ordinal);
}

static const gaz_node *find_below(const gaz_node *node, gaz_node_type type, int64_t ordinal) {
    if (type == GAZ_NODE_PARAGRAPH) {
        return find_paragraph(node, ordinal);
    }
    if (type == GAZ_NODE_POINT && node->type == GAZ_NODE_ARTICLE) {
        return find_point(node, ordinal);
    }
    const gaz_node *found = find_child(node, type, ordinal);
    if (found != NULL) {
        return found;
    }
    return find_labelled(node, ordinal);
}

const gaz_node *gaz_provision_below(const gaz_node *node, const struct provision *provision) {
    static const gaz_node_type types[] = {GAZ_NODE_PARAGRAPH, GAZ_NODE_POINT, GAZ_NODE_INDENT};
    for (int i = 0; i < 3 && node != NULL; i++) {
        int64_t ordinal = provision->step[STEP_PARAGRAPH + i];
        node = ordinal < 0 ? node : find_below(node, types[i], ordinal);
    }
    return node;
}

/* The chapter or section that the provision names below a node. */
static const gaz_node *find_divisions(const gaz_node *node, const struct provision *provision) {
    static const gaz_node_type types[] = {GAZ_NODE_BOOK, GAZ_NODE_PART, GAZ_NODE_CHAPTER,
                                          GAZ_NODE_SECTION};
    for (int i = STEP_BOOK; i <= STEP_SECTION && node != NULL; i++) {
        if (provision->step[i] >= 0) {
            node = find_division(node, types[i], provision->step[i]);
        }
    }
    return node;
}

/* The sections of each chapter are counted anew: 第一节 is that of the chapter around. */
static const gaz_node *find_chapter(const struct provision_scope *scope,
                                    const struct provision *provision) {
    const gaz_node *found = NULL;
    const gaz_node *around = scope->article != NULL ? scope->article->parent : NULL;
    for (; around != NULL && found == NULL; around = around->parent) {
        found = find_divisions(around, provision);
    }
    return found != NULL ? found : find_divisions(scope->part->root, provision);
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
        if (at < scope->count && scope->articles[at] == article) {
            return at >= (uint32_t)n ? scope->articles[at - (uint32_t)n] : NULL;
        }
    }
    const gaz_node *node = step == STEP_ARTICLE ? scope->article
                           : step == STEP_POINT ? scope->point
                                                : scope->paragraph;
    for (; n > 0 && node != NULL; n--) {
        node = sibling_before(node);
    }
    return node;
}
