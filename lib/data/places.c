/* places.c - administrative divisions (GB/T 2260): names, codes, parents. */
#include "data/places.h"

#include "text/slice.h"

struct place_row {
    uint32_t name; /* in place_pool */
    gaz_place parent;
    uint16_t until;
    uint8_t len;
    uint8_t stem; /* bytes of the name without its suffix */
    unsigned level : 7;
    unsigned filler : 1;
    char code[9];
};

/* A name, with the places that bear it: `rows` of place_order from `first`. */
struct place_name {
    uint32_t at;
    uint16_t first;
    uint16_t rows;
    uint8_t len;
    uint8_t levels;
    uint8_t last; /* of its slot */
};

/* Names whose first two characters are `key`; start is 1 + the first name. */
struct place_slot {
    uint32_t key;
    uint32_t start;
};

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Woverlength-strings"
#include "data/places.inc"
#pragma GCC diagnostic pop

/* The first two characters of text as one number, 0 when they are not both
 * Han of three bytes: then no division begins here. */
static uint32_t key_of(gaz_slice text) {
    const unsigned char *b = (const unsigned char *)text.ptr;
    if (text.len < 6 || (b[0] & 0xF0) != 0xE0 || (b[3] & 0xF0) != 0xE0) {
        return 0;
    }
    uint32_t first = (uint32_t)(b[0] & 0x0F) << 12 | (uint32_t)(b[1] & 0x3F) << 6 | (b[2] & 0x3F);
    uint32_t second = (uint32_t)(b[3] & 0x0F) << 12 | (uint32_t)(b[4] & 0x3F) << 6 | (b[5] & 0x3F);
    return first << 16 | second;
}

static const struct place_name *names_of(uint32_t key) {
    /* The generator computes the same hash. */
    uint32_t slot = key * 2654435761u >> 12 & PLACE_HASH_MASK;
    while (place_hash[slot].start != 0) {
        if (place_hash[slot].key == key) {
            return &place_names[place_hash[slot].start - 1];
        }
        slot = (slot + 1) & PLACE_HASH_MASK;
    }
    return NULL;
}

static gaz_places places_of(const struct place_name *name) {
    return (gaz_places){place_order + name->first, name->rows};
}

size_t gaz_place_read(gaz_slice text, unsigned levels, gaz_places *places) {
    uint32_t key = key_of(text);
    *places = (gaz_places){NULL, 0};
    for (const struct place_name *name = key == 0 ? NULL : names_of(key); name != NULL; name++) {
        if ((name->levels & levels) != 0 && name->len <= text.len &&
            memcmp(place_pool + name->at, text.ptr, name->len) == 0) {
            *places = places_of(name);
            return name->len;
        }
        if (name->last) {
            break;
        }
    }
    return 0;
}

gaz_places gaz_places_named(gaz_slice name) {
    uint32_t key = key_of(name);
    for (const struct place_name *at = key == 0 ? NULL : names_of(key); at != NULL; at++) {
        if (at->len == name.len && memcmp(place_pool + at->at, name.ptr, name.len) == 0) {
            return places_of(at);
        }
        if (at->last) {
            break;
        }
    }
    return (gaz_places){NULL, 0};
}

static bool is_suffix(const char *character) {
    static const char suffixes[][4] = {"县", "市", "区", "旗", "州", "盟", "省"};
    for (size_t i = 0; i < sizeof suffixes / sizeof *suffixes; i++) {
        if (memcmp(character, suffixes[i], 3) == 0) {
            return true;
        }
    }
    return false;
}

bool gaz_places_have_stem(gaz_slice stem) {
    uint32_t key = key_of(stem);
    for (const struct place_name *at = key == 0 ? NULL : names_of(key); at != NULL; at++) {
        const char *name = place_pool + at->at;
        if ((at->levels & GAZ_PLACE_DIVISION) != 0 && at->len == stem.len + 3 &&
            memcmp(name, stem.ptr, stem.len) == 0 && is_suffix(name + stem.len)) {
            return true;
        }
        if (at->last) {
            break;
        }
    }
    return false;
}

gaz_place gaz_places_first(gaz_places places, unsigned levels) {
    for (size_t i = 0; i < places.count; i++) {
        if ((place_rows[places.items[i]].level & levels) != 0) {
            return places.items[i];
        }
    }
    return 0;
}

/* The places of a key in two parallel arrays, the first of which is sorted. */
static gaz_places places_at(const uint32_t *keys, const gaz_place *places, size_t count,
                            uint32_t key) {
    size_t begin = 0;
    for (size_t end = count; begin < end;) {
        size_t middle = begin + (end - begin) / 2;
        if (keys[middle] < key) {
            begin = middle + 1;
        } else {
            end = middle;
        }
    }
    size_t behind = begin;
    while (behind < count && keys[behind] == key) {
        behind++;
    }
    return (gaz_places){places + begin, behind - begin};
}

gaz_places gaz_places_ending(uint32_t before_last, uint32_t last) {
    return places_at(place_endings_keys, place_endings,
                     sizeof place_endings / sizeof *place_endings, before_last << 16 | last);
}

gaz_places gaz_places_framed(uint32_t first, uint32_t last) {
    return places_at(place_frames_keys, place_frames, sizeof place_frames / sizeof *place_frames,
                     first << 16 | last);
}

gaz_places gaz_places_beginning(uint32_t first) {
    return places_at(place_beginnings_keys, place_beginnings,
                     sizeof place_beginnings / sizeof *place_beginnings, first);
}

gaz_slice gaz_place_name(gaz_place place) {
    return (gaz_slice){place_pool + place_rows[place].name, place_rows[place].len};
}

gaz_slice gaz_place_code(gaz_place place) {
    const char *code = place_rows[place].code;
    size_t len = code[0] == '\0' ? 0 : code[6] == '\0' ? 6 : 9;
    return (gaz_slice){code, len};
}

enum gaz_place_level gaz_place_level(gaz_place place) {
    return (enum gaz_place_level)place_rows[place].level;
}

gaz_place gaz_place_parent(gaz_place place) {
    return place_rows[place].parent;
}

int gaz_place_until(gaz_place place) {
    return place_rows[place].until;
}

gaz_place gaz_place_count(void) {
    return PLACE_COUNT;
}

bool gaz_place_is_filler(gaz_place place) {
    return place_rows[place].filler != 0;
}

gaz_place gaz_place_first_county(void) {
    return PLACE_COUNTIES;
}

gaz_place gaz_place_county_below(gaz_place above, gaz_place after) {
    gaz_place first = above < PLACE_COUNTIES ? place_first_counties[above] : 0;
    gaz_place county = after == 0 ? first : (gaz_place)(after + 1);
    while (first != 0 && county < PLACE_TOWNSHIPS && place_rows[county].parent == above) {
        if (place_rows[county].filler == 0) {
            return county;
        }
        county++;
    }
    return 0;
}

static int compare_code(gaz_place place, gaz_slice code) {
    gaz_slice own = gaz_place_code(place);
    return own.len != code.len ? (own.len < code.len ? -1 : 1) : memcmp(own.ptr, code.ptr, own.len);
}

/* The first place from `begin` to `end` whose code is not below `code`. */
static gaz_place search(gaz_place begin, gaz_place end, gaz_slice code) {
    while (begin < end) {
        gaz_place middle = (gaz_place)(begin + (end - begin) / 2);
        if (compare_code(middle, code) < 0) {
            begin = (gaz_place)(middle + 1);
        } else {
            end = middle;
        }
    }
    return begin;
}

gaz_place gaz_place_of_code(gaz_slice code) {
    if (code.len != 6 && code.len != 9) {
        return 0;
    }
    gaz_place begin = PLACE_COUNTIES;
    gaz_place end = PLACE_TOWNSHIPS;
    if (code.len == 9) {
        begin = PLACE_TOWNSHIPS;
        end = PLACE_CURRENT;
    } else if (memcmp(code.ptr + 2, "0000", 4) == 0) {
        begin = 1;
        end = PLACE_PREFECTURES;
    } else if (memcmp(code.ptr + 4, "00", 2) == 0) {
        begin = PLACE_PREFECTURES;
        end = PLACE_COUNTIES;
    }
    gaz_place found = search(begin, end, code);
    if (found == end && begin == PLACE_PREFECTURES) { /* 东莞: a county code on 00 */
        begin = PLACE_COUNTIES;
        end = PLACE_TOWNSHIPS;
        found = search(begin, end, code);
    }
    return found < end && compare_code(found, code) == 0 ? found : 0;
}

gaz_place gaz_place_townships(gaz_place county, size_t *count) {
    gaz_slice code = gaz_place_code(county);
    char digits[9];
    *count = 0;
    if (code.len != 6) {
        return 0;
    }
    memcpy(digits, code.ptr, 6);
    memcpy(digits + 6, "000", 3);
    gaz_place first = search(PLACE_TOWNSHIPS, PLACE_CURRENT, (gaz_slice){digits, 9});
    gaz_place at = first;
    while (at < PLACE_CURRENT && memcmp(place_rows[at].code, code.ptr, 6) == 0) {
        at++;
    }
    *count = (size_t)(at - first);
    return first;
}

/* The row of today's name. */
static gaz_place current(gaz_place place) {
    return place_rows[place].until == 0 ? place : gaz_place_of_code(gaz_place_code(place));
}

bool gaz_place_within(gaz_place place, gaz_place area) {
    area = current(area);
    for (place = current(place); place != 0; place = place_rows[place].parent) {
        if (place == area) {
            return true;
        }
    }
    return false;
}

gaz_slice gaz_place_stem(gaz_place place) {
    return (gaz_slice){place_pool + place_rows[place].name, place_rows[place].stem};
}

gaz_place gaz_place_innermost(gaz_slice name) {
    gaz_place found = 0;
    gaz_places places;
    for (size_t len; (len = gaz_place_read(name, GAZ_PLACE_DIVISION, &places)) > 0;) {
        gaz_place inside = 0;
        size_t fitting = 0;
        for (size_t i = 0; i < places.count; i++) {
            gaz_place place = places.items[i];
            if ((gaz_place_level(place) & GAZ_PLACE_DIVISION) != 0 &&
                (found == 0 || gaz_place_within(place, found))) {
                inside = place;
                fitting++;
            }
        }
        if (fitting != 1) {
            return 0;
        }
        found = inside;
        name = gaz_slice_from(name, len);
    }
    return found;
}
