/*
 * continued.h - （下转第3版） and （上接第1版）: a text that goes on behind another.
 */
#ifndef GAZ_SPLIT_CONTINUED_H
#define GAZ_SPLIT_CONTINUED_H

#include "text/memory/arena.h"

typedef enum gaz_continued {
    GAZ_CONTINUED_NOT,
    GAZ_CONTINUED_BELOW, /* 下转: the rest stands further on */
    GAZ_CONTINUED_ABOVE  /* 上接: the rest of a text before */
} gaz_continued;

/* What the note at the end of text (下转) or at its start (上接) says; *note is
 * the note with its brackets. */
gaz_continued gaz_continued_note(gaz_slice text, gaz_slice *note);

/* Puts the paragraphs of document `rest` where document `begun` says that it
 * goes on, and takes `rest` off the issue. The notes go to the furniture; the
 * paragraph that they cut is whole again. */
void gaz_continued_join(gaz_arena *arena, gaz_issue *issue, uint32_t begun, uint32_t rest);

#endif
