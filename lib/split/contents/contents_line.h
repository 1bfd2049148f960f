/* contents_line.h - one line of a contents page: section, entry, page. */
#ifndef GAZ_SPLIT_CONTENTS_LINE_H
#define GAZ_SPLIT_CONTENTS_LINE_H

#include "split/line/line.h"
#include "text/grammar/label.h"

/* True when the line ends in a page number: behind a TAB, dot leaders, spaces
 * or in brackets, or when it is nothing but one. */
bool gaz_contents_has_page(const gaz_line *line);

/* True when an entry is whole with this line: a page, leaders or a closed number
 * end it, also where OCR spoiled them: 5号) ………:, 4号) pp24. */
bool gaz_contents_ends_entry(const gaz_line *line);

/* The text without page number and leaders; *page is left alone when there is
 * none. Of a range (3-7) it is the first. *last is what else stood there: the other
 * of a range, signs that OCR read for leaders; else empty. */
gaz_slice gaz_contents_without_page(gaz_slice text, int32_t *page, gaz_slice *last);

/* The text up to dot leaders behind which words stand, as who held a speech (讲话……县长
 * 林海波): *author, empty when none stands there. The leaders may begin the line, where the
 * title above filled its own. */
gaz_slice gaz_contents_without_author(gaz_slice text, gaz_slice *author);

/* True for 【县政府文件】 and for a short line such as 人事任免 that is no title. */
bool gaz_contents_is_heading(const gaz_line *line);

/* The name in such a line; *level is the kind of the label before it, 一、 or
 * （一）, NONE when it has none. */
gaz_slice gaz_contents_heading(const gaz_line *line, gaz_label_kind *level);

/* A name without the brackets around it. */
gaz_slice gaz_contents_bare(gaz_slice text);

/* An entry without the ● or ◆ before it. */
gaz_slice gaz_contents_without_bullet(gaz_slice text);

/* Title and, when one stands in it, number: 关于…的通知（郯政发〔2024〕4号）. */
void gaz_contents_split_entry(gaz_slice text, gaz_slice *title, gaz_slice *doc_number);

#endif
