/* seal.c - 某某局（印章）: what a copy writes for the seal on a signature. */
#include "text/grammar/seal.h"

#include "text/slice.h"

gaz_slice gaz_without_seal(gaz_slice text) {
    static const char *const seals[] = {"（印章）", "（公章）", "（盖章）",
                                        "（章）",   "（代章）", "（印）"};
    bool sealed = gaz_slice_ends(text, "章）") || gaz_slice_ends(text, "印）");
    for (size_t i = 0; sealed && i < sizeof seals / sizeof *seals; i++) {
        if (gaz_slice_ends(text, seals[i])) {
            return gaz_slice_trim_right(gaz_slice_first(text, text.len - strlen(seals[i])));
        }
    }
    return text;
}
