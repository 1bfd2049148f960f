/* mojibake.c - text that was once decoded with the wrong encoding. */
#include "clean/source/mojibake.h"

#include <errno.h>
#include <iconv.h>

#include "clean/edit/pass.h"
#include "data/common.h"
#include "text/chars.h"
#include "text/lines.h"
#include "text/slice.h"
#include "text/utf8.h"

enum {
    LONGEST_RUN = 1 << 16,
    MOST_BEFORE = 8,  /* characters before the first that is a sign */
    LEAST_COMMON = 3, /* characters without which nothing is Chinese */
    REPLACEMENT_CHARACTER = 0xFFFD
};

static const char REPLACEMENT[] = "\xEF\xBF\xBD"; /* U+FFFD */

/* What was read as what: bytes of `really` that were decoded as `as`. */
struct wrong_reading {
    char as[12];
    char really[12];
    char words[28];
};

static const struct wrong_reading han_readings[] = {
    {"GB18030", "UTF-8", "UTF-8 that was read as GBK"},
    {"BIG5-HKSCS", "GB18030", "GBK that was read as Big5"},
    {"GB18030", "BIG5-HKSCS", "Big5 that was read as GBK"},
};

static const struct wrong_reading latin_readings[] = {
    {"CP1252", "UTF-8", "UTF-8 that was read as 1252"},
    {"LATIN1", "UTF-8", "UTF-8 read as Latin-1"},
    {"CP1252", "GB18030", "GBK that was read as 1252"},
    {"LATIN1", "GB18030", "GBK read as Latin-1"},
};

/* ---- Encoding back, decoding again ---- */

struct attempt {
    gaz_slice text;
    size_t lost; /* characters that did not survive */
};

/* -1 where iconv does not know the encoding, or has no memory for it. */
static iconv_t open_converter(gaz_pass *pass, const char *to, const char *from) {
    iconv_t converter = iconv_open(to, from);
    pass->no_converter |= converter == (iconv_t)-1;
    return converter;
}

/* True when all was converted. */
static bool convert(gaz_pass *pass, iconv_t converter, char **from, size_t *left, char **to,
                    size_t *room) {
    bool all = iconv(converter, from, left, to, room) != (size_t)-1;
    pass->no_converter |= !all && errno != EILSEQ && errno != EINVAL && errno != E2BIG;
    return all;
}

/* The byte that stands for a character that 1252 lacks: five of its bytes are no
 * characters, and browsers read them as controls. 0 for none. */
static char control_byte(const char *encoding, uint32_t c) {
    bool control = c >= 0x80 && c < 0xA0 && strcmp(encoding, "CP1252") == 0;
    return control ? (char)c : '\0';
}

/* The bytes that were misread. U+FFFD, and a character that the encoding lacks,
 * stand for what was lost: "?", as converters write it. */
static bool encode_back(gaz_pass *pass, gaz_slice text, const char *encoding, gaz_slice *bytes) {
    iconv_t converter = open_converter(pass, encoding, "UTF-8");
    if (converter == (iconv_t)-1) {
        return false;
    }
    size_t room = 2 * text.len + 8;
    char *out = gaz_arena_alloc(pass->arena, room);
    char *to = out;
    while (text.len > 0 && room > 0) {
        const char *lost = gaz_slice_find(text, REPLACEMENT);
        char *from = (char *)(uintptr_t)text.ptr;
        size_t left = lost == NULL ? text.len : (size_t)(lost - text.ptr);
        convert(pass, converter, &from, &left, &to, &room);
        text = gaz_slice_between(from, gaz_slice_end(text));
        if (text.len > 0 && room > 0) {
            size_t step;
            char control =
                control_byte(encoding, gaz_utf8_decode(text.ptr, gaz_slice_end(text), &step));
            *to++ = control != '\0' ? control : '?';
            room--;
            text = gaz_slice_from(text, step);
        }
    }
    iconv_close(converter);
    *bytes = gaz_slice_between(out, to);
    return text.len == 0;
}

/* Bytes of a UTF-8 character that lost its tail: its lead, perhaps one more,
 * and the ? in the place of the rest. */
static size_t broken_character(gaz_slice bytes) {
    size_t len = 1;
    while (len < bytes.len && len < 3 && ((unsigned char)bytes.ptr[len] & 0xC0) == 0x80) {
        len++;
    }
    bool lead = (unsigned char)bytes.ptr[0] >= 0xE0;
    return lead && len < bytes.len && bytes.ptr[len] == '?' ? len + 1 : len;
}

static struct attempt decode_utf8(gaz_arena *arena, gaz_slice bytes) {
    char *out = gaz_arena_alloc(arena, 3 * bytes.len + 1);
    struct attempt attempt = {{out, 0}, 0};
    while (bytes.len > 0) {
        size_t good = gaz_utf8_valid(bytes);
        memcpy(out + attempt.text.len, bytes.ptr, good);
        attempt.text.len += good;
        bytes = gaz_slice_from(bytes, good);
        if (bytes.len > 0) {
            memcpy(out + attempt.text.len, REPLACEMENT, 3);
            attempt.text.len += 3;
            attempt.lost++;
            bytes = gaz_slice_from(bytes, broken_character(bytes));
        }
    }
    return attempt;
}

static bool decode_other(gaz_pass *pass, gaz_slice bytes, const char *encoding,
                         struct attempt *attempt) {
    iconv_t converter = open_converter(pass, "UTF-8", encoding);
    if (converter == (iconv_t)-1) {
        return false;
    }
    char *out = gaz_arena_alloc(pass->arena, 3 * bytes.len + 8);
    char *to = out;
    size_t room = 3 * bytes.len + 8;
    char *from = (char *)(uintptr_t)bytes.ptr;
    size_t left = bytes.len;
    while (left > 0 && !convert(pass, converter, &from, &left, &to, &room) && room >= 3) {
        memcpy(to, REPLACEMENT, 3);
        to += 3;
        room -= 3;
        from++;
        left--;
        attempt->lost++;
    }
    iconv_close(converter);
    attempt->text = gaz_slice_between(out, to);
    return left == 0;
}

/* ---- Which reading is Chinese? ---- */

struct tally {
    size_t common;
    size_t strange;
};

static struct tally tally_of(gaz_slice text) {
    struct tally tally = {0, 0};
    for (const char *at = text.ptr; at < gaz_slice_end(text);) {
        size_t step;
        uint32_t c = gaz_utf8_decode(at, gaz_slice_end(text), &step);
        if (c >= 0x80 && c != REPLACEMENT_CHARACTER) {
            bool usual = gaz_is_common(c) || gaz_is_cjk_punct(c) || c == 0x3000;
            tally.common += usual;
            tally.strange += !usual;
        }
        at += step;
    }
    return tally;
}

static bool is_strange(gaz_slice text) {
    struct tally tally = tally_of(text);
    return tally.strange > tally.common;
}

/* Common Chinese where hardly any was: never a near thing. */
static bool is_chinese(const struct attempt *attempt) {
    struct tally tally = tally_of(attempt->text);
    return tally.common >= LEAST_COMMON && tally.common > 3 * tally.strange &&
           attempt->lost * 2 <= tally.common;
}

/* é—®è´£ for 问责: two characters do where the bytes are UTF-8 without a flaw, which Latin
 * letters are by no chance. */
static bool is_short_utf8(const struct attempt *attempt, const struct wrong_reading *reading) {
    struct tally tally = tally_of(attempt->text);
    return attempt->lost == 0 && strcmp(reading->really, "UTF-8") == 0 && tally.common >= 2 &&
           tally.strange == 0;
}

/* A repair that made a line end would make two lines of one. */
static bool is_one_line(gaz_slice text) {
    gaz_lines lines = gaz_lines_of(text, 1);
    gaz_slice line = {NULL, 0};
    size_t terminator;
    return gaz_lines_next(&lines, &line, &terminator) && line.len == text.len;
}

static bool read_again(gaz_pass *pass, gaz_slice text, const struct wrong_reading *reading,
                       struct attempt *attempt) {
    gaz_slice bytes;
    *attempt = (struct attempt){{NULL, 0}, 0};
    if (!encode_back(pass, text, reading->as, &bytes)) {
        return false;
    }
    if (strcmp(reading->really, "UTF-8") == 0) {
        *attempt = decode_utf8(pass->arena, bytes);
        return true;
    }
    return decode_other(pass, bytes, reading->really, attempt);
}

/* UTF-8 that was read as 1252, stored as UTF-8, and read so once more: what came
 * back whole and is still Latin goes through it again. */
static void read_twice(gaz_pass *pass, const struct wrong_reading *reading,
                       struct attempt *attempt) {
    struct attempt second;
    if (strcmp(reading->as, "CP1252") == 0 && strcmp(reading->really, "UTF-8") == 0 &&
        attempt->lost == 0 && is_strange(attempt->text) &&
        read_again(pass, attempt->text, reading, &second) && is_chinese(&second)) {
        *attempt = second;
    }
}

static bool try_reading(gaz_pass *pass, gaz_slice run, const struct wrong_reading *reading) {
    struct attempt attempt;
    if (!read_again(pass, run, reading, &attempt)) {
        return false;
    }
    read_twice(pass, reading, &attempt);
    if (!(is_chinese(&attempt) || is_short_utf8(&attempt, reading)) || !is_one_line(attempt.text)) {
        return false;
    }
    static const char chinese[] = "encoded back and decoded again it is Chinese";
    gaz_slice why = attempt.lost == 0
                        ? gaz_pass_say(pass, GAZ_CERTAIN, "%s: %s", reading->words, chinese)
                        : gaz_pass_say(pass, GAZ_CERTAIN, "%s: %s; %zu characters were lost",
                                       reading->words, chinese, attempt.lost);
    return gaz_pass_note(pass, run.ptr, gaz_slice_end(run), attempt.text, GAZ_RULE_MOJIBAKE,
                         GAZ_CERTAIN, why);
}

/* ---- Where to look ---- */

/* The line at hand without its line end, as far as a repair may reach. */
static gaz_slice line_of(gaz_pass *pass) {
    gaz_slice line = gaz_slice_between(pass->line, gaz_pass_line_end(pass));
    return gaz_utf8_head(line, LONGEST_RUN / 4);
}

static size_t han_sign(gaz_pass *pass, const char *at, uint32_t c, size_t step) {
    (void)c;
    if (pass->data == pass->line) {
        return step; /* looked at already */
    }
    pass->data = (void *)(uintptr_t)pass->line;
    gaz_slice line = line_of(pass);
    if (at >= gaz_slice_end(line)) {
        return step; /* and so are all behind it */
    }
    for (size_t i = 0; is_strange(line) && i < sizeof han_readings / sizeof *han_readings; i++) {
        if (try_reading(pass, line, &han_readings[i])) {
            return (size_t)(gaz_slice_end(line) - at);
        }
    }
    return step;
}

/* Characters that single bytes above ASCII decode to. */
static bool is_latin(uint32_t c) {
    return c != 0 &&
           (c < 0x180 || (c >= 0x2010 && c <= 0x2122) || c == 0x2C6 || c == 0x2DC || c == 0x192);
}

/* Where the run of a sign begins: ¸ and ½, say, are none, and open a word. */
static const char *run_begin(gaz_pass *pass, const char *at) {
    const char *first = pass->text.ptr + pass->done;
    first = first > pass->line ? first : pass->line;
    for (int i = 0; i < MOST_BEFORE && at > first; i++) {
        const char *before = gaz_utf8_before(first, at);
        uint32_t c = gaz_utf8_decode(before, at, &(size_t){0});
        if (c < 0x80 || c > 0xFF) {
            break;
        }
        at = before;
    }
    return at;
}

static bool try_latin(gaz_pass *pass, gaz_slice run) {
    for (size_t i = 0; i < sizeof latin_readings / sizeof *latin_readings; i++) {
        if (try_reading(pass, run, &latin_readings[i])) {
            return true;
        }
    }
    return false;
}

/* Characters that are one byte above ASCII in 1252 or Latin-1. */
static bool is_byte(uint32_t c) {
    static const uint16_t others[] = {0x20AC, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                      0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x017D, 0x2018,
                                      0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC,
                                      0x2122, 0x0161, 0x203A, 0x0153, 0x017E, 0x0178};
    bool among = c >= 0x80 && c < 0x100;
    for (size_t i = 0; i < sizeof others / sizeof *others && !among; i++) {
        among = others[i] == c;
    }
    return among;
}

/* Each common character had a byte above ASCII at least: 117°30′15″ is none, as ′ and ″ are no
 * bytes. */
static bool may_be_chinese(gaz_slice run) {
    size_t bytes = 0;
    for (const char *at = run.ptr; at < gaz_slice_end(run) && bytes < LEAST_COMMON;) {
        size_t step;
        bytes += is_byte(gaz_utf8_decode(at, gaz_slice_end(run), &step));
        at += step;
    }
    return bytes == LEAST_COMMON;
}

static size_t latin_sign(gaz_pass *pass, const char *at, uint32_t c, size_t step) {
    const char *end = at;
    (void)c;
    for (uint32_t next; end - at < LONGEST_RUN && is_latin(next = gaz_pass_at(pass, end));) {
        end += next < 0x80 ? 1 : next < 0x800 ? 2 : 3;
    }
    gaz_slice run = gaz_slice_trim_right(gaz_slice_between(at, end));
    const char *begin = run_begin(pass, at);
    gaz_slice longer = gaz_slice_between(begin, gaz_slice_end(run));
    struct tally tally = tally_of(run);
    /* Loading a converter costs a tenth of a millisecond: not for every × and °. */
    if (tally.strange > tally.common && tally.strange + tally.common >= LEAST_COMMON &&
        may_be_chinese(longer)) {
        bool whole = begin < at && try_latin(pass, longer);
        (void)(whole || try_latin(pass, run));
    }
    return run.len > step ? run.len : step;
}

/* U+FFFD that stood in the source; the line around it may be mended as a whole. */
static size_t replacement(gaz_pass *pass, const char *at, uint32_t c, size_t step) {
    size_t mended = han_sign(pass, at, c, step);
    if (mended > step) {
        return mended;
    }
    while (gaz_pass_at(pass, at + step) == c) {
        step += strlen(REPLACEMENT);
    }
    gaz_pass_note(pass, at, at + step, (gaz_slice){NULL, 0}, GAZ_RULE_MOJIBAKE, GAZ_POSSIBLE,
                  gaz_slice_of("U+FFFD: a conversion before this one lost what stood here"));
    return step;
}

/* 。ㄒ唬┲贫 is what becomes of （一）制定 in GBK when a byte before it is lost: nobody
 * writes a phonetic letter between a full stop and a character. */
static size_t one_byte_off(gaz_pass *pass, const char *at, size_t step) {
    enum { FULL_STOP = 0x3002 };
    if (gaz_pass_before(pass, at) == FULL_STOP && gaz_is_han(gaz_pass_at(pass, at + step))) {
        gaz_pass_note(pass, at, at + step, (gaz_slice){NULL, 0}, GAZ_RULE_MOJIBAKE, GAZ_POSSIBLE,
                      gaz_slice_of("GBK that was read one byte off, as it seems"));
    }
    return step;
}

/* What nothing brings back. */
static size_t lost_sign(gaz_pass *pass, const char *at, uint32_t c, size_t step) {
    static const char signs[][10] = {"锟斤拷", "烫烫烫", "屯屯屯"};
    gaz_slice rest = gaz_slice_between(at, gaz_slice_end(pass->text));
    if (c == REPLACEMENT_CHARACTER) {
        return replacement(pass, at, c, step);
    }
    if (c < 0x4E00) {
        return one_byte_off(pass, at, step);
    }
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        if (gaz_slice_starts(rest, signs[i])) {
            gaz_pass_note(pass, at, at + 9, (gaz_slice){NULL, 0}, GAZ_RULE_MOJIBAKE, GAZ_POSSIBLE,
                          gaz_slice_of("a wrong conversion or empty memory: what stood here is "
                                       "lost"));
            return 9;
        }
    }
    return step;
}

static const gaz_handler handlers[] = {
    [GAZ_VISITOR_HAN_SIGN] = han_sign,
    [GAZ_VISITOR_LATIN_SIGN] = latin_sign,
    [GAZ_VISITOR_LOST_SIGN] = lost_sign,
};

gaz_pass gaz_mojibake_pass(gaz_arena *arena, gaz_slice text, const gaz_clean_options *options) {
    gaz_pass pass = gaz_pass_of(arena, text, options);
    pass.handlers = handlers;
    pass.visits = gaz_visits_mojibake();
    return pass;
}
