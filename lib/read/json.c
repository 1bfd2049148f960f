/* json.c - reading JSON records in the order they come, without a tree. */
#include "read/json.h"

#include "text/scan/scan.h"
#include "text/slice.h"
#include "text/utf8.h"

gaz_json_reader gaz_json_reader_of(gaz_slice record, gaz_arena *arena) {
    return (gaz_json_reader){
        .at = record.ptr, .begin = record.ptr, .end = gaz_slice_end(record), .arena = arena};
}

static bool fail(gaz_json_reader *r, const char *error) {
    if (r->error == NULL) {
        r->error = error;
    }
    r->at = r->end;
    return false;
}

static char look_behind_space(gaz_json_reader *r) {
    while (r->at < r->end &&
           (*r->at == ' ' || *r->at == '\t' || *r->at == '\n' || *r->at == '\r')) {
        r->at++;
    }
    return r->at < r->end ? *r->at : '\0';
}

/* Inline: records hold no spaces between their tokens, and mostly tokens. */
static inline char look(gaz_json_reader *r) {
    return r->at<r->end && * r->at> ' ' ? *r->at : look_behind_space(r);
}

static inline bool take(gaz_json_reader *r, char c) {
    if (look(r) != c || r->at == r->end) {
        return false;
    }
    r->at++;
    return true;
}

static inline bool take_word(gaz_json_reader *r, const char *word) {
    if (look(r) != *word || !gaz_slice_starts(gaz_slice_between(r->at, r->end), word)) {
        return false;
    }
    r->at += strlen(word);
    return true;
}

/* Whether the reader stands behind an item, or at the container's start: the
 * last byte that is no space tells, as in the writer. */
static bool enter_or_continue(gaz_json_reader *r, char open, char close) {
    if (r->error != NULL) {
        return false;
    }
    if (take(r, ',')) {
        return true;
    }
    if (take(r, close)) {
        return false;
    }
    if (!take(r, open)) {
        return fail(r, "malformed JSON");
    }
    return !take(r, close);
}

bool gaz_json_next_member(gaz_json_reader *r, gaz_slice *key) {
    if (!enter_or_continue(r, '{', '}')) {
        return false;
    }
    *key = gaz_json_read_string(r);
    return r->error == NULL && key->ptr != NULL && (take(r, ':') || fail(r, "missing colon"));
}

bool gaz_json_next_item(gaz_json_reader *r) {
    if (r->error == NULL && take_word(r, "null")) {
        return false;
    }
    return enter_or_continue(r, '[', ']');
}

/* The bytes between the quotes, r->at behind the closing one. */
static bool raw_string(gaz_json_reader *r, gaz_slice *raw, bool *escaped) {
    const char *begin = r->at;
    *escaped = false;
    for (const char *at = begin; (at = gaz_scan_json_special(at, r->end)) < r->end;) {
        if (*at == '"') {
            *raw = gaz_slice_between(begin, at);
            r->at = at + 1;
            return true;
        }
        bool escape = *at == '\\';
        *escaped |= escape;
        at += escape && r->end - at > 1 ? 2 : 1;
    }
    return fail(r, "unterminated string");
}

/* The value of a hexadecimal digit, 16 and more for any other byte. */
static uint32_t hex_value(char c) {
    uint32_t digit = (unsigned char)c - (uint32_t)'0';
    uint32_t letter = ((unsigned char)c | 0x20u) - (uint32_t)'a';
    return digit < 10 ? digit : letter < 6 ? letter + 10 : 16;
}

static bool hex4(const char *at, const char *end, uint32_t *value) {
    if (end - at < 4) {
        return false;
    }
    uint32_t first = hex_value(at[0]);
    uint32_t second = hex_value(at[1]);
    uint32_t third = hex_value(at[2]);
    uint32_t fourth = hex_value(at[3]);
    *value = first << 12 | second << 8 | third << 4 | fourth;
    return (first | second | third | fourth) < 16;
}

/* \uXXXX at `at` (behind the u), with its low surrogate; bytes taken or 0. */
static size_t unicode_escape(const char *at, const char *end, uint32_t *c) {
    if (!hex4(at, end, c)) {
        return 0;
    }
    uint32_t low;
    if (*c >= 0xD800 && *c < 0xDC00 && end - at >= 10 && at[4] == '\\' && at[5] == 'u' &&
        hex4(at + 6, end, &low) && low >= 0xDC00 && low < 0xE000) {
        *c = 0x10000 + ((*c - 0xD800) << 10) + (low - 0xDC00);
        return 10;
    }
    if (*c >= 0xD800 && *c < 0xE000) {
        *c = 0xFFFD;
    }
    return 4;
}

/* What a backslash and c stand for; '\0' for nothing. */
static char simple_escape(char c) {
    switch (c) {
    case '"':
    case '\\':
    case '/':
        return c;
    case 'n':
        return '\n';
    case 't':
        return '\t';
    case 'r':
        return '\r';
    case 'b':
        return '\b';
    case 'f':
        return '\f';
    default:
        return '\0';
    }
}

static gaz_slice unescape(gaz_json_reader *r, gaz_slice raw) {
    char *text = gaz_arena_alloc(r->arena, raw.len + 1);
    char *out = text;
    const char *end = gaz_slice_end(raw);
    for (const char *at = raw.ptr; at < end;) {
        if (*at != '\\') {
            *out++ = *at++;
        } else if (at[1] == 'u') {
            uint32_t c;
            size_t len = unicode_escape(at + 2, end, &c);
            if (len == 0) {
                fail(r, "malformed \\u escape");
                break;
            }
            out += gaz_utf8_encode(c, out);
            at += 2 + len;
        } else {
            *out = simple_escape(at[1]);
            if (*out++ == '\0') {
                fail(r, "an escape that JSON has not");
                break;
            }
            at += 2;
        }
    }
    return gaz_slice_between(text, out);
}

gaz_slice gaz_json_read_string(gaz_json_reader *r) {
    gaz_slice raw = {NULL, 0};
    bool escaped;
    if (r->at < r->end && *r->at == '"') { /* nearly always, and nothing is escaped */
        const char *end = gaz_scan_json_special(r->at + 1, r->end);
        if (end < r->end && *end == '"') {
            raw = gaz_slice_between(r->at + 1, end);
            r->at = end + 1;
            return raw;
        }
    }
    if (r->error != NULL || take_word(r, "null")) {
        return raw;
    }
    if (!take(r, '"')) {
        fail(r, "expected a string");
        return raw;
    }
    if (!raw_string(r, &raw, &escaped)) {
        return (gaz_slice){NULL, 0};
    }
    return escaped ? unescape(r, raw) : raw;
}

/* The number at `at` and no more than 18 digits of it; answers where it ends. */
static inline const char *read_digits(const char *at, const char *end, int64_t *value) {
    const char *last = end - at > 18 ? at + 18 : end;
    *value = 0;
    while (at < last && *at >= '0' && *at <= '9') {
        *value = *value * 10 + (*at++ - '0');
    }
    return at;
}

int64_t gaz_json_read_integer(gaz_json_reader *r) {
    int64_t value;
    if (r->at < r->end && *r->at >= '0' && *r->at <= '9') { /* nearly always */
        r->at = read_digits(r->at, r->end, &value);
        return value;
    }
    if (r->error != NULL || take_word(r, "null")) {
        return 0;
    }
    bool negative = take(r, '-');
    const char *begin = r->at;
    r->at = read_digits(begin, r->end, &value);
    if (r->at == begin) {
        fail(r, "expected an integer");
    }
    return negative ? -value : value;
}

bool gaz_json_read_bool(gaz_json_reader *r) {
    if (r->error != NULL || take_word(r, "false") || take_word(r, "null")) {
        return false;
    }
    return take_word(r, "true") || fail(r, "expected true or false");
}

static bool ends_scalar(char c) {
    return c == ',' || c == ']' || c == '}' || c == ':' || c == ' ' || c == '\t' || c == '\r' ||
           c == '\n' || c == '\0';
}

static void skip_scalar(gaz_json_reader *r) {
    const char *begin = r->at;
    while (r->at < r->end && !ends_scalar(*r->at)) {
        r->at++;
    }
    if (r->at == begin) {
        fail(r, "malformed JSON");
    }
}

gaz_slice gaz_json_skip(gaz_json_reader *r) {
    look(r);
    const char *begin = r->at;
    int depth = 0;
    do {
        char c = look(r);
        if (c == '"') {
            gaz_slice raw;
            bool escaped;
            r->at++;
            raw_string(r, &raw, &escaped);
        } else if (c == '{' || c == '[') {
            depth++;
            r->at++;
        } else if (c == '}' || c == ']') {
            depth--;
            r->at++;
        } else if (depth > 0 && (c == ',' || c == ':')) {
            r->at++;
        } else {
            skip_scalar(r);
        }
        if (depth > GAZ_DEEPEST_JSON) {
            fail(r, "JSON nested too deep");
        } else if (depth > 0 && r->at == r->end) {
            fail(r, "malformed JSON");
        }
    } while (depth > 0 && r->error == NULL);
    return gaz_slice_between(begin, r->at);
}

bool gaz_json_at_end(gaz_json_reader *r) {
    return r->error == NULL && look(r) == '\0' && r->at == r->end;
}
