/*
 * places.h - administrative divisions (GB/T 2260): names, codes, parents.
 *
 * The tables are lib/data/divisions.tsv (2023), divisions_more.tsv and the old
 * names of renamed.tsv, compiled in. A place is a small number; 0 is none.
 */
#ifndef GAZ_DATA_PLACES_H
#define GAZ_DATA_PLACES_H

#include "gazette.h"

typedef uint16_t gaz_place;

/* Levels, as bits so that a caller can ask for several. */
enum gaz_place_level {
    GAZ_PLACE_PROVINCE = 1,
    GAZ_PLACE_PREFECTURE = 2,
    GAZ_PLACE_COUNTY = 4,
    GAZ_PLACE_TOWNSHIP = 8,
    GAZ_PLACE_ZONE = 16, /* development zones that only statistics number */
    GAZ_PLACE_DIVISION = GAZ_PLACE_PROVINCE | GAZ_PLACE_PREFECTURE | GAZ_PLACE_COUNTY,
    GAZ_PLACE_ANY = 31
};

/* Places that bear the same name; items point to static storage. */
typedef struct gaz_places {
    const gaz_place *items;
    size_t count;
} gaz_places;

/* The longest division name of these levels at the start of text, old names
 * included: bytes it takes, 0 when there is none. *places are those that bear
 * it; some may be of other levels (鼓楼区 has four, 朝阳 a city and districts). */
size_t gaz_place_read(gaz_slice text, unsigned levels, gaz_places *places);

/* The innermost division of those that name begins with, each inside the one
 * before: 郯城县 of 山东省临沂市郯城县人民政府. 0 when there is none or when it is
 * not certain which of several. */
gaz_place gaz_place_innermost(gaz_slice name);

/* The places whose full name is exactly `name`, of whatever level. */
gaz_places gaz_places_named(gaz_slice name);

/* Whether a division of county level or above is called so with one of 县, 市, 区, 旗, 州, 盟
 * and 省 behind it: 郯城 for 郯城县. One search, not one for each name. */
bool gaz_places_have_stem(gaz_slice stem);

/* The first of places that has one of these levels, or 0. */
gaz_place gaz_places_first(gaz_places places, unsigned levels);

/* The present divisions, without fillers, whose name ends with these two
 * characters. */
gaz_places gaz_places_ending(uint32_t before_last, uint32_t last);

/* Those whose name of three or more characters begins with `first` and ends
 * with `last`; for first 0 those whose name is one character and `last`. */
gaz_places gaz_places_framed(uint32_t first, uint32_t last);

/* The counties, fillers among them, and the divisions above one, whose name
 * begins with this character. */
gaz_places gaz_places_beginning(uint32_t first);

/* The place with this code of 6 or 9 digits, or 0. */
gaz_place gaz_place_of_code(gaz_slice code);

/* Static storage; for place 0 the empty string. */
gaz_slice gaz_place_name(gaz_place place); /* 郯城县 */
gaz_slice gaz_place_stem(gaz_place place); /* 郯城: without 县, 自治县, 市, 镇 ... */
gaz_slice gaz_place_code(gaz_place place); /* 371322; an old name has today's */

/* One of the bits above. */
enum gaz_place_level gaz_place_level(gaz_place place);

/* The division above, 0 for a province. */
gaz_place gaz_place_parent(gaz_place place);

/* The last year of an old name; 0 for a name in use. */
int gaz_place_until(gaz_place place);

/* True when `place` is `area` or lies in it. An old name lies where its
 * successor lies. */
bool gaz_place_within(gaz_place place, gaz_place area);

/* How many places there are; they run from 1 to this number less 1. Rows of
 * no name of their own (市辖区) are among them: gaz_place_is_filler. */
gaz_place gaz_place_count(void);
bool gaz_place_is_filler(gaz_place place);

/* The first place of the present counties. */
gaz_place gaz_place_first_county(void);

/* The first county that lies right below a place, behind the county `after`
 * (0: of all), fillers left out; 0 when there is none. */
gaz_place gaz_place_county_below(gaz_place above, gaz_place after);

/* The townships of a county stand together: the first, and how many. */
gaz_place gaz_place_townships(gaz_place county, size_t *count);

#endif
