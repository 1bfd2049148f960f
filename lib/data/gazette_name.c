/* gazette_name.c - are two names those of one gazette? */
#include "data/gazette_name.h"

#include "data/organs.h"
#include "data/places.h"
#include "text/chars.h"
#include "text/slice.h"
#include "text/utf8.h"

enum { HAN = 3 /* bytes of a Han character of the basic plane */ };

gaz_gazette_name gaz_gazette_name_of(gaz_slice printed) {
    gaz_gazette_name name = {.len = 0};
    const char *end = gaz_slice_end(printed);
    for (const char *at = printed.ptr; at < end && name.len + HAN <= sizeof name.text;) {
        size_t step;
        if (gaz_is_han(gaz_utf8_decode(at, end, &step)) && step == HAN) {
            memcpy(name.text + name.len, at, HAN);
            name.len += HAN;
        }
        at += step;
    }
    return name;
}

/* Who publishes: the name without 公报 or 政报. */
static gaz_slice organ_of(const gaz_gazette_name *name) {
    size_t kind = strlen("公报");
    return (gaz_slice){name->text, name->len > kind ? name->len - kind : 0};
}

static size_t shared_start(gaz_slice a, gaz_slice b) {
    size_t len = 0;
    while (len < a.len && len < b.len && memcmp(a.ptr + len, b.ptr + len, HAN) == 0) {
        len += HAN;
    }
    return len;
}

static size_t shared_end(gaz_slice a, gaz_slice b) {
    size_t len = 0;
    while (len < a.len && len < b.len &&
           memcmp(a.ptr + a.len - len - HAN, b.ptr + b.len - len - HAN, HAN) == 0) {
        len += HAN;
    }
    return len;
}

/* 郯城县 of 郯城县人民政府, 教育 of 教育部; all of 国务院. */
static gaz_slice whose(gaz_slice organ, size_t kind) {
    return kind < organ.len ? gaz_slice_first(organ, organ.len - kind) : organ;
}

bool gaz_gazette_names_differ(const gaz_gazette_name *a, const gaz_gazette_name *b) {
    gaz_slice one = organ_of(a);
    gaz_slice other = organ_of(b);
    size_t kind;
    size_t other_kind;
    if (gaz_organ_suffix(one, &kind) == GAZ_ORGAN_NONE ||
        gaz_organ_suffix(other, &other_kind) == GAZ_ORGAN_NONE ||
        shared_end(one, other) >= (one.len < other.len ? one.len : other.len)) {
        return false;
    }
    gaz_place here = gaz_place_innermost(one);
    gaz_place there = gaz_place_innermost(other);
    if (here != 0 && there != 0) {
        return !gaz_place_within(here, there) && !gaz_place_within(there, here);
    }
    one = whose(one, kind);
    other = whose(other, other_kind);
    size_t longer = one.len > other.len ? one.len : other.len;
    return (shared_start(one, other) + shared_end(one, other)) * 2 < longer;
}
