/* lists.c - the names of rules, levels and encodings on the command line. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tools/clean/settings.h"

static gaz_slice text_of(const char *text) {
    return (gaz_slice){text, strlen(text)};
}

/* Ends the program after a list that was asked for. */
static _Noreturn void end_list(void) {
    exit(fflush(stdout) == 0 ? TOOL_OK : TOOL_OUTPUT_FAILED);
}

_Noreturn void clean_list_rules(void) {
    for (int rule = 0; rule < GAZ_RULE_COUNT; rule++) {
        printf("%-16s %s\n", gaz_rule_name((gaz_rule)rule), gaz_rule_sentence((gaz_rule)rule));
    }
    end_list();
}

_Noreturn void clean_list_encodings(void) {
    for (size_t i = 0; gaz_encoding_detected(i) != NULL; i++) {
        puts(gaz_encoding_detected(i));
    }
    end_list();
}

const char *clean_explain(const char *name) {
    gaz_rule rule = gaz_rule_named(text_of(name));
    if (rule == GAZ_RULE_COUNT) {
        return "no such rule; --rules lists them";
    }
    printf("%s: %s.\n    %s\n", name, gaz_rule_sentence(rule), gaz_rule_example(rule));
    end_list();
}

/* The bits of a list of rules: "space,label". */
static const char *read_rules(const char *list, uint64_t *rules) {
    *rules = 0;
    for (const char *at = list; at != NULL;) {
        const char *comma = strchr(at, ',');
        size_t len = comma == NULL ? strlen(at) : (size_t)(comma - at);
        gaz_rule rule = gaz_rule_named((gaz_slice){at, len});
        if (rule == GAZ_RULE_COUNT) {
            return "no such rule; --rules lists them";
        }
        *rules |= UINT64_C(1) << rule;
        at = comma == NULL ? NULL : comma + 1;
    }
    return NULL;
}

const char *clean_set_level(gaz_clean_options *clean, const char *name) {
    static const char levels[][8] = {"certain", "likely", "report"};
    for (int i = 0; i < 3; i++) {
        if (strcmp(levels[i], name) == 0) {
            clean->level = (gaz_clean_level)i;
            return NULL;
        }
    }
    return "the level is report, certain or likely";
}

const char *clean_set_rules(gaz_clean_options *clean, bool skip, const char *list) {
    uint64_t rules;
    const char *wrong = read_rules(list, &rules);
    if (wrong == NULL) {
        clean->skip |= skip ? rules : ~rules;
        clean->skip &= ~(UINT64_C(1) << GAZ_RULE_UNDECODABLE);
    }
    return wrong;
}
