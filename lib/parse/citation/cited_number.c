/* cited_number.c - 国发〔2024〕1号 where no title stands before it. */
#include "data/regions.h"
#include "parse/citation/citing.h"
#include "text/chars.h"
#include "text/grammar/doc_number.h"
#include "text/utf8.h"

enum { LONGEST_CODE = 12, SHORTEST_CODE = 2 };

/* The place whose documents are cited by the letter of its own: 滕政发 in a text from
 * 滕州. */
static gaz_place issuing_place(const struct parser *parser) {
    gaz_slice region = parser->out->doc_number.region;
    if (region.ptr == NULL) {
        region = parser->document->region_code;
    }
    return region.ptr != NULL ? gaz_place_of_code(region) : 0;
}

/* Where the code begins that ends at the bracket: at the first character from
 * which on it names a region, else at the nearest letter of the issuing place,
 * since those stand in ordinary words too (滕州市滕政发); NULL when there is neither. */
static const char *code_before(const struct citing *citing, const char *bracket) {
    const char *at = bracket;
    const char *begin = NULL;
    const char *nearest = NULL;
    gaz_place issuer = issuing_place(citing->parser);
    for (int count = 1; count <= LONGEST_CODE && at > citing->read; count++) {
        size_t step;
        at = gaz_utf8_before(citing->text.ptr, at);
        if (!gaz_is_han(gaz_utf8_decode(at, bracket, &step))) {
            break;
        }
        gaz_place place;
        gaz_slice code = gaz_slice_between(at, bracket);
        if (count >= SHORTEST_CODE && gaz_region_read(code, 0, &place) > 0) {
            begin = at;
        }
        if (count >= SHORTEST_CODE && nearest == NULL &&
            gaz_region_read(code, issuer, &place) > 0) {
            nearest = at;
        }
    }
    return begin != NULL ? begin : nearest;
}

const char *gaz_cite_number(struct citing *citing, const char *at) {
    const char *next = at + strlen("〔");
    const char *begin = code_before(citing, at);
    if (begin == NULL) {
        return next;
    }
    gaz_doc_number_shape shape;
    gaz_slice rest = gaz_slice_between(begin, gaz_slice_end(citing->text));
    size_t len = gaz_doc_number_read(rest, &shape);
    if (len == 0 || begin + len <= at) {
        return next;
    }
    const char *relation = gaz_relation(citing, begin, begin + len);
    gaz_reference *reference = gaz_cite(citing, begin, begin + len);
    gaz_slice number = gaz_doc_number_norm(citing->parser->arena, &shape);
    gaz_cite_text(citing, reference, (gaz_slice){NULL, 0}, number);
    reference->relation = relation;
    return begin + len;
}
