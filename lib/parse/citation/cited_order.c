/* cited_order.c - 国务院令第586号 where no title stands before it. */
#include "parse/citation/citing.h"
#include "parse/citation/order.h"

const char *gaz_cite_order(struct citing *citing, const char *at) {
    struct order order;
    gaz_slice text = gaz_slice_between(citing->read, gaz_slice_end(citing->text));
    if (!gaz_order_find(text, at, &order)) {
        return at + strlen("第");
    }
    const char *begin = order.organ.ptr;
    gaz_slice between = gaz_slice_between(citing->read, begin);
    bool listed = gaz_slice_is(between, "、") || gaz_slice_is(between, "和");
    const char *relation = gaz_relation(citing, begin, order.end);
    relation = relation == NULL && listed ? citing->last_relation : relation;
    gaz_reference *reference = gaz_cite(citing, begin, order.end);
    gaz_cite_text(citing, reference, (gaz_slice){NULL, 0},
                  gaz_order_norm(citing->parser->arena, &order));
    reference->relation = citing->last_relation = relation;
    return order.end;
}
