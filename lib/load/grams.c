/* grams.c - text as the numbers by which PostgreSQL finds it. */
#include "load/grams.h"

#include <stdlib.h>

#include "text/chars.h"
#include "text/memory/buffer.h"
#include "text/slice.h"
#include "text/utf8.h"
#include "write/json.h"

static void add(gaz_grams *grams, uint32_t gram) {
    if (grams->count == grams->capacity) {
        size_t larger = grams->capacity == 0 ? 256 : 2 * grams->capacity;
        int32_t *moved = realloc(grams->items, larger * sizeof *moved);
        if (moved == NULL) {
            grams->failed = true;
            return;
        }
        grams->items = moved;
        grams->capacity = larger;
    }
    grams->items[grams->count++] = (int32_t)gram;
}

/* The 16 bits of a character, small when it is an ASCII letter. */
static uint32_t half(uint32_t c) {
    if (c > 0xFFFF) {
        return 0xD800 | (c & 0x7FF);
    }
    return c >= 'A' && c <= 'Z' ? c | 0x20 : c;
}

/* The next character that is no space, as its half; 0 at the end. */
static uint32_t next_half(const char **at, const char *end) {
    while (*at < end) {
        size_t step;
        uint32_t c = gaz_utf8_decode(*at, end, &step);
        *at += step;
        if (!gaz_is_space(c)) {
            return half(c);
        }
    }
    return 0;
}

static void add_text(gaz_grams *grams, gaz_slice text) {
    const char *at = text.ptr;
    const char *end = gaz_slice_end(text);
    uint32_t before = 0;
    for (uint32_t c; text.len > 0 && (c = next_half(&at, end)) != 0; before = c) {
        add(grams, c);
        if (before != 0) {
            add(grams, before << 16 | c);
        }
    }
}

static int by_value(const void *a, const void *b) {
    int32_t left = *(const int32_t *)a;
    int32_t right = *(const int32_t *)b;
    return (left > right) - (left < right);
}

static void sort_each_once(gaz_grams *grams) {
    size_t kept = 0;
    if (grams->count == 0) {
        return;
    }
    qsort(grams->items, grams->count, sizeof *grams->items, by_value);
    for (size_t i = 1; i < grams->count; i++) {
        if (grams->items[i] != grams->items[kept]) {
            grams->items[++kept] = grams->items[i];
        }
    }
    grams->count = kept + 1;
}

void gaz_grams_of_node(gaz_grams *grams, gaz_slice heading, gaz_slice text) {
    grams->count = 0;
    add_text(grams, heading);
    add_text(grams, text);
    sort_each_once(grams);
}

bool gaz_grams_add_term(gaz_grams *grams, gaz_slice term) {
    const char *at = term.ptr;
    const char *end = gaz_slice_end(term);
    uint32_t before = next_half(&at, end);
    size_t characters = 1;
    bool exact = true;
    for (uint32_t c; (c = next_half(&at, end)) != 0; before = c, characters++) {
        add(grams, before << 16 | c);
    }
    if (characters == 1) {
        add(grams, before);
    }
    for (size_t i = 0; i < term.len; i++) {
        exact = exact && (unsigned char)term.ptr[i] < 0xF0; /* no character above U+FFFF */
    }
    return exact && characters <= 2;
}

void gaz_grams_write(gaz_buffer *out, const gaz_grams *grams) {
    gaz_buffer_byte(out, '{');
    for (size_t i = 0; i < grams->count; i++) {
        gaz_json_integer(out, grams->items[i]);
    }
    gaz_buffer_byte(out, '}');
    out->failed = out->failed || grams->failed;
}

void gaz_grams_free(gaz_grams *grams) {
    free(grams->items);
    *grams = (gaz_grams){0};
}
