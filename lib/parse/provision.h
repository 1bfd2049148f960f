/* provision.h - 第八条第二款第（三）项: reading provisions and finding them. */
#ifndef GAZ_PARSE_PROVISION_H
#define GAZ_PARSE_PROVISION_H

#include "parse/parse.h"

/* What a provision names; -1 where it names nothing. */
struct provision {
    int64_t chapter;
    int64_t article;
    int64_t insert; /* the Y of 第X条之Y, 0 when none */
    int64_t paragraph;
    int64_t point;
};

/* The articles of one text by number, and the node that cites. */
struct provision_scope {
    const gaz_part *part;
    const gaz_node **articles; /* by number, then by their order */
    uint32_t count;
    const gaz_node *article; /* around the citing node; NULL outside */
    const gaz_node *paragraph;
    const gaz_node *point;
};

/* The provision at the start of text (it begins with 第): bytes taken, 0 when
 * there is none. */
size_t gaz_provision_read(gaz_slice text, struct provision *provision);

/* The articles of a part. */
struct provision_scope gaz_provision_scope(gaz_arena *arena, const gaz_part *part);

/* Moves the scope to a node that is about to be read. */
void gaz_provision_enter(struct provision_scope *scope, const gaz_node *node);

/* The node that a provision of this text names, NULL when it is not there. */
const gaz_node *gaz_provision_find(const struct provision_scope *scope,
                                   const struct provision *provision);

/* 前款, 前条, 前项, 本条, 本章 at the start of text: bytes taken, 0 when none;
 * *node is what is meant, NULL when it is not there. */
size_t gaz_provision_relative(const struct provision_scope *scope, gaz_slice text,
                              const gaz_node **node);

#endif
