/* remark.c - 附注 (GB/T 9704-2012, 7.3.6): （此件公开发布）, and whom to ask. */
#include "parse/element/elements.h"
#include "text/grammar/doc_number.h"
#include "text/utf8.h"

enum { LONGEST_REMARK = 200, LONGEST_CONTACT = 80 };

static bool is_bracketed_remark(const struct unit *unit) {
    gaz_slice inside;
    return unit->label.kind == GAZ_LABEL_NONE && gaz_unit_is_bracketed(unit, &inside) &&
           gaz_utf8_count(inside) <= LONGEST_REMARK;
}

/* 联系电话：…, as some papers have it below the date without brackets. */
static bool is_contact(const struct unit *unit) {
    static const char *const names[] = {"联系人",       "联系电话",   "联系方式", "联系地址",
                                        "通讯地址",     "电话",       "传真",     "电子邮箱",
                                        "电子邮件",     "邮箱",       "邮编",     "联系人及电话",
                                        "联系人和电话", "联系人电话", "咨询电话", "领导签发",
                                        "经办人",       "承办人",     NULL};
    gaz_slice rest;
    bool contact = false;
    for (size_t i = 0; names[i] != NULL && !contact; i++) {
        contact = gaz_unit_has_mark(unit, names[i], &rest) && rest.len > 0;
    }
    return contact && gaz_utf8_count(unit->text) <= LONGEST_CONTACT &&
           gaz_slice_find(unit->text, "。") == NULL;
}

bool gaz_is_remark(const struct unit *unit) {
    return is_bracketed_remark(unit) || is_contact(unit);
}

static void read_openness(gaz_parsed *out, gaz_slice remark) {
    if (gaz_slice_find(remark, "依申请") != NULL) {
        out->openness = "on_request";
    } else if (gaz_slice_find(remark, "不公开") != NULL ||
               gaz_slice_find(remark, "不予公开") != NULL) {
        out->openness = "not_public";
    } else if (gaz_slice_find(remark, "公开") != NULL) {
        out->openness = "public";
    }
}

void gaz_take_remark(struct parser *parser, const struct unit *unit) {
    gaz_slice inside;
    struct gaz_doc_number_shape number;
    gaz_slice remark = gaz_unit_is_bracketed(unit, &inside) ? inside : unit->text;
    if (parser->out->doc_number.raw.ptr == NULL && gaz_doc_number_is_whole(remark, &number)) {
        gaz_keep_doc_number(parser, &number); /* of appointments, below their day */
        return;
    }
    gaz_slices_add(parser->arena, &parser->out->remarks, remark);
    read_openness(parser->out, remark);
}
