/*
 * signs.c - compiles signs.def into a word of bits per character.
 *
 *     signs measures.tsv
 *
 * writes `signs[4096]`: by the last 12 bits of a character, the signs that it is, and in the
 * uppermost four bits those before the 12, as another character with the same 12 is no sign.
 * COUNTED is kept for all that share them.
 *
 * For looks at 64 bytes (data/signs_wide.c) it writes slots: a slot has a bit, and characters
 * that are the same signs, no fewer than their bytes can make up. By each byte of a character,
 * sign_slots says which slots it may belong to, eight of a group; the numerals are the first
 * group. counted_grid has a bit for the last 12 bits of each character that counts behind a
 * numeral.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "tsv.h"

enum { SIZE = 4096, CHARACTERS = 1 << 16, SLOTS = 8, GROUPS = 8, ASCII = 128 };

enum {
#define GAZ_SIGN(id, characters, comment) ID_##id,
#include "../signs.def"
#undef GAZ_SIGN
};

static const char *const characters[] = {
#define GAZ_SIGN(id, characters, comment) characters,
#include "../signs.def"
#undef GAZ_SIGN
};

static uint32_t signs[SIZE];
enum { LEAD_AT = 28 };
static uint32_t signs_of[CHARACTERS]; /* ASCII and characters of three bytes, but for COUNTED */

/* The characters of a slot: those that have one of each of these bits. */
struct slot {
    uint32_t signs;
    uint64_t by[3];
};

static struct slot slots[GROUPS * SLOTS];
static size_t groups;

static uint32_t number_of(const unsigned char *b, size_t len) {
    return len == 1   ? b[0]
           : len == 2 ? (b[0] & 0x1Fu) << 6 | (b[1] & 0x3Fu)
                      : (b[0] & 0x0Fu) << 12 | (b[1] & 0x3Fu) << 6 | (b[2] & 0x3Fu);
}

/* ASCII, and characters of three bytes or two, by their last two bytes. Answers how many
 * bytes there were. */
static size_t add_one(const unsigned char *b, uint32_t bit) {
    size_t len = b[0] < 0x80 ? 1 : b[0] < 0xE0 ? 2 : 3;
    uint32_t number = number_of(b, len);
    signs[number % SIZE] |= bit;
    signs_of[number] |= bit & ~(UINT32_C(1) << ID_COUNTED);
    return len;
}

static void add(const char *run, uint32_t bit) {
    for (const unsigned char *b = (const unsigned char *)run; *b != '\0';) {
        b += add_one(b, bit);
    }
}

/* The first character of each row. */
static void add_measures(const char *file) {
    tsv_table measures = {0};
    tsv_read(&measures, file, 3, 4);
    for (size_t i = 0; i < measures.count; i++) {
        add_one((const unsigned char *)measures.rows[i].fields[0], UINT32_C(1) << ID_COUNTED);
    }
}

static struct slot with(struct slot slot, uint32_t c) {
    slot.by[0] |= UINT64_C(1) << (0x20 | c >> 12);
    slot.by[1] |= UINT64_C(1) << (c >> 6 & 63);
    slot.by[2] |= UINT64_C(1) << (c & 63);
    return slot;
}

/* Notes which of the characters with the same last 12 bits is a sign. */
static void add_leads(void) {
    for (uint32_t c = 0; c < CHARACTERS; c++) {
        uint32_t *here = &signs[c % SIZE];
        if (signs_of[c] != 0 && signs_of[c] != (*here & ~(UINT32_C(1) << ID_COUNTED))) {
            fprintf(stderr, "signs.def: U+%04X shares its last bits with another\n", (unsigned)c);
            exit(2);
        }
        *here |= signs_of[c] != 0 ? c / SIZE << LEAD_AT : 0;
    }
}

/* Whether all characters that the bytes of a slot make up are its signs. */
static bool is_exact(const struct slot *slot) {
    for (uint32_t c = 0; c < CHARACTERS; c++) {
        struct slot one = with((struct slot){0}, c);
        if ((one.by[0] & slot->by[0]) != 0 && (one.by[1] & slot->by[1]) != 0 &&
            (one.by[2] & slot->by[2]) != 0 && signs_of[c] != slot->signs) {
            return false;
        }
    }
    return true;
}

static bool add_to(struct slot *slot, uint32_t c) {
    struct slot more = with(*slot, c);
    if (slot->signs != 0 && slot->signs != signs_of[c]) {
        return false;
    }
    more.signs = signs_of[c];
    if (!is_exact(&more)) {
        return false;
    }
    *slot = more;
    return true;
}

/* Numerals to the first group, all others to those behind it. */
static void fill_slots(void) {
    for (uint32_t c = 0x800; c < CHARACTERS; c++) {
        if (signs_of[c] == 0) {
            continue;
        }
        bool numeral = (signs_of[c] >> ID_NUMERAL & 1) != 0;
        size_t i = numeral ? 0 : SLOTS;
        while (i < (numeral ? (size_t)SLOTS : GROUPS * SLOTS) && !add_to(&slots[i], c)) {
            i++;
        }
        if (i == (numeral ? (size_t)SLOTS : GROUPS * SLOTS)) {
            fprintf(stderr, "signs.def: too many characters for the slots\n");
            exit(2);
        }
        groups = i / SLOTS >= groups ? i / SLOTS + 1 : groups;
    }
}

static void write_bytes(const unsigned char *bytes, size_t count) {
    fputs("{", stdout);
    for (size_t i = 0; i < count; i++) {
        printf("%u,", bytes[i]);
    }
    fputs("},\n", stdout);
}

static void write_slots(void) {
    printf("enum { SIGN_GROUPS = %zu };\n", groups);
    puts("static const unsigned char sign_slots[][3][64] = {");
    for (size_t g = 0; g < groups; g++) {
        puts("{");
        for (size_t byte = 0; byte < 3; byte++) {
            unsigned char entries[64] = {0};
            for (size_t i = 0; i < SLOTS * sizeof entries; i++) {
                uint64_t slot_has = slots[g * SLOTS + i % SLOTS].by[byte] >> i / SLOTS & 1;
                entries[i / SLOTS] |= (unsigned char)(slot_has << i % SLOTS);
            }
            write_bytes(entries, sizeof entries);
        }
        puts("},");
    }
    puts("};\nstatic const uint32_t signs_of_slots[] = {");
    for (size_t i = 0; i < groups * SLOTS; i++) {
        printf("%#x,", (unsigned)slots[i].signs);
    }
    puts("};");
}

/* A slot for each combination of signs. */
static void write_ascii(void) {
    uint32_t kinds[SLOTS] = {0};
    unsigned char entries[ASCII] = {0};
    for (size_t c = 0; c < ASCII; c++) {
        size_t i = 0;
        while (signs_of[c] != 0 && i < SLOTS && kinds[i] != 0 && kinds[i] != signs_of[c]) {
            i++;
        }
        if (i == SLOTS) {
            fprintf(stderr, "signs.def: too many kinds of ASCII\n");
            exit(2);
        }
        kinds[i] = signs_of[c] != 0 ? signs_of[c] : kinds[i];
        entries[c] = (unsigned char)((signs_of[c] != 0) << i);
    }
    puts("static const unsigned char ascii_slots[][64] = {");
    write_bytes(entries, ASCII / 2);
    write_bytes(entries + ASCII / 2, ASCII / 2);
    puts("};\nstatic const uint32_t signs_of_ascii_slots[] = {");
    for (size_t i = 0; i < SLOTS; i++) {
        printf("%#x,", (unsigned)kinds[i]);
    }
    puts("};");
}

/* By three bits of the last byte a table, by the second byte an entry, by the other three bits
 * of the last byte a bit. */
static void write_grid(void) {
    puts("static const unsigned char counted_grid[][64] = {");
    for (uint32_t high = 0; high < 8; high++) {
        unsigned char entries[64] = {0};
        for (uint32_t i = 0; i < 8 * sizeof entries; i++) {
            uint32_t here = signs[i / 8 << 6 | high << 3 | i % 8];
            entries[i / 8] |= (unsigned char)((here >> ID_COUNTED & 1) << i % 8);
        }
        write_bytes(entries, sizeof entries);
    }
    puts("};");
}

int main(int argc, char **argv) {
    if (argc != 2) {
        return 2;
    }
    add_measures(argv[1]);
    for (size_t i = 0; i < sizeof characters / sizeof *characters; i++) {
        add(characters[i], UINT32_C(1) << i);
    }
    add_leads();
    puts("/* Generated from lib/data/signs.def; do not edit. */");
    puts("static const uint32_t signs[] = {");
    for (size_t i = 0; i < SIZE; i++) {
        printf("%#x,%s", (unsigned)signs[i], i % 16 == 15 ? "\n" : "");
    }
    puts("};");
    fill_slots();
    write_slots();
    write_ascii();
    write_grid();
    return fflush(stdout) == 0 ? 0 : 2;
}
