/* contents.h - the contents page (目录) of an issue. */
#ifndef GAZ_SPLIT_CONTENTS_H
#define GAZ_SPLIT_CONTENTS_H

#include "split/line/line.h"

/* Finds the contents page and fills issue->toc; its heading goes to the
 * furniture. *from is the line of the heading, *to one past its last line. False when the lines
 * hold none: the 目录 of a law, which lists chapters, is none. */
bool gaz_contents_read(gaz_arena *arena, const gaz_line_list *lines, gaz_issue *issue,
                       uint32_t *from, uint32_t *to);

/* The same for a contents page that ends the lines, whose body begins at line `body`: each of its
 * entries has a page. Its lines are taken off the list. */
void gaz_contents_read_last(gaz_arena *arena, gaz_line_list *lines, uint32_t body,
                            gaz_issue *issue);

/* The names of the sections of a contents page, the first 64. */
typedef struct gaz_section_names {
    gaz_slices names;
    uint64_t lengths; /* bit len % 64 for each of them: every line of an issue is asked for */
    uint32_t signs;   /* GAZ_HAS_ bits of all */
} gaz_section_names;

/* Those of the issue, in the arena. */
gaz_section_names gaz_contents_sections(gaz_arena *arena, const gaz_issue *issue);

/* False when no name of a section has this many bytes. */
static inline bool gaz_contents_may_be_section(const gaz_section_names *sections, size_t len) {
    return (sections->lengths >> len % 64 & 1) != 0;
}

/* False when a line of these signs holds one that neither a name of a section nor what is printed
 * beside it has: most sentences. */
static inline bool gaz_contents_may_hold_section(const gaz_section_names *sections,
                                                 uint32_t signs) {
    const uint32_t of_sentences = GAZ_HAS_STOP | GAZ_HAS_COMMA | GAZ_HAS_SEMICOLON | GAZ_HAS_ABOUT |
                                  GAZ_HAS_ISSUE | GAZ_HAS_PASS_ON;
    return (signs & of_sentences & ~sections->signs) == 0;
}

/* True for 县政府文件 and 文件解读: what sections are called everywhere, without a place. */
bool gaz_contents_is_common_section(gaz_slice text);

/* True when text, 【】 and spaces aside, is the name of one of the sections. */
bool gaz_contents_is_section(const gaz_section_names *sections, gaz_slice text);

#endif
