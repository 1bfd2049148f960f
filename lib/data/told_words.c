/* told_words.c - words that tell what a short text is. */
#include "data/told_words.h"

#include "data/column_words.inc"
#include "data/issuing_words.inc"
#include "data/leading_words.inc"
#include "data/prose_words.inc"
#include "data/title_verbs.inc"
#include "text/slice.h"
#include "text/wordset.h"

/* A table of words, each of characters of three bytes. */
struct word_list {
    const unsigned char *first; /* the characters with which words begin */
    const unsigned short *from; /* the rows of a group, in `rows` */
    const unsigned short *rows;
    const char *words;
    size_t width; /* from one word to the next */
};

#define LIST(name)                                                                                 \
    { name##_first, name##_first_from, name##_first_rows, name##_rows->f0, sizeof *name##_rows }

static const struct word_list column_list = LIST(column_words);
static const struct word_list issuing_list = LIST(issuing_words);
static const struct word_list leading_list = LIST(leading_words);
static const struct word_list prose_list = LIST(prose_words);
static const struct word_list verb_list = LIST(title_verbs);

static bool begins_in_word(const struct word_list *list, gaz_slice text) {
    size_t group = gaz_wordset_first(text);
    for (size_t i = list->from[group]; i < list->from[group + 1]; i++) {
        const char *word = list->words + list->rows[i] * list->width;
        if (gaz_wordset_starts(text, word, strlen(word))) {
            return true;
        }
    }
    return false;
}

/* Where the first word of the list stands, or NULL. */
static inline const char *first_word(const struct word_list *list, gaz_slice text) {
    const char *end = gaz_slice_end(text);
    for (const char *at = text.ptr; end - at >= 3;) {
        if (((unsigned char)*at & 0xF0) != 0xE0) {
            at++;
            continue;
        }
        if (gaz_wordset_has(list->first, at) && begins_in_word(list, gaz_slice_between(at, end))) {
            return at;
        }
        at += 3;
    }
    return NULL;
}

bool gaz_holds_column_word(gaz_slice text) {
    return first_word(&column_list, text) != NULL;
}

bool gaz_holds_prose_word(gaz_slice text) {
    return first_word(&prose_list, text) != NULL;
}

bool gaz_holds_issuing_word(gaz_slice text) {
    return first_word(&issuing_list, text) != NULL;
}

bool gaz_holds_leading_word(gaz_slice text) {
    return first_word(&leading_list, text) != NULL;
}

const char *gaz_first_title_verb(gaz_slice title) {
    return first_word(&verb_list, title);
}
