/* page_versions.c - two columns that are those of a table: one text beside another version of it.
 */
#include "split/page/page_versions.h"

#include "text/grammar/label.h"

enum {
    MOST_APART = 3, /* by which the numbers of one article differ in the two texts */
    FEWEST_SAME = 2,
    FEWEST_ROWS = 3
};

static int64_t apart(gaz_label a, gaz_label b) {
    return a.ordinal > b.ordinal ? a.ordinal - b.ordinal : b.ordinal - a.ordinal;
}

/* Reads the labels of both pieces, of one kind; false when one has none. */
static bool read_labels(const gaz_pieces *pieces, gaz_label *left, gaz_label *right) {
    return pieces->left.len > 0 && pieces->right.len > 0 &&
           gaz_label_read(pieces->left, left) > 0 && gaz_label_read(pieces->right, right) > 0 &&
           left->kind == right->kind;
}

bool gaz_versions_begin_row(const gaz_pieces *pieces) {
    gaz_label left;
    gaz_label right;
    return read_labels(pieces, &left, &right) && apart(left, right) <= MOST_APART;
}

void gaz_versions_count(gaz_versions *versions, const gaz_pieces *pieces) {
    gaz_label left;
    gaz_label right;
    versions->left += pieces->left.len > 0 && gaz_label_read(pieces->left, &left) > 0;
    if (read_labels(pieces, &left, &right) && apart(left, right) <= MOST_APART) {
        versions->rows++;
        versions->same += left.ordinal == right.ordinal;
    }
}

bool gaz_versions_are_beside(const gaz_versions *versions) {
    bool many = versions->rows * 3 >= versions->left * 2;
    return many && (versions->same >= FEWEST_SAME || versions->rows >= FEWEST_ROWS);
}
