/* instruction.h - 将第三条修改为, 删去第四条: the clauses of a text that amends another. */
#ifndef GAZ_PARSE_INSTRUCTION_H
#define GAZ_PARSE_INSTRUCTION_H

#include "parse/unit/parser.h"

/* The clause at the start of text, what stands in quotation marks passed over. */
gaz_slice gaz_first_clause(gaz_slice text);
/* Bytes of the mark that ends a clause, at the start of rest. */
size_t gaz_clause_mark(gaz_slice rest);

/* True for words that say how a text changes: 修改, 删去, 增加. */
bool gaz_instructs(gaz_slice words);
/* What stands behind 将, 删去, 在 and the like at the start of a clause: what it changes. */
gaz_slice gaz_instructed_place(gaz_slice clause);
/* True for 在第三条后增加一条, which changes nothing in 第三条. */
bool gaz_adds_behind(gaz_slice clause);

/* （一）某某管理办法 right above a node: the heading that is the name of a text, without its
 * marks; absent where there is none. */
gaz_slice gaz_name_above(const gaz_node *node);

/* The provisions at that place, of the text with this title. */
gaz_slice gaz_instructed_provisions(gaz_slice clause, gaz_slice title);

/* 将第三条修改为, 删去第四条, and behind a clause that adds: 作为第五条. The provisions
 * that the clause is about, of the text with this title; empty when it is nothing of the
 * kind. */
gaz_slice gaz_instructed(gaz_slice clause, gaz_slice title, bool adds);

/* 第二款 in a clause behind 第四条第一款修改为…: of the article named last, `before`, which
 * must be one alone; absent where none is. */
gaz_slice gaz_with_article(gaz_arena *arena, gaz_slice provision, gaz_slice before);

#endif
