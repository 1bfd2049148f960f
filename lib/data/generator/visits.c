/*
 * visits.c - compiles visits.def, with the characters of two other tables.
 *
 *     visits
 *
 * writes for each walk `NAME_marked[2048]`, a bit for each character up to U+FFFF that
 * it visits, and `NAME_visitors[65536]`, by what; `early_marked` for the first two
 * walks, `all_visited`, bytes, for all, `line_ends_marked` for what every walk visits.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "../visits.h"

/* As lookalikes.c of the library has it. */
struct lookalike_row {
    uint16_t key;
    uint16_t other;
    uint8_t use;
    uint8_t seen;
};

#include "data/lookalikes.inc"
#include "data/terms.inc"

enum { SIZE = 0x10000, BITS = 32 };
enum walk { MOJIBAKE, NORMALISE, CONTEXT, LINE_ENDS, WALKS };

static uint8_t visitors[WALKS][SIZE];

static void fail(unsigned c) {
    fprintf(stderr, "visits.def: U+%04X has two visitors\n", c);
    exit(2);
}

static void add_range(enum walk walk, gaz_visitor visitor, unsigned first, unsigned last) {
    for (unsigned c = first; c <= last; c++) {
        if (visitors[walk][c] != GAZ_VISITOR_NONE && visitors[walk][c] != visitor) {
            fail(c);
        }
        visitors[walk][c] = (uint8_t)visitor;
    }
}

static void add_each(enum walk walk, gaz_visitor visitor, const char *characters) {
    for (const unsigned char *b = (const unsigned char *)characters; *b != '\0';) {
        unsigned c = b[0] < 0x80   ? b[0]
                     : b[0] < 0xE0 ? (b[0] & 0x1Fu) << 6 | (b[1] & 0x3Fu)
                                   : (b[0] & 0x0Fu) << 12 | (b[1] & 0x3Fu) << 6 | (b[2] & 0x3Fu);
        add_range(walk, visitor, c, c);
        b += b[0] < 0x80 ? 1 : b[0] < 0xE0 ? 2 : 3;
    }
}

static void add_tables(void) {
    uint8_t *context = visitors[CONTEXT];
    for (size_t i = 0; i < sizeof terms_rows / sizeof *terms_rows; i++) {
        uint8_t *visitor = &context[terms_rows[i].wrong];
        bool free = *visitor == GAZ_VISITOR_NONE || *visitor == GAZ_VISITOR_SUPERIOR;
        *visitor = free ? GAZ_VISITOR_TERM : *visitor;
    }
    for (unsigned c = 0; c < SIZE; c++) {
        bool rare = (lookalikes_rare[c / BITS] >> c % BITS & 1) != 0;
        context[c] = rare && context[c] == GAZ_VISITOR_NONE ? GAZ_VISITOR_RARE : context[c];
    }
}

static void write_visitors(const char *name, enum walk walk) {
    printf("static const uint8_t %s_visitors[] = {\n", name);
    for (unsigned c = 0; c < SIZE; c++) {
        printf("%u,%s", visitors[walk][c], c % 32 == 31 ? "\n" : "");
    }
    puts("};");
}

/* The characters that one of the walks first..last visits. */
static void write_marked(const char *name, enum walk first, enum walk last) {
    printf("static const uint32_t %s_marked[] = {\n", name);
    for (unsigned word = 0; word < SIZE / BITS; word++) {
        uint32_t bits = 0;
        for (unsigned c = 0; c < BITS; c++) {
            for (enum walk walk = first; walk <= last; walk++) {
                bool visited = visitors[walk][word * BITS + c] != GAZ_VISITOR_NONE;
                bits |= (uint32_t)visited << c;
            }
        }
        printf("%#x,%s", (unsigned)bits, word % 16 == 15 ? "\n" : "");
    }
    puts("};");
}

/* A byte for each character: does any walk visit it? */
static void write_all(void) {
    puts("static const uint8_t all_visited[] = {");
    for (unsigned c = 0; c < SIZE; c++) {
        bool visited = false;
        for (enum walk walk = MOJIBAKE; walk < WALKS; walk++) {
            visited |= visitors[walk][c] != GAZ_VISITOR_NONE;
        }
        printf("%d,%s", visited, c % 32 == 31 ? "\n" : "");
    }
    puts("};");
}

int main(void) {
    static const unsigned line_ends[] = {'\r', 0x85, 0x2028, 0x2029};
#define GAZ_VISIT(walk, visitor, first, last) add_range(walk, GAZ_VISITOR_##visitor, first, last);
#define GAZ_VISIT_EACH(walk, visitor, characters) add_each(walk, GAZ_VISITOR_##visitor, characters);
#include "../visits.def"
#undef GAZ_VISIT
#undef GAZ_VISIT_EACH
    for (size_t i = 0; i < sizeof line_ends / sizeof *line_ends; i++) {
        for (enum walk walk = MOJIBAKE; walk < WALKS; walk++) {
            add_range(walk, GAZ_VISITOR_LINE_END, line_ends[i], line_ends[i]);
        }
    }
    add_tables();
    puts("/* Generated from lib/data/visits.def; do not edit. */");
    write_visitors("mojibake", MOJIBAKE);
    write_visitors("normalise", NORMALISE);
    write_visitors("context", CONTEXT);
    write_marked("mojibake", MOJIBAKE, MOJIBAKE);
    write_marked("normalise", NORMALISE, NORMALISE);
    write_marked("context", CONTEXT, CONTEXT);
    write_marked("early", MOJIBAKE, NORMALISE);
    write_all();
    write_marked("line_ends", LINE_ENDS, LINE_ENDS);
    return fflush(stdout) == 0 ? 0 : 2;
}
