/* number_parts.c - 发文字号: code into region, organ and series. */
#include "data/regions.h"
#include "parse/element/elements.h"
#include "text/chars.h"
#include "text/grammar/doc_number.h"
#include "text/utf8.h"

/* Series characters, the longest first: 国发明电, 鲁政字, 皖政秘. */
static const char *const series_words[] = {
    "会议纪要", "明电", "密电", "通报", "纪要", "发", "字", "函", "令",
    "规",       "任",   "人",   "报",   "呈",   "复", "批", "通", "电",
    "议",       "督",   "秘",   "纪",   "综",   "土", "地", "办", NULL,
};

/* Organs that a code names, as practice has them; anything else is unknown. */
static const char *const organ_words[] = {
    "政",   "府",   "政办", "府办", "办",     "委", "委办", "人",     "人大",     "常",   "发改",
    "财",   "财政", "教",   "教育", "科技",   "科", "人社", "自然资", "自然资源", "环",   "环办",
    "环发", "建",   "卫",   "卫健", "市监",   "监", "民",   "民政",   "司",       "司法", "农",
    "水",   "水利", "交",   "交通", "商",     "文", "文旅", "审",     "统",       "税",   "公",
    "应急", "住建", "工信", "医保", "能",     "林", "国资", "金",     "金融",     "海",   "粮",
    "体",   "广电", "退役", "行审", "大数据", NULL,
};

static bool is_listed(gaz_slice word, const char *const *list) {
    for (; *list != NULL; list++) {
        if (gaz_slice_starts(word, *list) && word.len == strlen(*list)) {
            return true;
        }
    }
    return false;
}

void gaz_keep_doc_number(struct parser *parser, const gaz_doc_number_shape *number) {
    gaz_doc_number *out = &parser->out->doc_number;
    out->raw = number->raw;
    out->norm = gaz_doc_number_norm(parser->arena, number);
    out->code = number->code;
    out->year = number->year;
    out->serial = number->serial;
}

void gaz_take_number_off_title(struct parser *parser) {
    gaz_part *part = &parser->out->text;
    struct gaz_doc_number_shape number;
    const char *open =
        gaz_slice_ends(part->title, "）") ? gaz_slice_find_last(part->title, "（") : NULL;
    if (open == NULL || open == part->title.ptr || parser->out->doc_number.raw.ptr != NULL) {
        return;
    }
    const char *close = gaz_slice_end(part->title) - strlen("）");
    gaz_slice inside = gaz_slice_trim(gaz_slice_between(open + strlen("（"), close));
    if (gaz_doc_number_is_whole(inside, &number)) {
        gaz_keep_doc_number(parser, &number);
        part->title = gaz_slice_trim(gaz_slice_between(part->title.ptr, open));
        gaz_parse_kind(part);
    }
}

static gaz_place issuing_place(const struct parser *parser) {
    const gaz_slices *issuers = &parser->out->issuers;
    gaz_places places;
    gaz_slice name = issuers->count > 0 ? issuers->items[0] : (gaz_slice){NULL, 0};
    gaz_place place = 0;
    while (name.len > 0) {
        size_t len = gaz_place_read(name, GAZ_PLACE_DIVISION, &places);
        if (len == 0) {
            break;
        }
        place = gaz_places_first(places, GAZ_PLACE_DIVISION);
        name = gaz_slice_from(name, len);
    }
    if (place == 0 && parser->document->region_code.ptr != NULL) {
        place = gaz_place_of_code(parser->document->region_code);
    }
    return place;
}

/* What is left of a code without region and series names the organ. 国办发 is
 * of an office whose sign is itself a series word elsewhere. */
static void split_rest(gaz_doc_number *number, gaz_slice rest) {
    for (const char *const *word = series_words; *word != NULL; word++) {
        gaz_slice organ = {rest.ptr, rest.len - strlen(*word)};
        if (!gaz_slice_ends(rest, *word)) {
            continue;
        }
        if (is_listed(rest, organ_words)) {
            break;
        }
        number->series = gaz_slice_from(rest, organ.len);
        rest = organ;
        break;
    }
    if (is_listed(rest, organ_words)) {
        number->organ = rest;
    }
}

void gaz_parse_number_parts(struct parser *parser) {
    gaz_doc_number *number = &parser->out->doc_number;
    if (number->raw.ptr == NULL) {
        return;
    }
    gaz_place place = 0;
    size_t len = gaz_region_read(number->code, issuing_place(parser), &place);
    if (len > 0) {
        number->region = place == 0 ? gaz_slice_of("CN") : gaz_place_code(place);
    }
    split_rest(number, gaz_slice_from(number->code, len));
}

bool gaz_is_registration(gaz_slice text) {
    enum { LEAST_LETTERS = 2, MOST_LETTERS = 8, LONGEST = 40, LEAST_DIGITS = 5 };
    size_t i = 0;
    while (i < text.len && gaz_is_letter((unsigned char)text.ptr[i])) {
        i++;
    }
    if (i < LEAST_LETTERS || i > MOST_LETTERS || text.len > LONGEST) {
        return false;
    }
    size_t digits = 0;
    bool dash = false;
    while (i < text.len) {
        size_t step;
        uint32_t c = gaz_utf8_decode(text.ptr + i, gaz_slice_end(text), &step);
        if (gaz_is_digit(c)) {
            digits++;
        } else if (c == '-' || (c >= 0x2010 && c <= 0x2015) || c == 0xFF0D) {
            dash = true;
        } else {
            return false;
        }
        i += step;
    }
    return digits >= LEAST_DIGITS && dash;
}
