/* issued.c - what a document says that it issues. */
#include "split/issued.h"

#include "text/slice.h"

enum { KIND = 6 /* bytes of 讲话 */ };

void gaz_names_add(gaz_arena *arena, gaz_names *names, gaz_slice name) {
    if (names->count < GAZ_MOST_NAMES && name.len > 0) {
        names->keys[names->count++] = gaz_title_key_of(arena, name);
    }
}

void gaz_names_add_quoted(gaz_arena *arena, gaz_names *names, gaz_slice text) {
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
        gaz_names_add(arena, names, gaz_slice_between(open + strlen("《"), close));
        text = gaz_slice_between(close + strlen("》"), end);
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
    static const char *const words[] = {"印发", "转发", "公布", "发布", "批转",
                                        "颁布", "修改", "頒佈", "頒發", "公佈"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (gaz_slice_find(title, words[i]) != NULL) {
            return true;
        }
    }
    return false;
}
