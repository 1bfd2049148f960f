/* speech.h - with what a speech begins. */
#ifndef GAZ_TEXT_SPEECH_H
#define GAZ_TEXT_SPEECH_H

#include "gazette.h"

/* True for a line that greets those who hear a report: 主任、各位副主任、各位委员：,
 * 各位代表：. */
bool gaz_is_salutation(gaz_slice text);

/* True for 最高指示 alone, above the words quoted at the head of a paper of those years. */
bool gaz_is_epigraph_head(gaz_slice text);

#endif
