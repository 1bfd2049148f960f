/* issued.c - what a document says that it issues. */
#include "split/document/issued.h"

#include "text/grammar/seal.h"
#include "text/slice.h"

enum { KIND = 6 /* bytes of 讲话 */ };

void gaz_names_add(gaz_arena *arena, gaz_names *names, gaz_slice name) {
    if (names->count < GAZ_MOST_NAMES && name.len > 0) {
        names->keys[names->count++] = gaz_title_key_of(arena, name);
    }
}

static void add_quoted(gaz_arena *arena, gaz_names *names, gaz_slice text, bool reports) {
    const char *open;
    while ((open = gaz_slice_find(text, "《")) != NULL) {
        const char *end = gaz_slice_end(text);
        const char *at = open;
        const char *close = NULL;
        int depth = 0;
        for (; at + 3 <= end; at++) {
            depth += memcmp(at, "《", 3) == 0;
            depth -= memcmp(at, "》", 3) == 0;
            if (depth == 0 && memcmp(at, "》", 3) == 0) {
                close = at;
                break;
            }
        }
        if (close == NULL) {
            return;
        }
        gaz_slice name = gaz_slice_between(open + strlen("《"), close);
        if (reports || !gaz_slice_ends(name, "报告")) {
            gaz_names_add(arena, names, name);
        }
        text = gaz_slice_between(close + strlen("》"), end);
    }
}

void gaz_names_add_quoted(gaz_arena *arena, gaz_names *names, gaz_slice text) {
    add_quoted(arena, names, text, true);
}

void gaz_names_add_approved(gaz_arena *arena, gaz_names *names, gaz_slice text) {
    add_quoted(arena, names, text, false);
}

void gaz_names_add_passed_on(gaz_arena *arena, gaz_names *names, gaz_slice title) {
    const char *verb = gaz_slice_find(title, "批转");
    verb = verb == NULL ? gaz_slice_find(title, "转发") : verb;
    if (verb == NULL || gaz_slice_find(title, "《") != NULL) {
        return;
    }
    gaz_slice name = gaz_slice_between(verb + strlen("批转"), gaz_slice_end(title));
    if (gaz_slice_ends(name, "的通知")) {
        name.len -= strlen("的通知");
    }
    if (gaz_slice_find(name, "关于") != NULL) {
        gaz_names_add(arena, names, name);
    }
}

void gaz_names_add_note(gaz_arena *arena, gaz_names *names, gaz_slice text) {
    const char *colon = gaz_slice_find(text, "：");
    gaz_names_add(arena, names,
                  colon == NULL ? text
                                : gaz_slice_between(colon + strlen("："), gaz_slice_end(text)));
}

bool gaz_names_hold(const gaz_names *names, gaz_title_key key) {
    for (uint32_t i = 0; i < names->count; i++) {
        if (gaz_title_same(names->keys[i], key)) {
            return true;
        }
    }
    return false;
}

gaz_slice gaz_issued_kind(gaz_slice title) {
    static const char *const ends[] = {"的通知", "通知"};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        size_t end = strlen(ends[i]);
        if (gaz_slice_ends(title, ends[i]) && title.len >= end + KIND) {
            return (gaz_slice){gaz_slice_end(title) - end - KIND, KIND};
        }
    }
    return (gaz_slice){NULL, 0};
}

bool gaz_issues_texts(gaz_slice title) {
    static const char *const words[] = {"印发", "转发", "公布", "发布", "批转", "颁布",
                                        "颁发", "修改", "頒佈", "頒發", "公佈"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (gaz_slice_find(title, words[i]) != NULL) {
            return true;
        }
    }
    return false;
}

bool gaz_is_signed_by_issuer(const gaz_paragraphs *list, uint32_t from, gaz_slice title) {
    enum { FARTHEST = 120 /* paragraphs of a paper without annexes */ };
    const char *about = gaz_slice_find(title, "关于");
    bool whole = about == NULL; /* 某某县人民政府征收土地公告 begins with it */
    about = whole ? gaz_slice_end(title) : about;
    if (about == title.ptr) {
        return false;
    }
    uint32_t organ_chars[GAZ_KEY_LONGEST];
    uint32_t chars[GAZ_KEY_LONGEST];
    gaz_title_key organ = gaz_title_key_in(gaz_slice_between(title.ptr, about), organ_chars);
    for (uint32_t i = from; i + 1 < list->count && i - from < FARTHEST; i++) {
        const gaz_paragraph *paragraph = &list->items[i];
        if (paragraph->line_class == GAZ_LINE_TITLE) {
            return false;
        }
        if (paragraph->line_class == GAZ_LINE_SIGNATURE &&
            paragraph[1].line_class == GAZ_LINE_DATE) {
            gaz_title_key signer = gaz_title_key_in(gaz_without_seal(paragraph->text), chars);
            bool long_enough = signer.count > 0 &&
                               (whole ? signer.count < organ.count : signer.count == organ.count);
            return long_enough &&
                   memcmp(signer.chars, organ.chars, signer.count * sizeof *organ.chars) == 0;
        }
    }
    return false;
}
