/* normalise.c - characters that are wrong by themselves, wherever they stand. */
#include "clean/source/normalise.h"

#include "clean/edit/pass.h"
#include "data/characters.h"
#include "text/chars.h"
#include "text/slice.h"

static const char EMPTY[] = "";

static size_t stands_for(gaz_pass *pass, const char *at, uint32_t c, size_t step) {
    gaz_slice other = gaz_character_for((gaz_slice){at, step});
    if (other.ptr != NULL) {
        bool radical = c < 0x3000;
        gaz_slice why = gaz_slice_of(radical ? "a radical in the place of a character"
                                             : "a compatibility form of the same character");
        gaz_pass_note(pass, at, at + step, other,
                      radical ? GAZ_RULE_RADICAL : GAZ_RULE_COMPATIBILITY, GAZ_CERTAIN, why);
    }
    return step;
}

static size_t full_width(gaz_pass *pass, const char *at, uint32_t c, size_t step) {
    char *ascii = gaz_arena_alloc(pass->arena, 1);
    *ascii = (char)(c - 0xFF01 + '!');
    gaz_pass_note(pass, at, at + step, (gaz_slice){ascii, 1}, GAZ_RULE_FULL_WIDTH, GAZ_CERTAIN,
                  gaz_slice_of("the full-width form of an ASCII character"));
    return step;
}

/* Bytes in which the character at `at` is repeated, when that is so often that it
 * is noise and becomes one edit; else those of one character. */
static size_t run_of(const gaz_pass *pass, const char *at, size_t step) {
    enum { NOISE = 8 };
    const char *end = gaz_slice_end(pass->text);
    const char *behind = at + step; /* each byte of a run is as the one a character before */
    while (behind < end && *behind == behind[-(ptrdiff_t)step]) {
        behind++;
    }
    size_t len = (size_t)(behind - at) / step * step;
    return len > NOISE * step ? len : step;
}

/* Letters of scripts that write with joiners and marks of direction, and emoji. */
static bool needs_joiners(uint32_t c) {
    static const uint32_t ranges[][2] = {
        {0x0590, 0x0FFF}, {0x1100, 0x11FF}, {0x1800, 0x18AF},   {0x2600, 0x27BF},
        {0xFB1D, 0xFDFF}, {0xFE70, 0xFEFE}, {0x1F000, 0x1FFFF},
    };
    for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++) {
        if (c >= ranges[i][0] && c <= ranges[i][1]) {
            return true;
        }
    }
    return false;
}

/* A joiner, a mark or a variation selector among such letters is part of how they
 * are written: Uyghur, Mongolian. What only breaks lines is not. */
static bool is_spelling(const gaz_pass *pass, const char *at, uint32_t c, size_t step) {
    bool breaks = c == 0xAD || c == 0x200B || c == 0x2060 || c == 0xFEFF;
    return !breaks && (needs_joiners(gaz_pass_before(pass, at)) ||
                       needs_joiners(gaz_pass_at(pass, at + step)));
}

static size_t zero_width(gaz_pass *pass, const char *at, uint32_t c, size_t step) {
    if (c == 0xFEFF && at == pass->text.ptr && pass->data != NULL) {
        gaz_pass_note(pass, at, at + step, gaz_slice_of(EMPTY), GAZ_RULE_BOM, GAZ_CERTAIN,
                      gaz_slice_of("U+FEFF at the start of the source"));
        return step;
    }
    step = run_of(pass, at, step);
    if (is_spelling(pass, at, c, step)) {
        return step;
    }
    gaz_pass_note(pass, at, at + step, gaz_slice_of(EMPTY), GAZ_RULE_ZERO_WIDTH, GAZ_CERTAIN,
                  gaz_pass_say(pass, GAZ_CERTAIN, "U+%04X has no width", (unsigned)c));
    return step;
}

static size_t control(gaz_pass *pass, const char *at, uint32_t c, size_t step) {
    step = run_of(pass, at, step);
    gaz_pass_note(pass, at, at + step, gaz_slice_of(EMPTY), GAZ_RULE_CONTROL, GAZ_CERTAIN,
                  gaz_pass_say(pass, GAZ_CERTAIN, "U+%04X is a control character", (unsigned)c));
    return step;
}

static size_t private_use(gaz_pass *pass, const char *at, uint32_t c, size_t step) {
    step = run_of(pass, at, step);
    gaz_pass_note(pass, at, at + step, (gaz_slice){NULL, 0}, GAZ_RULE_PRIVATE_USE, GAZ_POSSIBLE,
                  gaz_pass_say(pass, GAZ_POSSIBLE,
                               "U+%04X is private: only its font knows what it shows",
                               (unsigned)c));
    return step;
}

static size_t above_bmp(gaz_pass *pass, const char *at, uint32_t c, size_t step) {
    if (c >= 0x2F800 && c <= 0x2FA1F) {
        return stands_for(pass, at, c, step);
    }
    if (c >= 0xE0000 && c <= 0xE01EF) { /* tags, variation selectors */
        return zero_width(pass, at, c, step);
    }
    return c >= 0xF0000 ? private_use(pass, at, c, step) : step;
}

static bool is_foreign(uint32_t c) {
    return (c >= 0x0400 && c <= 0x06FF) || (c >= 0x0E01 && c <= 0x0E5B) ||
           (c >= 0x3131 && c <= 0x3163) || (c >= 0xAC00 && c <= 0xD7A3);
}

/* Words of other scripts have more letters than one, and seldom Han on both sides. */
static size_t foreign(gaz_pass *pass, const char *at, uint32_t c, size_t step) {
    const char *end = at + step;
    while (is_foreign(gaz_pass_at(pass, end))) {
        end += gaz_pass_at(pass, end) < 0x800 ? 2 : 3;
    }
    uint32_t before = gaz_pass_before(pass, at);
    uint32_t after = gaz_pass_at(pass, end);
    bool among = (gaz_is_han(before) && (gaz_is_han(after) || gaz_is_cjk_punct(after))) ||
                 (gaz_is_han(after) && gaz_is_cjk_punct(before));
    if (end == at + step && among) {
        gaz_pass_note(pass, at, end, (gaz_slice){NULL, 0}, GAZ_RULE_FOREIGN_LETTER, GAZ_POSSIBLE,
                      gaz_pass_say(pass, GAZ_POSSIBLE,
                                   "U+%04X is of another script, and alone among Han characters",
                                   (unsigned)c));
    }
    return (size_t)(end - at);
}

/* A no-break space inside a line; at its edges gz-split reads the layout. */
static size_t no_break_space(gaz_pass *pass, const char *at, uint32_t c, size_t step) {
    (void)c;
    if (gaz_pass_before(pass, at) != 0 && gaz_pass_at(pass, at + step) != 0) {
        gaz_pass_note(pass, at, at + step, gaz_slice_of(" "), GAZ_RULE_SPACE, GAZ_CERTAIN,
                      gaz_slice_of("a no-break space"));
    }
    return step;
}

static const gaz_handler handlers[] = {
    [GAZ_VISITOR_STANDS_FOR] = stands_for,         [GAZ_VISITOR_FULL_WIDTH] = full_width,
    [GAZ_VISITOR_ZERO_WIDTH] = zero_width,         [GAZ_VISITOR_CONTROL] = control,
    [GAZ_VISITOR_PRIVATE_USE] = private_use,       [GAZ_VISITOR_ABOVE_BMP] = above_bmp,
    [GAZ_VISITOR_NO_BREAK_SPACE] = no_break_space, [GAZ_VISITOR_FOREIGN] = foreign,
};

gaz_pass gaz_normalise_pass(gaz_arena *arena, gaz_slice text, const gaz_clean_options *options,
                            bool at_start) {
    gaz_pass pass = gaz_pass_of(arena, text, options);
    pass.handlers = handlers;
    pass.visits = gaz_visits_normalise();
    pass.data = at_start ? arena : NULL; /* no more than a yes */
    return pass;
}
