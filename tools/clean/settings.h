/* settings.h - what the files of gz-clean share. */
#ifndef GAZ_TOOLS_CLEAN_SETTINGS_H
#define GAZ_TOOLS_CLEAN_SETTINGS_H

#include <iconv.h>

#include "tools/shared/cleaning.h"

/* The settings of one run: options, and what begin made of them. */
struct settings {
    gaz_clean_options clean;
    const char *to; /* encoding of the output; NULL for UTF-8 */
    iconv_t converter;
    bool diff;
    bool colour;
    bool stats;
    const char *log_path;
    const char *revert_path;
    tool_table table;
    tool_output *log;
    gaz_arena *arena;
    gaz_buffer records;
    gaz_buffer converted;
    /* --revert: the log, its sources, and the first that was not reverted yet. */
    gaz_slice log_text;
    gaz_source_log *sources;
    uint32_t source_count;
    uint32_t next_source;
};

/* ---- lists.c: names on the command line ---- */

/* Print what there is and end the program. */
_Noreturn void clean_list_rules(void);
_Noreturn void clean_list_encodings(void);

/* Explains the rule and ends the program; or answers what is wrong with the name. */
const char *clean_explain(const char *name);

/* Take an argument; answer NULL, or what is wrong with it. The rules of a list
 * ("space,label") are skipped, or all others. Undecodable bytes have no other
 * form, so their rule always runs. */
const char *clean_set_level(gaz_clean_options *clean, const char *name);
const char *clean_set_rules(gaz_clean_options *clean, bool skip, const char *list);

/* ---- revert.c: --revert ---- */

/* Reads the log of --revert; one that is none ends the program. */
void clean_read_log(tool *t);

/* Writes the decoded original of the clean text that an input holds: of as many
 * sources as it has, from the first one not reverted yet. */
void clean_revert_input(tool *t, tool_input *in);

/* Reports when the log describes more than the inputs held. */
void clean_end_revert(tool *t);

#endif
