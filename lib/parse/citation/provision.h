/* provision.h - 第八条第二款第（三）项: reading provisions and finding them. */
#ifndef GAZ_PARSE_PROVISION_H
#define GAZ_PARSE_PROVISION_H

#include "parse/unit/parser.h"

/* The steps of a provision, from the highest. */
enum provision_step {
    STEP_BOOK,
    STEP_PART,
    STEP_CHAPTER,
    STEP_SECTION,
    STEP_ARTICLE,
    STEP_PARAGRAPH,
    STEP_POINT,
    STEP_INDENT,
    STEP_COUNT
};

/* What a provision names; -1 where it names nothing. */
struct provision {
    int64_t step[STEP_COUNT];
    int64_t insert; /* the Y of 第X条之Y, 0 when none */
};

enum { MOST_PROVISIONS = 32 };

/* What stands at one place: 第三条, or 第三、五条, which are two. */
struct provisions {
    struct provision items[MOST_PROVISIONS];
    uint32_t count;
};

/* The articles of one text by number, and the node that cites. */
struct provision_scope {
    const gaz_part *part;
    const gaz_node **articles; /* by number, then by their order */
    uint32_t count;
    uint32_t capacity;
    const gaz_node *article; /* around the citing node; NULL outside */
    const gaz_node *paragraph;
    const gaz_node *point;
};

/* The provisions at the start of text (it begins with 第): bytes taken, 0 when
 * there are none. */
size_t gaz_provision_read(gaz_slice text, struct provisions *found);

/* All provisions at the start of text that 、 和 至 join, as printed: 第三条、第五条
 * to 第七条. Empty when there are none. */
gaz_slice gaz_provision_list(gaz_slice text);

/* The deepest step that the provision names. */
enum provision_step gaz_provision_deepest(const struct provision *provision);
/* The highest step that it names. */
enum provision_step gaz_provision_highest(const struct provision *provision);

/* art_3__para_1: what the provision names as an id would say it. */
gaz_slice gaz_provision_id(gaz_arena *arena, const struct provision *provision);

/* The articles of a part. */
struct provision_scope gaz_provision_scope(gaz_arena *arena, const gaz_part *part);

/* Moves the scope to a node that is about to be read. */
void gaz_provision_enter(struct provision_scope *scope, const gaz_node *node);

/* The node that a provision of this text names, NULL when it is not there. */
const gaz_node *gaz_provision_find(const struct provision_scope *scope,
                                   const struct provision *provision);

/* The n-th article, paragraph or point before the one that cites, NULL when there
 * are not so many. */
const gaz_node *gaz_provision_before(const struct provision_scope *scope, enum provision_step step,
                                     int n);

/* The node that the steps below an article name under `node`, NULL when it is not
 * there. */
const gaz_node *gaz_provision_below(const gaz_node *node, const struct provision *provision);

#endif
