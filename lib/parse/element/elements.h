/*
 * elements.h - the elements of a document, each with its file.
 *
 * A document is parsed in one order (parse.c): its paragraphs become units; the head is
 * taken off the front, the imprint and the closing off the back, what is left behind the
 * closing is cut into attachments, and every stretch of body becomes a tree. Each unit is
 * used up by exactly one of them, so nothing is lost. Then the texts of the tree are read
 * for what they say (statements.h) and cite (citations.h).
 */
#ifndef GAZ_PARSE_ELEMENTS_H
#define GAZ_PARSE_ELEMENTS_H

#include "parse/unit/parser.h"

/* head.c: takes the header (版头), the title and the addressees from the front
 * of the range; answers where the body begins. */
uint32_t gaz_parse_head(struct parser *parser, struct range range);

/* portal.c: one line of the metadata of a web portal; answers how many units it
 * took. */
uint32_t gaz_take_metadata(struct parser *parser, uint32_t at, uint32_t end);

/* portal.c: a document whose head prints no number has the one that the metadata name; it is
 * no field of them any more. */
void gaz_take_number_of_metadata(struct parser *parser);

/* telegram.c: 发电单位 …, or urgency and number of a telegram on one line; answers
 * how many units it took. What is no element is kept as marks. */
uint32_t gaz_take_telegram(struct parser *parser, uint32_t at, uint32_t end);

/* masthead.c: 发文机关标志 with what belongs to it (令 and its number); answers
 * how many units it took. */
uint32_t gaz_parse_masthead(struct parser *parser, struct range range);

/* masthead.c: 2023年第4号, of an announcement, on the line below its title; answers how
 * many units it took. */
uint32_t gaz_take_order_number(struct parser *parser, uint32_t at, uint32_t end);

/* masthead.c: the head of a series (督查通报, 第7期, organ and day) that stands above the title
 * of its paper and was taken for it: the paper's own title is read instead. Answers the unit
 * behind, `at` when there is none. */
uint32_t gaz_take_series_head(struct parser *parser, uint32_t at, uint32_t end);

/* title.c: （关于调整某事项的公告） below the number of an announcement becomes the title of
 * a document that has none; false when the unit is nothing of the kind. */
bool gaz_parse_bracketed_title(struct parser *parser, const struct unit *unit);

/* title.c: the title that begins the range becomes part->title, with kind and
 * draft status; answers where it ends (range.first when there is none). lines says
 * how many units it has, 0 when that is to be found out. */
uint32_t gaz_parse_title(struct parser *parser, gaz_part *part, struct range range, uint32_t lines);
/* Kind and draft status as the title of the part, which it has, tells them. */
void gaz_parse_kind(gaz_part *part);
/* True when a title with this key may begin with the piece (a key too). */
bool gaz_title_begins(gaz_slice key, gaz_slice piece);
/* No text of more bytes begins a title with this key. */
static inline size_t gaz_title_longest(gaz_slice key) {
    return key.len * 2 + 64;
}
/* False when the title cannot begin with the key of this text; asked without making one. */
bool gaz_title_may_begin(gaz_slice key, gaz_slice text);
/* How many units at the start of the range make up the title with this key. */
uint32_t gaz_title_run(struct parser *parser, struct range range, gaz_slice key);
/* Adds the keys of the titles that a text says it issues. */
void gaz_collect_carried(struct parser *parser, gaz_slice text, bool is_title);
/* The organs before 关于 in a title that is joined with spaces. */
void gaz_parse_issuers(struct parser *parser, gaz_slice title);

/* byline.c: the organ alone, or the day and the organ, on the line below the title; answers
 * the unit behind, `at` when there is none. */
uint32_t gaz_take_byline(struct parser *parser, uint32_t at, uint32_t end);

/* minutes.c: takes 出席, 列席, 请假 out of the body of minutes. */
void gaz_parse_attendance(struct parser *parser, struct range range);

/* adoption.c: adopted_date and adopted_by, from the first paragraphs. */
void gaz_parse_adoption(struct parser *parser);

/* history.c: 题注 under a title; answers where the brackets end. */
uint32_t gaz_parse_history(struct parser *parser, gaz_part *part, struct range range);
/* Takes a 题注 that ran into the title, and a 目录 behind it, out of it. */
void gaz_cut_history(struct parser *parser, gaz_part *part, uint32_t line);

/* number_parts.c: the document's number, as it was read off the text; then its
 * code, region, organ and series. */
void gaz_keep_doc_number(struct parser *parser, const gaz_doc_number_shape *number);
/* …的通知（某政发〔2017〕2号）: takes the number off the title of a document that has none. */
void gaz_take_number_off_title(struct parser *parser);
void gaz_parse_number_parts(struct parser *parser);
/* True for SDPR-2024-0010001: letters, year and serial with dashes, and nothing else. */
bool gaz_is_registration(gaz_slice text);

/* closing.c: true when a line is a signature and a date behind it; both and the date are answered.
 */
bool gaz_ends_with_date(gaz_slice text, gaz_slice *organ, gaz_slice *raw, gaz_date *date);

/* closing.c: the date that the document bears, printed as raw. One that was taken
 * before, under the title, is kept as furniture. */
void gaz_take_signed(struct parser *parser, const gaz_date *date, gaz_slice raw, uint32_t line);

/* remark.c: true for a remark in brackets, and for 联系电话：… without. */
bool gaz_is_remark(const struct unit *unit);
/* Keeps a remark, the unit without its brackets, and what it says of disclosure. */
void gaz_take_remark(struct parser *parser, const struct unit *unit);

/* closing.c: attachment note, signature, date and remarks. Answers where they
 * stand; first == end when there are none. */
struct range gaz_parse_closing(struct parser *parser, struct range range);

/* attachment_note.c: true for a unit that begins with 附件： or 附：; *rest is what follows. */
bool gaz_begins_note(const struct unit *unit, gaz_slice *rest);
/* True for a text that ends as the name of a file does: 某某图.pdf. */
bool gaz_names_file(gaz_slice text);
/* Where the 附件说明 that ends the range begins; range.end when there is none. */
uint32_t gaz_notes_start(const struct parser *parser, struct range range);
/* Keeps the units of an 附件说明: 附件：1.…, 2.… */
void gaz_take_notes(struct parser *parser, struct range notes);

/* imprint.c: takes 主题词, 抄送 and 印发 from the start of the range; answers
 * where they end. */
uint32_t gaz_parse_imprint(struct parser *parser, struct range range);
/* True for a line that begins or makes up an imprint. */
bool gaz_is_imprint(gaz_slice text);
/* Where the imprint at the end of the range begins; range.end when none. */
uint32_t gaz_imprint_start(struct parser *parser, struct range range);

/* attachment.c: where the first attachment begins, range.end when none does;
 * and cutting a range that begins with one into attachments. */
uint32_t gaz_attachment_start(struct parser *parser, struct range range);
void gaz_parse_attachments(struct parser *parser, struct range range);
/* Whether a range behind the closing is a text: it begins with the mark of an
 * attachment or with a title, or it has labels. */
bool gaz_begins_text(struct parser *parser, struct range range);

/* attachment_mark.c: true for 附件, 附件1, 附表二 alone, or with a title behind it. */
bool gaz_is_attachment_mark(gaz_slice text, gaz_slice *label, gaz_slice *title);

/* conflict.c: reports places of the document that say different things. */
void gaz_check_conflicts(struct parser *parser);

#endif
