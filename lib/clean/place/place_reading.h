/*
 * place_reading.h - a suspicious character together with a name it may belong to.
 */
#ifndef GAZ_CLEAN_PLACE_READING_H
#define GAZ_CLEAN_PLACE_READING_H

#include "clean/place/place_judge.h"

typedef struct gaz_reading {
    gaz_watch watch;   /* which character is wrong, and for what */
    const char *at;    /* where it stands */
    const char *begin; /* of the misread name */
    const char *end;   /* behind the stem, or behind the suffix when whole */
    bool whole;        /* the suffix (县) stands there too */
} gaz_reading;

/* All other characters of the watch's stem stand around `at`; a stem of one
 * character needs its suffix. */
bool gaz_read_stem(const gaz_pass *pass, const char *at, const gaz_watch *watch,
                   gaz_reading *reading);

/* The whole name around an anchor shows exactly one wrong character. */
bool gaz_read_anchored(const gaz_pass *pass, const char *at, const gaz_anchor *anchor,
                       gaz_reading *reading);

/* The wrong character makes a word with its neighbour on either side. */
bool gaz_reading_is_word(const gaz_pass *pass, const gaz_reading *reading);

/* Right before the name stands a division in which its place does not lie:
 * 河南省郟县 in a text from Shandong. */
bool gaz_reading_is_elsewhere(const gaz_pass *pass, const gaz_reading *reading);

/* The misread name with the right character in its place. */
gaz_slice gaz_reading_corrected(gaz_pass *pass, const gaz_reading *reading);

/* What a watch knows of its character, in words ("郟 is hardly used ..."), for the
 * evidence of an edit of this confidence: see gaz_pass_say. */
gaz_slice gaz_watch_in_words(gaz_pass *pass, const gaz_watch *watch, gaz_confidence confidence);

/* The whole name has, or ends with, the stem of another division, as the old names of
 * cities and districts do: 荥阳县 of 荥阳市 is no misread 松阳县, nor is 武清县 an 青县. */
bool gaz_reading_is_other_stem(const gaz_pass *pass, const gaz_reading *reading);

/* X县 is too short for an everyday character that only looks alike: 是县政府唯一的
 * in a text from 景县. */
bool gaz_watch_is_too_short(const gaz_watch *watch);

#endif
