/*
 * places.c - compiles the division tables into the arrays of lib/data/places.c.
 *
 *     places RENAMED DIVISIONS...
 *
 * Rows stand in the order of level and code, the old names behind them; row 0
 * is "none". Names are indexed by a hash of their first two characters, and
 * the names of one slot stand longest first. Present divisions are also listed
 * by the end of their name and by its frame, for names with a wrong character,
 * and by its beginning.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "tsv.h"

/* The bits of gaz_place_level. */
enum { PROVINCE = 1, PREFECTURE = 2, COUNTY = 4, TOWNSHIP = 8, ZONE = 16 };

struct row {
    const char *name;
    const char *code;
    const char *parent_code;
    unsigned level;
    unsigned until;  /* last year of an old name, 0 for a present one */
    unsigned parent; /* index of a row */
    bool filler;     /* 市辖区, 县: no name that a text would use */
    uint32_t key;
};

struct table {
    struct row *rows;
    size_t count;
};

static const char *const fillers[] = {"市辖区", "县", "省直辖县级行政区划",
                                      "自治区直辖县级行政区划"};

static unsigned level_of(const tsv_row *row) {
    const char *code = row->fields[0];
    const char *level = row->fields[2];
    if (strcmp(level, "province") == 0) {
        return PROVINCE;
    }
    if (strcmp(level, "prefecture") == 0) {
        return PREFECTURE;
    }
    if (strcmp(level, "township") == 0) {
        return TOWNSHIP;
    }
    if (strcmp(level, "county") != 0) {
        tsv_fail(row, "level is province, prefecture, county or township");
    }
    /* Statistics number development zones 71 to 80; GB/T 2260 has none. */
    int last = atoi(code + 4);
    return last >= 71 && last <= 80 ? ZONE : COUNTY;
}

/* Longest first: 自治县 before 县. Nationalities before 自治县 stay. */
static const char *const suffixes[] = {"行政委员会", "特别行政区", "自治区", "自治州", "自治县",
                                       "自治旗",     "街道",       "地区",   "林区",   "特区",
                                       "民族乡",     "省",         "市",     "县",     "区",
                                       "旗",         "盟",         "镇",     "乡"};

/* Bytes of the name without 县, 自治县, 市 ...; all when nothing would be left. */
static size_t stem_of(const char *name) {
    size_t len = strlen(name);
    for (size_t i = 0; i < sizeof suffixes / sizeof *suffixes; i++) {
        size_t suffix = strlen(suffixes[i]);
        if (len > suffix && strcmp(name + len - suffix, suffixes[i]) == 0) {
            return len - suffix;
        }
    }
    return len;
}

static unsigned next_char(const unsigned char **at) {
    const unsigned char *b = *at;
    if (b[0] < 0x80) {
        *at += b[0] != 0;
        return b[0];
    }
    if (b[0] < 0xE0) {
        *at += 2;
        return (b[0] & 0x1Fu) << 6 | (b[1] & 0x3Fu);
    }
    *at += 3;
    return (b[0] & 0x0Fu) << 12 | (b[1] & 0x3Fu) << 6 | (b[2] & 0x3Fu);
}

static uint32_t key_of(const char *name) {
    const unsigned char *at = (const unsigned char *)name;
    uint32_t first = next_char(&at);
    return first << 16 | next_char(&at);
}

static bool is_filler(const char *name) {
    for (size_t i = 0; i < sizeof fillers / sizeof *fillers; i++) {
        if (strcmp(name, fillers[i]) == 0) {
            return true;
        }
    }
    return false;
}

static void add(struct table *table, struct row row) {
    row.key = key_of(row.name);
    table->rows = tsv_grow(table->rows, (table->count + 1) * sizeof row);
    table->rows[table->count++] = row;
}

static int by_level_and_code(const void *left, const void *right) {
    const struct row *a = left;
    const struct row *b = right;
    unsigned level_a = a->level == ZONE ? COUNTY : a->level;
    unsigned level_b = b->level == ZONE ? COUNTY : b->level;
    return level_a != level_b ? (level_a < level_b ? -1 : 1) : strcmp(a->code, b->code);
}

static unsigned find(const struct table *table, const char *code) {
    for (size_t i = 1; i < table->count; i++) {
        if (strcmp(table->rows[i].code, code) == 0) {
            return (unsigned)i;
        }
    }
    return 0;
}

/* The rows of divisions, sorted, with row 0 as "none". */
static void read_divisions(struct table *table, int count, char **files) {
    static tsv_table rows;
    for (int i = 0; i < count; i++) {
        tsv_read(&rows, files[i], 4, 4);
    }
    add(table, (struct row){.name = "", .code = "", .parent_code = "", .filler = true});
    for (size_t i = 0; i < rows.count; i++) {
        char **f = rows.rows[i].fields;
        if (strlen(f[0]) != 6 && strlen(f[0]) != 9) {
            tsv_fail(&rows.rows[i], "a code has 6 or 9 digits");
        }
        add(table, (struct row){.name = f[1],
                                .code = f[0],
                                .parent_code = f[3],
                                .level = level_of(&rows.rows[i]),
                                .filler = is_filler(f[1])});
    }
    qsort(table->rows + 1, table->count - 1, sizeof *table->rows, by_level_and_code);
}

static void link_parents(struct table *table) {
    unsigned last = 0; /* neighbours mostly share their parent */
    for (size_t i = 1; i < table->count; i++) {
        struct row *row = &table->rows[i];
        if (*row->parent_code == '\0') {
            continue;
        }
        if (strcmp(table->rows[last].code, row->parent_code) != 0) {
            last = find(table, row->parent_code);
        }
        row->parent = last;
        /* 东莞 and its like stand in as their own county. */
        row->filler = row->filler || strcmp(row->name, table->rows[last].name) == 0;
    }
    for (size_t i = 1; i < table->count; i++) {
        struct row *row = &table->rows[i];
        while (row->parent != 0 && is_filler(table->rows[row->parent].name)) {
            row->parent = table->rows[row->parent].parent;
        }
    }
}

static void read_renamed(struct table *table, const char *file) {
    static tsv_table rows;
    tsv_read(&rows, file, 3, 3);
    for (size_t i = 0; i < rows.count; i++) {
        char **f = rows.rows[i].fields;
        unsigned now = find(table, f[1]);
        if (now == 0) {
            tsv_fail(&rows.rows[i], "no division has this code");
        }
        const struct row *today = &table->rows[now];
        add(table, (struct row){.name = f[0],
                                .code = today->code,
                                .level = today->level,
                                .until = (unsigned)atoi(f[2]),
                                .parent = today->parent});
    }
}

/* ---- The index of names ---- */

static const struct table *sorting;

static int by_key_and_name(const void *left, const void *right) {
    const struct row *a = &sorting->rows[*(const uint16_t *)left];
    const struct row *b = &sorting->rows[*(const uint16_t *)right];
    if (a->key != b->key) {
        return a->key < b->key ? -1 : 1;
    }
    size_t len_a = strlen(a->name);
    size_t len_b = strlen(b->name);
    if (len_a != len_b) {
        return len_a > len_b ? -1 : 1;
    }
    int order = strcmp(a->name, b->name);
    uint16_t row_a = *(const uint16_t *)left;
    uint16_t row_b = *(const uint16_t *)right;
    return order != 0 ? order : (row_a < row_b ? -1 : 1);
}

struct name {
    uint32_t key;
    uint32_t at; /* in the pool */
    unsigned first, rows, len, levels;
};

struct index {
    uint16_t *order; /* rows by name */
    size_t order_count;
    struct name *names;
    size_t name_count;
    uint32_t *at; /* per row: its name in the pool */
};

static void write_pool(const struct table *table, struct index *index) {
    uint32_t at = 0;
    const char *last = NULL;
    puts("static const char place_pool[] =");
    for (size_t i = 0; i < index->order_count; i++) {
        const struct row *row = &table->rows[index->order[i]];
        if (last == NULL || strcmp(last, row->name) != 0) {
            at += last == NULL ? 0 : (uint32_t)strlen(last);
            last = row->name;
            fputs("    \"", stdout);
            tsv_write_literal(stdout, last);
            puts("\"");
        }
        index->at[index->order[i]] = at;
    }
    puts("    ;\n");
}

static void collect_names(const struct table *table, struct index *index) {
    index->names = tsv_grow(NULL, index->order_count * sizeof *index->names);
    for (size_t i = 0; i < index->order_count; i++) {
        const struct row *row = &table->rows[index->order[i]];
        if (row->filler) {
            continue;
        }
        struct name *name = index->name_count > 0 ? &index->names[index->name_count - 1] : NULL;
        uint32_t at = index->at[index->order[i]];
        if (name == NULL || name->at != at) {
            name = &index->names[index->name_count++];
            *name = (struct name){row->key, at, (unsigned)i, 0, (unsigned)strlen(row->name), 0};
        }
        name->rows = (unsigned)i - name->first + 1;
        name->levels |= row->level;
    }
}

static void build_index(const struct table *table, struct index *index) {
    index->order = tsv_grow(NULL, table->count * sizeof *index->order);
    index->at = tsv_grow(NULL, table->count * sizeof *index->at);
    for (size_t i = 0; i < table->count; i++) {
        index->order[i] = (uint16_t)i;
    }
    index->order_count = table->count;
    sorting = table;
    qsort(index->order, table->count, sizeof *index->order, by_key_and_name);
    write_pool(table, index);
    collect_names(table, index);
}

/* lib/data/places.c computes the same hash. */
static uint32_t hash_of(uint32_t key, uint32_t mask) {
    return key * 2654435761u >> 12 & mask;
}

static void write_hash(const struct index *index) {
    size_t keys = 0;
    for (size_t i = 0; i < index->name_count; i++) {
        keys += i == 0 || index->names[i].key != index->names[i - 1].key;
    }
    uint32_t size = 1024;
    while (size < 2 * keys) {
        size *= 2;
    }
    uint32_t *starts = calloc(size, sizeof *starts); /* 0 is empty, so 1 + index */
    if (starts == NULL || size > 1u << 20) {
        exit(2);
    }
    for (size_t i = 0; i < index->name_count; i++) {
        if (i > 0 && index->names[i].key == index->names[i - 1].key) {
            continue;
        }
        uint32_t slot = hash_of(index->names[i].key, size - 1);
        while (starts[slot] != 0) {
            slot = (slot + 1) & (size - 1);
        }
        starts[slot] = (uint32_t)i + 1;
    }
    printf("enum { PLACE_HASH_MASK = %u };\n\nstatic const struct place_slot place_hash[] = {\n",
           size - 1);
    for (uint32_t slot = 0; slot < size; slot++) {
        uint32_t start = starts[slot];
        printf("{%uu, %u},\n", start == 0 ? 0 : index->names[start - 1].key, start);
    }
    puts("};\n");
    free(starts);
}

static void write_names(const struct index *index) {
    puts("static const struct place_name place_names[] = {");
    for (size_t i = 0; i < index->name_count; i++) {
        const struct name *name = &index->names[i];
        bool last = i + 1 == index->name_count || index->names[i + 1].key != name->key;
        printf("{%u, %u, %u, %u, %u, %u},\n", name->at, name->first, name->rows, name->len,
               name->levels, last);
    }
    puts("};\n\nstatic const uint16_t place_order[] = {");
    for (size_t i = 0; i < index->order_count; i++) {
        printf("%u,\n", index->order[i]);
    }
    puts("};\n");
}

/* ---- Names by how they end ---- */

/* A present division, by two characters of its name. */
struct ending {
    uint32_t key;
    uint16_t place;
};

static int by_key_and_place(const void *left, const void *right) {
    const struct ending *a = left;
    const struct ending *b = right;
    return a->key != b->key ? (a->key < b->key ? -1 : 1) : (int)a->place - (int)b->place;
}

/* The last two characters of a name; or its first (0 in a name of two) and its last. */
static uint32_t ending_of(const char *name, bool around) {
    uint32_t first = 0;
    uint32_t before = 0;
    uint32_t last = 0;
    size_t count = 0;
    for (const unsigned char *at = (const unsigned char *)name; *at != '\0'; count++) {
        before = last;
        last = next_char(&at);
        first = count == 0 ? last : first;
    }
    return (around ? (count > 2 ? first : 0) : before) << 16 | last;
}

static void write_places_by_key(const char *name, struct ending *endings, size_t count) {
    qsort(endings, count, sizeof *endings, by_key_and_place);
    printf("static const uint32_t %s_keys[] = {\n", name);
    for (size_t i = 0; i < count; i++) {
        printf("%uu,\n", (unsigned)endings[i].key);
    }
    printf("};\n\nstatic const uint16_t %s[] = {\n", name);
    for (size_t i = 0; i < count; i++) {
        printf("%u,\n", endings[i].place);
    }
    puts("};\n");
}

static void write_endings(const struct table *table) {
    struct ending *endings = tsv_grow(NULL, table->count * sizeof *endings);
    for (int around = 0; around < 2; around++) {
        size_t count = 0;
        for (size_t i = 1; i < table->count; i++) {
            const struct row *row = &table->rows[i];
            if (!row->filler && row->until == 0 && row->level != TOWNSHIP) {
                endings[count++] = (struct ending){ending_of(row->name, around), (uint16_t)i};
            }
        }
        write_places_by_key(around ? "place_frames" : "place_endings", endings, count);
    }
    free(endings);
}

/* Counties, and the divisions above them, by their first character. */
static void write_beginnings(const struct table *table) {
    struct ending *endings = tsv_grow(NULL, table->count * sizeof *endings);
    bool *listed = calloc(table->count, sizeof *listed);
    size_t count = 0;
    if (listed == NULL) {
        exit(2);
    }
    for (size_t i = 1; i < table->count; i++) {
        const struct row *row = &table->rows[i];
        bool county = row->until == 0 && (row->level == COUNTY || row->level == ZONE);
        for (size_t at = county ? i : 0; at != 0 && !listed[at]; at = table->rows[at].parent) {
            listed[at] = true;
            endings[count++] = (struct ending){table->rows[at].key >> 16, (uint16_t)at};
        }
    }
    write_places_by_key("place_beginnings", endings, count);
    free(listed);
    free(endings);
}

/* The first county of each place above the counties; 0 for none. Those of one place follow
 * one another, as their codes do. */
static bool write_first_counties(const struct table *table, unsigned counties, unsigned townships) {
    size_t *firsts = calloc(counties, sizeof *firsts);
    bool ordered = firsts != NULL;
    for (size_t i = counties; i < townships && ordered; i++) {
        unsigned above = table->rows[i].parent;
        bool follows = above == table->rows[i - 1].parent;
        ordered = above < counties && (firsts[above] == 0 || follows);
        if (ordered && firsts[above] == 0) {
            firsts[above] = i;
        }
    }
    puts("\nstatic const gaz_place place_first_counties[] = {");
    for (size_t i = 0; i < counties && ordered; i++) {
        printf("%zu,\n", firsts[i]);
    }
    puts("};");
    free(firsts);
    return ordered;
}

static bool write_rows(const struct table *table, const struct index *index) {
    unsigned firsts[4] = {0};
    static const unsigned levels[4] = {PROVINCE, PREFECTURE, COUNTY, TOWNSHIP};
    size_t current = 0;
    puts("static const struct place_row place_rows[] = {");
    for (size_t i = 0; i < table->count; i++) {
        const struct row *row = &table->rows[i];
        printf("{%u, %u, %u, %zu, %zu, %u, %u, \"%s\"},\n", index->at[i], row->parent, row->until,
               strlen(row->name), stem_of(row->name), row->level, row->filler, row->code);
        for (size_t l = 0; l < 4; l++) {
            if (firsts[l] == 0 && row->level == levels[l]) {
                firsts[l] = (unsigned)i;
            }
        }
        current += row->until == 0;
    }
    printf("};\n\nenum {\n    PLACE_COUNT = %zu,\n    PLACE_CURRENT = %zu,\n"
           "    PLACE_PREFECTURES = %u,\n    PLACE_COUNTIES = %u,\n    PLACE_TOWNSHIPS = %u\n};\n",
           table->count, current, firsts[1], firsts[2], firsts[3]);
    return write_first_counties(table, firsts[2], firsts[3]);
}

int main(int argc, char **argv) {
    if (argc < 3) {
        fputs("usage: places RENAMED DIVISIONS...\n", stderr);
        return 2;
    }
    struct table table = {0};
    struct index index = {0};
    read_divisions(&table, argc - 2, argv + 2);
    link_parents(&table);
    read_renamed(&table, argv[1]);
    if (table.count > UINT16_MAX) {
        fputs("places: more rows than 16 bits can number\n", stderr);
        return 1;
    }
    puts("/* Generated from the tables of lib/data; do not edit. */");
    build_index(&table, &index);
    write_hash(&index);
    write_names(&index);
    write_endings(&table);
    write_beginnings(&table);
    if (!write_rows(&table, &index)) {
        fputs("places: counties of one place stand apart\n", stderr);
        return 1;
    }
    return fflush(stdout) == 0 ? 0 : 2;
}
