/*
 * format.c - printf into an arena.
 *
 * vsnprintf took a quarter of the time of a text that needs a diagnostic on each line,
 * and is called twice for each: nearly all formats are put together here.
 */
#include <stdarg.h>
#include <string.h>

#include "text/memory/arena.h"

enum { MOST_PIECES = 24, MOST_DIGITS = 24 };

/* What a format becomes, piece by piece. */
struct pieces {
    gaz_slice items[MOST_PIECES];
    char digits[MOST_PIECES][MOST_DIGITS];
    size_t count;
    size_t len;
};

static bool add_piece(struct pieces *pieces, const char *ptr, size_t len) {
    if (pieces->count == MOST_PIECES) {
        return false;
    }
    pieces->items[pieces->count++] = (gaz_slice){ptr, len};
    pieces->len += len;
    return true;
}

static bool add_number(struct pieces *pieces, long long value) {
    if (pieces->count == MOST_PIECES) {
        return false;
    }
    char *digits = pieces->digits[pieces->count];
    size_t at = MOST_DIGITS;
    unsigned long long rest = value < 0 ? 0 - (unsigned long long)value : (unsigned long long)value;
    do {
        digits[--at] = (char)('0' + rest % 10);
        rest /= 10;
    } while (rest > 0);
    if (value < 0) {
        digits[--at] = '-';
    }
    return add_piece(pieces, digits + at, MOST_DIGITS - at);
}

/* The directives that nearly all formats of the library have: %s, %.*s, %d, %u, %lld.
 * False at another one, or at too many. */
static bool collect(struct pieces *pieces, const char *format, va_list args) {
    for (bool fits = true; *format != '\0';) {
        size_t plain = strcspn(format, "%");
        fits = plain == 0 || add_piece(pieces, format, plain);
        format += plain;
        if (*format == '\0') {
            return fits;
        }
        char kind = format[1];
        if (kind == '.' && strncmp(format, "%.*s", 4) == 0) {
            int len = va_arg(args, int);
            fits = fits && add_piece(pieces, va_arg(args, const char *), (size_t)len);
            format += 4;
        } else if (kind == 's') {
            const char *text = va_arg(args, const char *);
            fits = fits && add_piece(pieces, text, strlen(text));
            format += 2;
        } else if (kind == 'l' && strncmp(format, "%lld", 4) == 0) {
            fits = fits && add_number(pieces, va_arg(args, long long));
            format += 4;
        } else if (kind == 'd') {
            int number = va_arg(args, int);
            fits = fits && add_number(pieces, number);
            format += 2;
        } else if (kind == 'u') {
            unsigned number = va_arg(args, unsigned);
            fits = fits && add_number(pieces, number);
            format += 2;
        } else {
            return false;
        }
        if (!fits) {
            return false;
        }
    }
    return true;
}

static gaz_slice join(gaz_arena *arena, const struct pieces *pieces) {
    char *text = gaz_arena_alloc(arena, pieces->len + 1);
    char *at = text;
    for (size_t i = 0; text != NULL && i < pieces->count; i++) {
        if (pieces->items[i].len > 0) { /* an absent text has no pointer either */
            memcpy(at, pieces->items[i].ptr, pieces->items[i].len);
        }
        at += pieces->items[i].len;
    }
    if (text != NULL) {
        *at = '\0'; /* as printf has it */
    }
    return (gaz_slice){text, text == NULL ? 0 : pieces->len};
}

gaz_slice gaz_arena_format(gaz_arena *arena, const char *format, ...) {
    struct pieces pieces;
    pieces.count = pieces.len = 0;
    va_list args;
    va_start(args, format);
    bool collected = collect(&pieces, format, args);
    va_end(args);
    if (collected) {
        return join(arena, &pieces);
    }
    va_start(args, format);
    gaz_slice text = gaz_arena_format_list(arena, format, args);
    va_end(args);
    return text;
}
