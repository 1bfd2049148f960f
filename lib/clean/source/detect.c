/* detect.c - in which encoding are these bytes? */
#include "clean/source/detect.h"

#include <errno.h>
#include <iconv.h>

#include "data/common.h"
#include "data/gb18030.h"
#include "text/slice.h"
#include "text/utf8.h"

enum {
    SAMPLE = 16 * 1024, /* bytes that decide about a run */
    ZERO_SAMPLE = 4096,
    LOOKED_AT = 256 /* bytes of it at a time */
};

static const char names[][12] = {"UTF-8",    "GB18030",  "BIG5-HKSCS", "UTF-16LE",
                                 "UTF-16BE", "UTF-32LE", "UTF-32BE"};

const char *gaz_encoding_name(gaz_encoding encoding) {
    return names[encoding];
}

const char *gaz_encoding_detected(size_t index) {
    return index < sizeof names / sizeof *names ? names[index] : NULL;
}

struct mark {
    char bytes[4];
    size_t len;
    gaz_encoding encoding;
};

/* UTF-32 before UTF-16, whose little-endian mark begins the same way. The mark
 * of UTF-8 and GB18030 stays in the text: rule `bom` takes it off. */
static const struct mark marks[] = {
    {"\xFF\xFE\0\0", 4, GAZ_ENC_UTF32LE},
    {"\0\0\xFE\xFF", 4, GAZ_ENC_UTF32BE},
    {"\xFF\xFE", 2, GAZ_ENC_UTF16LE},
    {"\xFE\xFF", 2, GAZ_ENC_UTF16BE},
};

static bool has_mark(gaz_slice raw, gaz_encoding *encoding, size_t *mark) {
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        if (raw.len >= marks[i].len && memcmp(raw.ptr, marks[i].bytes, marks[i].len) == 0) {
            *encoding = marks[i].encoding;
            *mark = marks[i].len;
            return true;
        }
    }
    return false;
}

/* Whether the bytes at `side` of each pair are high bytes that 16-bit gazette
 * text has: ASCII and Latin, punctuation, Han, full-width forms. A lone NUL in
 * other text is damage, not UTF-16. */
static bool has_high_bytes(gaz_slice raw, size_t side) {
    size_t len = (raw.len < ZERO_SAMPLE ? raw.len : ZERO_SAMPLE) & ~(size_t)1;
    size_t high = 0;
    for (size_t i = side; i < len; i += 2) {
        unsigned char b = (unsigned char)raw.ptr[i];
        high += b <= 0x02 || (b >= 0x20 && b <= 0x30) || (b >= 0x34 && b <= 0x9F) || b >= 0xFE;
    }
    return high * 20 >= len / 2 * 19;
}

/* UTF-16 by its high bytes. Zero bytes alone do not tell: 一 is U+4E00. */
static bool has_wide_pattern(gaz_slice raw, size_t even, size_t odd, gaz_encoding *encoding) {
    bool little = has_high_bytes(raw, 1);
    bool big = has_high_bytes(raw, 0);
    if (little && big) { /* mostly ASCII: every second byte is zero, or it is damage */
        size_t units = (raw.len < ZERO_SAMPLE ? raw.len : ZERO_SAMPLE) / 2;
        little = odd > 10 * even && odd * 2 > units;
        big = even > 10 * odd && even * 2 > units;
    }
    *encoding = little ? GAZ_ENC_UTF16LE : GAZ_ENC_UTF16BE;
    return little || big;
}

/* Where ASCII is 16 or 32 bits wide, its zero bytes stand on the same side. */
static bool has_zero_pattern(gaz_slice raw, gaz_encoding *encoding) {
    size_t len = raw.len < ZERO_SAMPLE ? raw.len : ZERO_SAMPLE;
    size_t zeros[4] = {0};
    for (size_t i = 0; i < len; i++) {
        zeros[i % 4] += raw.ptr[i] == '\0';
    }
    size_t quarter = len / 4;
    size_t even = zeros[0] + zeros[2];
    size_t odd = zeros[1] + zeros[3];
    if (quarter < 2 || raw.len % 2 != 0 || even + odd == 0) {
        return false;
    }
    if (zeros[3] > quarter * 9 / 10 && zeros[0] < quarter / 10 && zeros[2] > quarter * 9 / 10) {
        *encoding = GAZ_ENC_UTF32LE;
    } else if (zeros[0] > quarter * 9 / 10 && zeros[3] < quarter / 10 &&
               zeros[1] > quarter * 9 / 10) {
        *encoding = GAZ_ENC_UTF32BE;
    } else {
        return has_wide_pattern(raw, even, odd, encoding);
    }
    return true;
}

/* Han text without a single ASCII character: its high bytes are few. So they are looked for
 * only as long as one of both sides may have enough. */
static bool has_han_pattern(gaz_slice raw, gaz_encoding *encoding) {
    size_t len = (raw.len < ZERO_SAMPLE ? raw.len : ZERO_SAMPLE) & ~(size_t)1;
    size_t high[2] = {0};
    if (len < 8 || raw.len % 2 != 0) {
        return false;
    }
    for (size_t i = 0; i < len; i++) {
        unsigned char b = (unsigned char)raw.ptr[i];
        high[i % 2] += (b >= 0x4E && b <= 0x9F) || b == 0x30 || b == 0xFF;
        if (i % LOOKED_AT == LOOKED_AT - 1 && (i / 2 + 1 - high[0]) * 20 > len / 2 &&
            (i / 2 + 1 - high[1]) * 20 > len / 2) {
            return false;
        }
    }
    if (high[1] * 20 >= len / 2 * 19 && high[0] * 2 < len / 2 * 1 + high[1]) {
        *encoding = GAZ_ENC_UTF16LE;
        return high[0] < high[1];
    }
    if (high[0] * 20 >= len / 2 * 19 && high[1] < high[0]) {
        *encoding = GAZ_ENC_UTF16BE;
        return true;
    }
    return false;
}

bool gaz_detect_unicode(gaz_slice raw, gaz_encoding *encoding, size_t *mark) {
    *mark = 0;
    if (has_mark(raw, encoding, mark)) {
        return true;
    }
    /* Valid UTF-8 may hold a NUL by damage; UTF-16 of ASCII text is valid too. */
    bool zeros =
        raw.len > 0 && memchr(raw.ptr, '\0', raw.len < ZERO_SAMPLE ? raw.len : ZERO_SAMPLE) != NULL;
    if (zeros && has_zero_pattern(raw, encoding)) {
        return true;
    }
    if (gaz_utf8_valid(raw) == raw.len) {
        *encoding = GAZ_ENC_UTF8;
        return true;
    }
    return has_han_pattern(raw, encoding);
}

/* ---- UTF-8, GB18030 or Big5 ---- */

struct score {
    size_t common;  /* characters that official text is made of */
    size_t others;  /* further characters above ASCII */
    size_t invalid; /* bytes that the encoding does not have */
};

static void count_characters(gaz_slice text, struct score *score) {
    gaz_count_common(text, &score->common, &score->others);
}

/* A reading that fails so often is not worth going on with. */
static bool is_hopeless(const struct score *score) {
    return score->invalid > 32 && score->invalid * 4 > score->common;
}

/* Reads what iconv takes at the start of *rest, or counts one byte as invalid:
 * a bad one, or a cut end. False when iconv itself fails. */
static bool read_by_iconv(gaz_slice *rest, iconv_t converter, struct score *score) {
    char out[4096];
    char *in = (char *)(uintptr_t)rest->ptr;
    char *to = out;
    size_t left = rest->len;
    size_t room = sizeof out;
    bool all = iconv(converter, &in, &left, &to, &room) != (size_t)-1;
    if (!all && errno != EILSEQ && errno != EINVAL && errno != E2BIG) {
        return false;
    }
    if (!all && errno != E2BIG) {
        in++;
        left--;
        score->invalid++;
    }
    count_characters(gaz_slice_between(out, to), score);
    *rest = (gaz_slice){in, left};
    return true;
}

/* Reads two-byte characters and ASCII of GB18030 at the start of *rest; false when
 * there are none. */
static bool read_by_table(gaz_slice *rest, struct score *score) {
    enum { PART = 2048 };
    size_t most = rest->len < PART ? rest->len : PART;
    size_t taken = gaz_gb18030_count(gaz_slice_first(*rest, most), &score->common, &score->others);
    *rest = gaz_slice_from(*rest, taken);
    return taken > 0;
}

/* Bytes of a character above U+10FFFF, as UTF-8 had them before 2003, and as iconv
 * still takes them for one. */
static size_t beyond_unicode(gaz_slice rest) {
    const unsigned char *b = (const unsigned char *)rest.ptr;
    unsigned lead = rest.len < 4 ? 0 : b[0];
    size_t len = lead < 0xF4 || lead > 0xFD ? 0 : lead < 0xF8 ? 4 : lead < 0xFC ? 5 : 6;
    if (len > rest.len || (lead == 0xF8 && b[1] < 0x88) || (lead == 0xFC && b[1] < 0x84)) {
        return 0;
    }
    for (size_t i = 1; i < len; i++) {
        if ((b[i] & 0xC0) != 0x80) {
            return 0;
        }
    }
    return len;
}

/* Counts UTF-8 up to what is no part of it, and one byte of that as invalid. */
static void read_utf8(gaz_slice *rest, struct score *score) {
    size_t good = gaz_utf8_valid(*rest);
    size_t beyond = beyond_unicode(gaz_slice_from(*rest, good));
    bool invalid = good < rest->len && beyond == 0;
    count_characters(gaz_slice_first(*rest, good), score);
    count_characters(gaz_slice_first(gaz_slice_from(*rest, good), beyond), score);
    score->invalid += invalid;
    *rest = gaz_slice_from(*rest, good + beyond + invalid);
}

/* The converter is opened when something is left to it: that loads a module. */
static bool score_of(gaz_slice sample, gaz_encoding encoding, struct score *score) {
    iconv_t closed = (iconv_t)-1;
    iconv_t converter = closed;
    bool good = true;
    *score = (struct score){0};
    while (sample.len > 0 && good && !is_hopeless(score)) {
        if (encoding == GAZ_ENC_UTF8) {
            read_utf8(&sample, score);
            continue;
        }
        if (encoding == GAZ_ENC_GB18030 && read_by_table(&sample, score)) {
            continue;
        }
        if (converter == closed) {
            converter = iconv_open("UTF-8", names[encoding]);
        }
        good = converter != closed && read_by_iconv(&sample, converter, score);
    }
    if (converter != closed) {
        iconv_close(converter);
    }
    return good;
}

/* Higher is better: the share of common characters, bad bytes against it. */
static double quality(struct score score) {
    double all = (double)score.common + (double)score.others + 2.0 * (double)score.invalid;
    return all == 0 ? 0 : (double)score.common / all;
}

bool gaz_detect_legacy(gaz_slice run, gaz_encoding *encoding) {
    gaz_slice sample = gaz_slice_first(run, run.len < SAMPLE ? run.len : SAMPLE);
    const double clearly = 0.1; /* mainland archives: Big5 has to be so much better */
    struct score utf8;
    struct score gb;
    struct score big5 = {0};
    *encoding = GAZ_ENC_GB18030;
    if (!score_of(sample, GAZ_ENC_UTF8, &utf8) || !score_of(sample, GAZ_ENC_GB18030, &gb)) {
        return false;
    }
    bool open = quality(gb) + clearly < 1; /* else nothing can be */
    if (open && !score_of(sample, GAZ_ENC_BIG5, &big5)) {
        return false;
    }
    if (quality(utf8) > quality(gb) && quality(utf8) > quality(big5)) {
        *encoding = GAZ_ENC_UTF8; /* with some broken characters */
    } else if (quality(big5) > quality(gb) + clearly) {
        *encoding = GAZ_ENC_BIG5;
    }
    return true;
}
