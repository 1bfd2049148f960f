/*
 * lookalikes.c - compiles the tables of look-alike characters, both ways.
 *
 *     lookalikes CONFUSABLES MEASURED
 *
 * writes pairs (character, misread as, use) sorted by the character, and those
 * that were seen or are rare also by what the character is misread as. Pairs of CONFUSABLES, which
 * say their use, stand before those of MEASURED. lookalikes_begin says for each
 * character from U+3400 on where its pairs begin, lookalikes_rare has a bit for each
 * character that is rare.
 */
#include <iconv.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "tsv.h"

/* The numbers of gaz_lookalike_use. */
enum { RARE, NAME, WORD };

/* The characters that may have look-alikes: Han of three bytes. */
enum { FIRST = 0x3400, BEHIND = 0xA000 };

struct pair {
    uint16_t right;
    uint16_t wrong;
    uint8_t use;
    uint8_t seen;
    uint32_t order;
};

static struct pair *pairs;
static size_t count;

/* By the standard's own order: level 1 is the 3,755 characters of daily use,
 * level 2 (from row 56, byte 0xD8) those of names and scholarship, and what is
 * outside hardly ever stands in modern mainland text. */
static int use_by_standard(iconv_t to_gb2312, const char *character) {
    char in[4] = {character[0], character[1], character[2], '\0'};
    char out[8];
    char *from = in;
    char *to = out;
    size_t left = 3;
    size_t room = sizeof out;
    iconv(to_gb2312, NULL, NULL, NULL, NULL);
    if (iconv(to_gb2312, &from, &left, &to, &room) == (size_t)-1) {
        return RARE;
    }
    return (unsigned char)out[0] >= 0xD8 ? NAME : WORD;
}

static bool is_known(unsigned right, unsigned wrong) {
    for (size_t i = 0; i < count && pairs[i].seen; i++) {
        if (pairs[i].right == right && pairs[i].wrong == wrong) {
            return true;
        }
    }
    return false;
}

static void add(const tsv_row *row, unsigned right, unsigned wrong, int use, bool seen) {
    if (right < FIRST || right >= BEHIND) {
        tsv_fail(row, "a character that is not Han");
    }
    if (right == wrong || is_known(right, wrong)) {
        return;
    }
    pairs = tsv_grow(pairs, (count + 1) * sizeof *pairs);
    pairs[count] =
        (struct pair){(uint16_t)right, (uint16_t)wrong, (uint8_t)use, seen, (uint32_t)count};
    count++;
}

static int use_of(const tsv_row *row) {
    static const char *const uses[] = {"rare", "name", "word"};
    for (int use = 0; use < 3; use++) {
        if (strcmp(row->fields[2], uses[use]) == 0) {
            return use;
        }
    }
    tsv_fail(row, "use is rare, name or word");
}

static void read_confusables(const char *file, iconv_t to_gb2312) {
    tsv_table table = {0};
    tsv_read(&table, file, 3, 3);
    for (size_t i = 0; i < table.count; i++) {
        tsv_row *row = &table.rows[i];
        const char *right = row->fields[0];
        const char *wrong = row->fields[1];
        int use = use_by_standard(to_gb2312, wrong) == RARE ? RARE : use_of(row);
        unsigned character = tsv_next_han(row, &right);
        add(row, character, tsv_next_han(row, &wrong), use, true);
    }
    free(table.rows);
}

static void read_measured(const char *file, iconv_t to_gb2312) {
    tsv_table table = {0};
    tsv_read(&table, file, 2, 2);
    for (size_t i = 0; i < table.count; i++) {
        tsv_row *row = &table.rows[i];
        const char *right = row->fields[0];
        unsigned character = tsv_next_han(row, &right);
        for (const char *at = row->fields[1]; *at != '\0';) {
            int use = use_by_standard(to_gb2312, at);
            add(row, character, tsv_next_han(row, &at), use, false);
        }
    }
    free(table.rows);
}

static int in_order(const struct pair *a, unsigned one, const struct pair *b, unsigned other) {
    if (one != other) {
        return one < other ? -1 : 1;
    }
    return a->order < b->order ? -1 : 1;
}

static int by_right(const void *left, const void *right) {
    const struct pair *a = left;
    const struct pair *b = right;
    return in_order(a, a->right, b, b->right);
}

static int by_wrong(const void *left, const void *right) {
    const struct pair *a = left;
    const struct pair *b = right;
    return in_order(a, a->wrong, b, b->wrong);
}

static void write_pairs(const char *name, bool forward) {
    qsort(pairs, count, sizeof *pairs, forward ? by_right : by_wrong);
    printf("static const struct lookalike_row %s[] = {\n", name);
    for (size_t i = 0; i < count; i++) {
        const struct pair *pair = &pairs[i];
        if (!forward && pair->use != RARE && !pair->seen) {
            continue; /* nobody asks what may stand behind an everyday character */
        }
        printf("{%u, %u, %u, %u},\n", (unsigned)(forward ? pair->right : pair->wrong),
               (unsigned)(forward ? pair->wrong : pair->right), (unsigned)pair->use,
               (unsigned)pair->seen);
    }
    puts("};");
}

/* What the characters of lookalikes_forward are misread as, by themselves. */
static void write_others(void) {
    qsort(pairs, count, sizeof *pairs, by_right);
    puts("static const uint16_t lookalikes_others[] = {");
    for (size_t i = 0; i < count; i++) {
        printf("%u,\n", (unsigned)pairs[i].wrong);
    }
    puts("};");
}

/* Where the pairs of each character begin; those of the last end with the table. */
static void write_index(void) {
    size_t at = 0;
    qsort(pairs, count, sizeof *pairs, by_right);
    printf("enum { LOOKALIKES_FIRST = %d, LOOKALIKES_BEHIND = %d };\n", FIRST, BEHIND);
    puts("static const uint32_t lookalikes_begin[] = {");
    for (unsigned c = FIRST; c <= BEHIND; c++) {
        while (at < count && pairs[at].right < c) {
            at++;
        }
        printf("%zu,\n", at);
    }
    puts("};");
}

/* A bit for each character that stands for another, and is rare. */
static void write_rare(void) {
    static uint32_t bits[0x10000 / 32];
    for (size_t i = 0; i < count; i++) {
        if (pairs[i].use == RARE) {
            bits[pairs[i].wrong / 32] |= UINT32_C(1) << pairs[i].wrong % 32;
        }
    }
    puts("static const uint32_t lookalikes_rare[] = {");
    for (size_t i = 0; i < sizeof bits / sizeof *bits; i++) {
        printf("0x%08X,\n", (unsigned)bits[i]);
    }
    puts("};");
}

int main(int argc, char **argv) {
    iconv_t to_gb2312 = iconv_open("GB2312", "UTF-8");
    if (argc != 3 || to_gb2312 == (iconv_t)-1) {
        fputs("usage: lookalikes CONFUSABLES MEASURED (and iconv must know GB2312)\n", stderr);
        return 2;
    }
    read_confusables(argv[1], to_gb2312);
    read_measured(argv[2], to_gb2312);
    puts("/* Generated from the tables of lib/data; do not edit. */");
    write_pairs("lookalikes_forward", true);
    write_pairs("lookalikes_backward", false);
    write_others();
    write_index();
    write_rare();
    iconv_close(to_gb2312);
    free(pairs);
    return fflush(stdout) == 0 ? 0 : 2;
}
