/* decode.c - bytes in any encoding that archives hold become UTF-8. */
#include "clean/source/decode.h"

#include <errno.h>
#include <iconv.h>

#include "clean/source/detect.h"
#include "data/gb18030.h"
#include "text/slice.h"
#include "text/utf8.h"

static const char REPLACEMENT[] = "\xEF\xBF\xBD"; /* U+FFFD */

/* Where decoded text is put together. */
struct output {
    gaz_arena *arena;
    char *begin;
    char *at;
    char *end;
    gaz_slice raw;
    uint64_t offset;
    gaz_decoded *decoded;
};

/* Room for `more` bytes; the text moves when it has to grow. */
static void reserve(struct output *out, size_t more) {
    size_t used = (size_t)(out->at - out->begin);
    size_t capacity = (size_t)(out->end - out->begin);
    if (capacity - used >= more) {
        return;
    }
    capacity = 2 * capacity + more;
    char *moved = gaz_arena_alloc(out->arena, capacity);
    if (used > 0) {
        memcpy(moved, out->begin, used);
    }
    out->begin = moved;
    out->at = moved + used;
    out->end = moved + capacity;
}

static void put(struct output *out, const char *bytes, size_t len) {
    reserve(out, len);
    if (len > 0) {
        memcpy(out->at, bytes, len);
        out->at += len;
    }
}

/* Bytes that follow one another as long as this are noise: the edit of the last
 * takes what comes behind it. In a broken text each byte has its own. */
enum { APART = 8, LONGEST_RUN = 1 << 16 };

/* The last edits end where the next undecodable byte comes, in the text and in
 * the source, and are so many that it may join them. */
static gaz_edit *edit_to_join(const struct output *out, size_t begin, uint64_t offset) {
    const gaz_edits *edits = &out->decoded->edits;
    gaz_edit *last = edits->count < APART ? NULL : &edits->items[edits->count - 1];
    bool noise = last != NULL && last->end == begin && last->end - last->begin < LONGEST_RUN;
    noise = noise && last->offset + (last->end - last->begin) / 3 == offset;
    if (!noise || last->end - last->begin > 3) {
        return noise ? last : NULL;
    }
    return edits->items[edits->count - APART].begin + (size_t)3 * APART == begin ? last : NULL;
}

static void put_undecodable(struct output *out, const char *byte) {
    size_t begin = (size_t)(out->at - out->begin);
    uint64_t offset = out->offset + (uint64_t)(byte - out->raw.ptr);
    gaz_edit *last = edit_to_join(out, begin, offset);
    put(out, REPLACEMENT, 3);
    if (last != NULL) {
        last->end += 3;
        return;
    }
    gaz_edits_add(out->arena, &out->decoded->edits,
                  (gaz_edit){.begin = begin,
                             .end = begin + 3,
                             .offset = offset,
                             .rule = GAZ_RULE_UNDECODABLE,
                             .confidence = GAZ_CERTAIN,
                             .applied = true});
}

static gaz_slice in_hexadecimal(gaz_arena *arena, gaz_slice bytes) {
    static const char hex[] = "0123456789abcdef";
    char *digits = gaz_arena_alloc(arena, 2 * bytes.len);
    for (size_t i = 0; i < bytes.len; i++) {
        unsigned char b = (unsigned char)bytes.ptr[i];
        digits[2 * i] = hex[b >> 4];
        digits[2 * i + 1] = hex[b & 15];
    }
    return (gaz_slice){digits, 2 * bytes.len};
}

/* What the edits say, when their extent is known and the text moves no more. */
static void describe_undecodable(const struct output *out) {
    gaz_edits *edits = &out->decoded->edits;
    for (uint32_t i = 0; i < edits->count; i++) {
        gaz_edit *edit = &edits->items[i];
        size_t count = (edit->end - edit->begin) / 3;
        unsigned long long first = (unsigned long long)edit->offset;
        gaz_slice bytes = {out->raw.ptr + (edit->offset - out->offset), count};
        edit->after = (gaz_slice){out->begin + edit->begin, 3 * count};
        edit->bytes = in_hexadecimal(out->arena, bytes);
        edit->evidence =
            count == 1 ? gaz_arena_format(
                             out->arena, "byte %llu of the source is no part of a character", first)
                       : gaz_arena_format(out->arena,
                                          "bytes %llu to %llu of the source are no part of a "
                                          "character",
                                          first, first + count - 1);
    }
}

static void put_utf8(struct output *out, gaz_slice run) {
    while (run.len > 0) {
        size_t good = gaz_utf8_valid(run);
        put(out, run.ptr, good);
        if (good < run.len) {
            put_undecodable(out, run.ptr + good);
            good++;
        }
        run = gaz_slice_from(run, good);
    }
}

/* Converts what iconv takes at the start of *run; what it does not take becomes
 * undecodable, one byte. False when iconv itself fails. */
static bool put_by_iconv(struct output *out, gaz_slice *run, size_t most, iconv_t converter) {
    char *in = (char *)(uintptr_t)run->ptr;
    size_t left = run->len < most ? run->len : most;
    size_t room = (size_t)(out->end - out->at);
    bool all = iconv(converter, &in, &left, &out->at, &room) != (size_t)-1;
    int error = all ? 0 : errno;
    size_t taken = (size_t)(in - run->ptr);
    *run = gaz_slice_from(*run, taken);
    if (error == E2BIG) {
        reserve(out, run->len + 64);
    } else if (!all && error != EILSEQ && error != EINVAL) {
        return false;
    } else if (!all && (error == EILSEQ || taken == 0)) {
        put_undecodable(out, run->ptr);
        *run = gaz_slice_from(*run, 1);
    }
    return true;
}

/* Bytes that no character of GB18030 begins with, of which noise has runs. */
static bool begins_none(char byte) {
    return (unsigned char)byte == 0x80 || (unsigned char)byte == 0xFF;
}

/* Two-byte characters come from a table, the others, a few in a thousand, from
 * iconv, which is opened for the first of them: 12 instructions a byte in the
 * place of 45, and no module to load. */
static bool put_gb18030(struct output *out, gaz_slice run) {
    enum { LONGEST = 4 };
    iconv_t closed = (iconv_t)-1;
    iconv_t converter = closed;
    bool good = true;
    while (run.len > 0 && good) {
        reserve(out, run.len + run.len / 2 + LONGEST);
        run = gaz_slice_from(run, gaz_gb18030_decode(run, &out->at));
        if (run.len > 0 && begins_none(*run.ptr)) {
            put_undecodable(out, run.ptr);
            run = gaz_slice_from(run, 1);
            continue;
        }
        if (run.len > 0 && converter == closed) {
            converter = iconv_open("UTF-8", gaz_encoding_name(GAZ_ENC_GB18030));
            good = converter != closed;
        }
        if (run.len > 0 && good) {
            good = put_by_iconv(out, &run, LONGEST, converter);
        }
    }
    if (converter != closed) {
        iconv_close(converter);
    }
    return good;
}

static gaz_status put_converted(struct output *out, gaz_slice run, const char *encoding) {
    if (strcmp(encoding, gaz_encoding_name(GAZ_ENC_GB18030)) == 0) {
        return put_gb18030(out, run) ? GAZ_OK : GAZ_BAD_ENCODING;
    }
    iconv_t converter = iconv_open("UTF-8", encoding);
    if (converter == (iconv_t)-1) {
        return GAZ_BAD_ENCODING;
    }
    bool good = true;
    reserve(out, run.len + run.len / 2 + 64);
    while (run.len > 0 && good) {
        good = put_by_iconv(out, &run, run.len, converter);
    }
    iconv_close(converter);
    return good ? GAZ_OK : GAZ_BAD_ENCODING;
}

static gaz_status put_run(struct output *out, gaz_slice run, gaz_encoding encoding) {
    if (encoding == GAZ_ENC_UTF8) {
        put_utf8(out, run);
        return GAZ_OK;
    }
    return put_converted(out, run, gaz_encoding_name(encoding));
}

/* ---- Lines of different encodings in one file ---- */

enum line_kind { NEUTRAL, WHOLE_UTF8, DOUBTFUL_UTF8, CUT_UTF8, OTHER };

/* The first bytes of a character of UTF-8, where a source was cut. */
static bool is_cut_character(gaz_slice rest) {
    unsigned char lead = (unsigned char)*rest.ptr;
    size_t whole = lead >= 0xF0 ? 4 : 3;
    for (size_t i = 1; i < rest.len; i++) {
        if (((unsigned char)rest.ptr[i] & 0xC0) != 0x80) {
            return false;
        }
    }
    return lead >= 0xE0 && lead <= 0xF4 && rest.len < whole;
}

/* Nearly every line of GB18030 shows by its first bytes that it is no UTF-8, nor cut there. */
static bool begins_otherwise(gaz_slice line) {
    enum { LONGEST = 4 };
    unsigned char first = line.len < LONGEST ? 0 : (unsigned char)line.ptr[0];
    return first >= 0x80 && (first < 0xC2 || ((unsigned char)line.ptr[1] & 0xC0) != 0x80);
}

/* A line of GB18030 can by chance be UTF-8, but then of two-byte characters,
 * which gazettes do not hold. */
static enum line_kind kind_of(gaz_slice line) {
    if (begins_otherwise(line)) {
        return OTHER;
    }
    size_t good = gaz_utf8_valid(line);
    if (good < line.len) {
        return is_cut_character(gaz_slice_from(line, good)) ? CUT_UTF8 : OTHER;
    }
    bool three = false;
    bool high = false;
    for (size_t i = 0; i < line.len; i++) {
        unsigned char b = (unsigned char)line.ptr[i];
        high = high || b >= 0x80;
        three = three || b >= 0xE3;
    }
    if (!high) {
        return NEUTRAL;
    }
    return three ? WHOLE_UTF8 : DOUBTFUL_UTF8;
}

static gaz_slice first_line(gaz_slice text) {
    const char *stop = *text.ptr == '\n' ? text.ptr : memchr(text.ptr, '\n', text.len);
    return stop == NULL ? text : gaz_slice_between(text.ptr, stop + 1);
}

/* The longest run of lines at the start of text that are of one kind, neutral
 * and doubtful lines going with what stands before them, and so does the last
 * one when it was cut. */
static gaz_slice first_run(gaz_slice text, bool *utf8) {
    enum line_kind run = NEUTRAL;
    size_t len = 0;
    while (len < text.len) {
        gaz_slice line = first_line(gaz_slice_from(text, len));
        enum line_kind kind = kind_of(line);
        if (kind == CUT_UTF8 && run == NEUTRAL) {
            kind = OTHER;
        }
        if (kind == WHOLE_UTF8 || kind == OTHER) {
            if (run != NEUTRAL && run != kind) {
                break;
            }
            run = kind;
        }
        len += line.len;
    }
    *utf8 = run != OTHER;
    return gaz_slice_first(text, len);
}

static gaz_status put_lines(struct output *out, gaz_slice text) {
    bool first = true;
    while (text.len > 0) {
        bool utf8;
        gaz_slice run = first_run(text, &utf8);
        gaz_encoding encoding = GAZ_ENC_UTF8;
        if (!utf8 && !gaz_detect_legacy(run, &encoding)) {
            return GAZ_BAD_ENCODING;
        }
        const char *name = gaz_encoding_name(encoding);
        if (first) {
            out->decoded->encoding = name;
        }
        out->decoded->mixed = out->decoded->mixed || out->decoded->encoding != name;
        first = false;
        gaz_status status = put_run(out, run, encoding);
        if (status != GAZ_OK) {
            return status;
        }
        text = gaz_slice_from(text, run.len);
    }
    return GAZ_OK;
}

static gaz_status decode_detected(struct output *out, gaz_slice raw) {
    gaz_encoding encoding;
    size_t mark;
    if (!gaz_detect_unicode(raw, &encoding, &mark)) {
        return put_lines(out, raw);
    }
    out->decoded->encoding = gaz_encoding_name(encoding);
    return put_run(out, gaz_slice_from(raw, mark), encoding);
}

gaz_status gaz_decode(gaz_arena *arena, gaz_slice raw, uint64_t offset, const char *from,
                      gaz_decoded *decoded) {
    *decoded = (gaz_decoded){.text = raw, .encoding = from};
    bool utf8 = from == NULL || strcmp(from, gaz_encoding_name(GAZ_ENC_UTF8)) == 0;
    bool zeros = raw.len > 0 && memchr(raw.ptr, '\0', raw.len) != NULL;
    if (utf8 && !zeros && gaz_utf8_valid(raw) == raw.len) {
        decoded->encoding = gaz_encoding_name(GAZ_ENC_UTF8);
        return GAZ_OK;
    }
    struct output out = {.arena = arena, .raw = raw, .offset = offset, .decoded = decoded};
    gaz_status status = GAZ_OK;
    if (from == NULL) {
        status = decode_detected(&out, raw);
    } else if (utf8) {
        put_utf8(&out, raw);
    } else {
        status = put_converted(&out, raw, from);
    }
    decoded->text = gaz_slice_between(out.begin, out.at);
    describe_undecodable(&out);
    return status;
}
