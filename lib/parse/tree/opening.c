/* opening.c - the first sentence of a text, and whether it may be a caption. */
#include "parse/tree/opening.h"

#include "data/signs.h"
#include "data/told_words.h"
#include "parse/tree/tree.h"
#include "text/chars.h"
#include "text/scan/scan.h"
#include "text/utf8.h"

static size_t most_chars(const gaz_node *node) {
    return node->type == GAZ_NODE_LEVEL ? GAZ_LONGEST_CAPTION : GAZ_LONGEST_PLAIN;
}

/* Whether the first 。 stands too far off to end a caption: the characters before it
 * are then more than `most`, spaces aside. */
static bool goes_on_long(gaz_slice text, size_t most) {
    size_t farthest = 4 * (most + 1);
    gaz_slice head = gaz_slice_first(text, text.len < farthest ? text.len : farthest);
    return gaz_slice_find(head, "。") == NULL &&
           (head.len == text.len || !gaz_scan_may_hold_space(head));
}

static struct opening read_opening(const gaz_node *node) {
    struct opening opening = {0};
    gaz_slice text = node->text;
    size_t most = most_chars(node);
    int depth = 0;
    if (!gaz_node_may_hold(node, GAZ_SIGN_PERIOD) || goes_on_long(text, most)) {
        return opening;
    }
    for (const char *at = text.ptr; at < gaz_slice_end(text);) {
        size_t step;
        if ((unsigned char)*at - 0xE4u < 0xEFu - 0xE4u) { /* Han: only counted */
            if (++opening.chars > most) {
                break;
            }
            at += 3;
            continue;
        }
        uint32_t c = gaz_utf8_decode(at, gaz_slice_end(text), &step);
        if (c == 0x3002 && depth == 0) {
            opening.len = (uint32_t)(at - text.ptr);
            opening.more = gaz_slice_trim(gaz_slice_from(text, opening.len + step)).len > 0;
            return opening;
        }
        opening.chars += !gaz_is_space(c);
        if (c == 0xFF1B || c == 0xFF1A || opening.chars > most) {
            break;
        }
        opening.comma |= c == 0xFF0C || c == ',';
        depth += c == 0x201C || c == 0x300A || c == 0xFF08;
        depth -= (c == 0x201D || c == 0x300B || c == 0xFF09) && depth > 0;
        at += step;
    }
    opening.len = 0;
    return opening;
}

bool gaz_is_prose(gaz_slice sentence) {
    return gaz_holds_prose_word(sentence);
}

struct opening gaz_read_opening(gaz_node *node) {
    struct opening *known = &((struct growing *)node)->opening;
    if (!known->read) {
        *known = read_opening(node);
        known->caption = known->len > 0 && known->more && known->chars >= 2 &&
                         !gaz_is_prose(gaz_slice_first(node->text, known->len));
        known->read = true;
    }
    return *known;
}
