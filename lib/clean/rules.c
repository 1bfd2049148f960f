/* rules.c - the names and sentences of the rules. */
#include "gazette.h"
#include "text/slice.h"

struct rule_row {
    char name[24];
    const char *sentence;
    const char *example;
};

static const struct rule_row rules[] = {
#define GAZ_RULE(id, name, sentence, example) {name, sentence, example},
#include "clean/rules.def"
#undef GAZ_RULE
};

const char *gaz_rule_name(gaz_rule rule) {
    return rules[rule].name;
}

const char *gaz_rule_sentence(gaz_rule rule) {
    return rules[rule].sentence;
}

const char *gaz_rule_example(gaz_rule rule) {
    return rules[rule].example;
}

gaz_rule gaz_rule_named(gaz_slice name) {
    int rule = 0;
    while (rule < GAZ_RULE_COUNT && !gaz_slice_is(name, rules[rule].name)) {
        rule++;
    }
    return (gaz_rule)rule;
}

const char *gaz_confidence_name(gaz_confidence confidence) {
    static const char names[][12] = {"possible", "likely", "certain"};
    return names[confidence];
}
