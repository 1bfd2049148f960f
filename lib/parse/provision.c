/* provision.c - 第八条第二款第（三）项, 前款, 本条: reading provisions, and
 * finding the nodes they name. */
#include "parse/provision.h"

#include <stdlib.h>

#include "parse/outline.h"
#include "text/numeral.h"

/* 第X followed by the word: bytes taken. The number may stand in brackets. */
static size_t read_step(gaz_slice text, const char *word, int64_t *value) {
    if (!gaz_slice_starts(text, "第")) {
        return 0;
    }
    gaz_slice at = gaz_slice_from(text, strlen("第"));
    size_t open = gaz_slice_starts(at, "（") ? strlen("（") : gaz_slice_starts(at, "(");
    at = gaz_slice_from(at, open);
    size_t len = gaz_numeral(at, value);
    at = gaz_slice_from(at, len);
    if (open > 0) {
        size_t close = gaz_slice_starts(at, "）") ? strlen("）") : gaz_slice_starts(at, ")");
        at = gaz_slice_from(at, close);
        len = close > 0 ? len : 0;
    }
    if (len == 0 || !gaz_slice_starts(at, word)) {
        return 0;
    }
    return (size_t)(at.ptr - text.ptr) + strlen(word);
}

static size_t read_insert(gaz_slice text, int64_t *insert) {
    if (!gaz_slice_starts(text, "之")) {
        return 0;
    }
    size_t len = gaz_numeral_chinese(gaz_slice_from(text, strlen("之")), insert);
    return len > 0 ? len + strlen("之") : 0;
}

size_t gaz_provision_read(gaz_slice text, struct provision *provision) {
    *provision = (struct provision){.chapter = -1, .article = -1, .paragraph = -1, .point = -1};
    size_t len = read_step(text, "章", &provision->chapter);
    if (len > 0) {
        return len;
    }
    provision->chapter = -1;
    len = read_step(text, "条", &provision->article);
    if (len == 0) {
        provision->article = -1;
    } else {
        len += read_insert(gaz_slice_from(text, len), &provision->insert);
    }
    size_t more = read_step(gaz_slice_from(text, len), "款", &provision->paragraph);
    provision->paragraph = more > 0 ? provision->paragraph : -1;
    len += more;
    more = read_step(gaz_slice_from(text, len), "项", &provision->point);
    provision->point = more > 0 ? provision->point : -1;
    return len + more;
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

static uint32_t gather(const gaz_node *parent, const gaz_node **articles, uint32_t count) {
    for (const gaz_node *node = parent->first; node != NULL; node = node->next) {
        if (node->type == GAZ_NODE_ARTICLE) {
            if (articles != NULL) {
                articles[count] = node;
            }
            count++;
        } else if (node->type <= GAZ_NODE_SECTION) {
            count = gather(node, articles, count);
        }
    }
    return count;
}

struct provision_scope gaz_provision_scope(gaz_arena *arena, const gaz_part *part) {
    struct provision_scope scope = {.part = part};
    scope.count = gather(part->root, NULL, 0);
    scope.articles = gaz_arena_alloc(arena, (scope.count + (size_t)1) * sizeof *scope.articles);
    gather(part->root, scope.articles, 0);
    qsort(scope.articles, scope.count, sizeof *scope.articles, compare);
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

static const gaz_node *find_article(const struct provision_scope *scope, int64_t ordinal,
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
    if (low == scope->count) {
        return NULL;
    }
    const gaz_node *found = scope->articles[low];
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

const gaz_node *gaz_provision_find(const struct provision_scope *scope,
                                   const struct provision *provision) {
    if (provision->chapter >= 0) {
        return find_child(scope->part->root, GAZ_NODE_CHAPTER, provision->chapter);
    }
    const gaz_node *node = provision->article >= 0
                               ? find_article(scope, provision->article, provision->insert)
                               : scope->article;
    if (node == NULL) {
        return NULL;
    }
    if (provision->paragraph >= 0) {
        node = find_child(node, GAZ_NODE_PARAGRAPH, provision->paragraph);
        return node == NULL || provision->point < 0
                   ? node
                   : find_child(node, GAZ_NODE_POINT, provision->point);
    }
    if (provision->point < 0) {
        return node;
    }
    bool here = provision->article < 0 && scope->paragraph != NULL;
    const gaz_node *point =
        here ? find_child(scope->paragraph, GAZ_NODE_POINT, provision->point) : NULL;
    return point != NULL ? point : find_point(node, provision->point);
}

/* The sibling of the same type before a node. */
static const gaz_node *before(const gaz_node *node) {
    const gaz_node *at = node;
    while (at != NULL) {
        at = ((const struct growing *)at)->before;
        if (at != NULL && at->type == node->type && at->eid.ptr != NULL) {
            return at;
        }
    }
    return NULL;
}

static const gaz_node *above(const gaz_node *node, gaz_node_type type) {
    while (node != NULL && (node->type != type || node->parent == NULL)) {
        node = node->parent;
    }
    return node;
}

size_t gaz_provision_relative(const struct provision_scope *scope, gaz_slice text,
                              const gaz_node **node) {
    *node = NULL;
    if (scope->article == NULL) {
        return 0;
    }
    if (gaz_slice_starts(text, "前款")) {
        *node = before(scope->paragraph);
    } else if (gaz_slice_starts(text, "前条")) {
        *node = find_article(scope, scope->article->ordinal - 1, 0);
    } else if (gaz_slice_starts(text, "前项")) {
        *node = before(scope->point);
    } else if (gaz_slice_starts(text, "本条") && !gaz_slice_starts(text, "本条例")) {
        *node = scope->article;
    } else if (gaz_slice_starts(text, "本章")) {
        *node = above(scope->article, GAZ_NODE_CHAPTER);
    } else {
        return 0;
    }
    return strlen("前款");
}
