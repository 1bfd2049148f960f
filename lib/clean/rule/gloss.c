/* gloss.c - rule `gloss`: pinyin in brackets behind character after character. */
#include "clean/rule/context_rules.h"
#include "text/chars.h"
#include "text/slice.h"
#include "text/utf8.h"

enum { LONGEST_SYLLABLE = 6, DENSE = 3 };

static bool has_tone(uint32_t c) {
    return (c >= 0xE0 && c <= 0xFC && c != 0xF7) || (c >= 0x100 && c <= 0x1DC);
}

/* (chéng) at the start of text: bytes it takes, 0 when it is none. *toned: a
 * letter of it bears a tone. */
static size_t read_gloss(gaz_slice text, bool *toned) {
    size_t at = gaz_slice_starts(text, "（") ? 3 : 1;
    int letters = 0;
    *toned = false;
    while (at < text.len && letters <= LONGEST_SYLLABLE) {
        size_t step;
        uint32_t c = gaz_utf8_decode(text.ptr + at, gaz_slice_end(text), &step);
        at += step;
        if (c == ')' || c == 0xFF09) {
            return letters > 0 ? at : 0;
        }
        if (!has_tone(c) && (c < 'a' || c > 'z')) {
            break;
        }
        *toned = *toned || has_tone(c);
        letters++;
    }
    return 0;
}

static bool opens_gloss(const char *at, const char *end) {
    gaz_slice text = gaz_slice_between(at, end);
    return gaz_slice_starts(text, "(") || gaz_slice_starts(text, "（");
}

/* Three characters of the line and more are glossed, each with its tone: nobody
 * writes a gazette so; one gloss behind a rare character is the author's. */
static bool is_dense(gaz_pass *pass) {
    gaz_context *context = pass->data;
    const char *end = gaz_pass_line_end(pass);
    if (context->glossed_line == pass->line) {
        return context->glossed;
    }
    int count = 0;
    uint32_t before = 0;
    for (const char *at = pass->line; at < end && count < DENSE;) {
        bool toned;
        size_t step;
        uint32_t c = gaz_utf8_decode(at, end, &step);
        if (gaz_is_han(before) && opens_gloss(at, end)) {
            count += read_gloss(gaz_slice_between(at, end), &toned) > 0 && toned;
        }
        before = c;
        at += step;
    }
    context->glossed_line = pass->line;
    context->glossed = count >= DENSE;
    return context->glossed;
}

size_t gaz_correct_gloss(gaz_pass *pass, const char *at, size_t step) {
    uint32_t next = gaz_pass_at(pass, at + step);
    bool letter = (next >= 'a' && next <= 'z') || has_tone(next);
    bool toned;
    if (!letter || !gaz_is_han(gaz_pass_before(pass, at))) {
        return 0;
    }
    size_t len = read_gloss(gaz_slice_between(at, gaz_pass_line_end(pass)), &toned);
    if (len == 0 || !is_dense(pass)) {
        return 0;
    }
    gaz_pass_note(pass, at, at + len, gaz_slice_of(""), GAZ_RULE_GLOSS, GAZ_CERTAIN,
                  gaz_slice_of("pinyin behind a character, as behind others of the line"));
    return len;
}
