/* marks.h - Markdown marks: hints about a line, never text. */
#ifndef GAZ_SPLIT_MARKS_H
#define GAZ_SPLIT_MARKS_H

#include "split/line/line.h"

/* Whether a ** is open across lines; zero-initialise it, and again at a blank
 * line. */
typedef struct gaz_marks {
    bool bold;
} gaz_marks;

/* A ** that is closed further away than this many bytes is text. */
enum { GAZ_MARKS_REACH = 4096 };

/* Whether a line of these signs may have marks: no mark is a character from
 * U+3000 on. */
static inline bool gaz_marks_may_stand(const gaz_marks *marks, const gaz_line *line,
                                       uint32_t signs) {
    return (unsigned char)*line->text < 0xE3 || (signs & GAZ_HAS_STAR) != 0 || marks->bold;
}

/* Takes the marks off line->text, which holds these signs, and notes them in the
 * line. `rest` is the raw text behind the line: a ** counts only when a second one
 * closes it. Answers false when nothing is left (the rule under a table head). */
bool gaz_marks_strip(gaz_arena *arena, gaz_marks *marks, gaz_slice rest, uint32_t signs,
                     gaz_line *line);

#endif
