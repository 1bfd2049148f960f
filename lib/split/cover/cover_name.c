/* cover_name.c - the name of a gazette that a cover breaks over lines. */
#include "data/organs.h"
#include "data/places.h"
#include "split/cover/cover.h"
#include "split/line/page_number.h"
#include "split/line/words.h"
#include "text/slice.h"

enum { MOST_LINES = 3, LONGEST_PART = 100 };

static bool is_place(gaz_slice part) {
    return gaz_slice_is(part, "中华人民共和国") || gaz_slice_is(part, "中華人民共和國") ||
           gaz_places_named(part).count > 0;
}

/* 莒县, 莒县人民政府, 国务院办公厅: what stands above the rest of the name. */
static bool begins_name(gaz_slice part) {
    size_t len;
    return is_place(part) || gaz_organ_suffix(part, &len) != GAZ_ORGAN_NONE;
}

/* 公报 alone; 常务委员会公报, 办公厅公报 under an organ; or 国务院公报, 人民政府公报 under
 * a place. A line that names its place itself is a whole name. */
static bool ends_name(gaz_slice part, bool under_place) {
    gaz_places places;
    if (gaz_slice_is(part, "公报") || gaz_slice_is(part, "政报") || gaz_slice_is(part, "公報") ||
        gaz_slice_is(part, "政報") || gaz_slice_is(part, "常务委员会公报") ||
        gaz_slice_is(part, "办公厅公报") || gaz_slice_is(part, "办公室公报")) {
        return true;
    }
    return under_place && gaz_is_gazette_head(part) &&
           gaz_place_read(part, GAZ_PLACE_ANY, &places) == 0;
}

uint32_t gaz_cover_name_lines(const gaz_slice *lines, uint32_t count) {
    bool place = false;
    for (uint32_t i = 0; i < count && i < MOST_LINES; i++) {
        char buffer[LONGEST_PART];
        if (lines[i].len > LONGEST_PART) {
            return 0;
        }
        gaz_slice part = gaz_squeeze(lines[i], buffer, sizeof buffer);
        if (i > 0 && ends_name(part, place)) {
            return i + 1;
        }
        if (!begins_name(part)) {
            return 0;
        }
        place = is_place(part);
    }
    return 0;
}
