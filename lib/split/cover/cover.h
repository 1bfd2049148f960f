/* cover.h - the cover of an issue: its name, year and number, and the pages
 * before the contents page. */
#ifndef GAZ_SPLIT_COVER_H
#define GAZ_SPLIT_COVER_H

#include "split/paragraph/paragraphs.h"

/* What one line says of the identity of an issue. */
typedef struct gaz_cover_mark {
    gaz_slice name; /* 郯城县人民政府公报, absent when the line has none */
    int32_t year;   /* -1 when absent; so the others */
    int32_t number;
    int32_t total_number;
    int32_t month; /* of publication, with the day; 0 when absent */
    int32_t day;
} gaz_cover_mark;

/* Reads 2024年第3期（总第45期）, 第1期, 2026, 4月30日, a gazette's name, or
 * several of them. False when the line says something else too. */
bool gaz_cover_mark_read(gaz_slice text, gaz_cover_mark *mark);

/* Reads 六月二十五日, a day and nothing else; on a cover that has told the year. */
bool gaz_cover_day_read(gaz_slice text, gaz_cover_mark *mark);

/* Reads who edits and when it comes out: 某县人民政府办公室主办, （季刊）, 2013年9月30日出版.
 * Only a line near a mark may be taken for one. */
bool gaz_cover_credit_read(gaz_slice text, gaz_cover_mark *mark);

/* How many of these lines, two or three, print the name of a gazette between
 * them: 莒县人民政府 / 公 报, 中华人民共和国 / 国务院公报. 0 when they do not. */
uint32_t gaz_cover_name_lines(const gaz_slice *lines, uint32_t count);

/* How many lines at the start, at most `to`, are cover and front matter when
 * there is no contents page; 0 when the text begins with a document. */
uint32_t gaz_cover_extent(const gaz_line_list *lines, uint32_t to);

/* Reads the lines before `to`: identity, furniture "masthead", front matter, the paragraphs of
 * which are joined. */
void gaz_cover_read(const gaz_joining *by, const gaz_line_list *lines, uint32_t to);

/* Takes what one line says of the identity of the issue, and keeps the line as furniture
 * "masthead"; false when it says nothing of it. */
bool gaz_cover_take_mark(gaz_arena *arena, gaz_issue *issue, const gaz_line *line);

/* Adds paragraphs to the front matter; a short one is the heading of those
 * behind it. */
void gaz_cover_add_matter(gaz_arena *arena, gaz_issue *issue, const gaz_paragraph *items,
                          uint32_t count);

/* True for a paragraph that heads a part of the front matter. */
bool gaz_cover_is_heading(const gaz_paragraph *paragraph);

/* Takes the name of the gazette from a line that holds it; of two readings the one
 * that begins with a place that exists is kept. */
void gaz_cover_take_name(gaz_arena *arena, gaz_issue *issue, gaz_slice text);

/* Reads a running head that prints name, year and number, with a page number
 * before or behind them or without. */
bool gaz_cover_head_read(gaz_slice text, gaz_cover_mark *mark);

/* Gives the issue the name, year and number that its running heads print, where
 * the cover did not say them: it may be lost, or a picture. */
void gaz_cover_read_heads(gaz_arena *arena, gaz_issue *issue);

/* Publisher and region that follow from the issue's name. */
void gaz_cover_identify(gaz_issue *issue);

#endif
