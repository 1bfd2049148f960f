/*
 * duty_note.h - a note that says who answers for what (责任分工): （牵头单位：A；配合单位：B、C）,
 * （A、B按照职责分工负责）.
 */
#ifndef GAZ_PARSE_DUTY_NOTE_H
#define GAZ_PARSE_DUTY_NOTE_H

#include "parse/unit/parser.h"

/* Reads `bracketed`, which stands in text with its brackets, as such a note. False when it is
 * none; *duties, in the arena of the parser, is then left as it was. */
bool gaz_read_duty_note(struct parser *parser, gaz_slice text, gaz_slice bracketed,
                        gaz_duties *duties);

/* The same for text without brackets that begins with the name of a role: 责任单位：A、B. */
bool gaz_read_marked_duties(struct parser *parser, gaz_slice text, gaz_duties *duties);

/* Bytes of the note that begins the text with its bracket, 0 when there is none. */
size_t gaz_duty_note(struct parser *parser, gaz_slice text);

#endif
