/* parsed_document.c - the document record as gz-parse writes it. */
#include "text/grammar/foretold.h"
#include "text/slice.h"
#include "write/nodes.h"
#include "write/pen.h"
#include "write/record.h"

static void write_doc_number(gaz_buffer *out, const gaz_doc_number *number) {
    if (number->raw.ptr == NULL) {
        gaz_json_member_null(out, "doc_number");
        return;
    }
    gaz_json_key(out, "doc_number");
    gaz_json_begin_object(out);
    gaz_json_member_string(out, "raw", number->raw);
    gaz_json_member_string(out, "norm", number->norm);
    gaz_json_member_string(out, "code", number->code);
    gaz_json_member_string(out, "region", number->region);
    gaz_json_member_string(out, "organ", number->organ);
    gaz_json_member_string(out, "series", number->series);
    gaz_json_member_integer(out, "year", number->year);
    gaz_json_member_integer(out, "serial", number->serial);
    gaz_json_end_object(out);
}

static void write_cited(gaz_buffer *out, const char *name, const gaz_references *list) {
    if (!gaz_json_begin_list(out, name, list->count)) {
        return;
    }
    for (uint32_t i = 0; i < list->count; i++) {
        gaz_json_begin_object(out);
        gaz_json_member_string(out, "title", list->items[i].title);
        gaz_json_member_string(out, "doc_number", list->items[i].doc_number);
        gaz_json_member_string(out, "provision", list->items[i].provision);
        gaz_json_end_object(out);
    }
    gaz_json_end_array(out);
}

static void write_title(gaz_buffer *out, const gaz_part *part) {
    gaz_json_member_string(out, "title", part->title);
    gaz_json_member_string(out, "kind", part->kind);
    gaz_json_member_string(out, "kind_zh", part->kind_zh);
    gaz_json_member_name(out, "draft_status", part->draft_status);
}

static void write_validity(gaz_buffer *out, const gaz_part *part) {
    gaz_json_member_string(out, "effective_date", part->effective_date);
    gaz_json_member_string(out, "expiry_date", part->expiry_date);
    gaz_json_member_name(out, "effective_rule", part->effective_rule);
    gaz_json_member_name(out, "expiry_rule", part->expiry_rule);
    gaz_json_member_string(out, "interpreter", part->interpreter);
    write_cited(out, "repeals", &part->repeals);
    write_cited(out, "amends", &part->amends);
    gaz_json_member_strings(out, "history", &part->history);
}

static void write_attachment(gaz_buffer *out, const gaz_part *part) {
    gaz_json_begin_object(out);
    gaz_json_member_string(out, "id", part->id);
    gaz_json_member_text(out, "role", part->role);
    gaz_json_member_string(out, "label", part->label);
    write_title(out, part);
    gaz_json_member_lines(out, part->line, part->end_line);
    gaz_json_member_body(out, part, part->line);
    write_validity(out, part);
    gaz_json_end_object(out);
}

static void write_attachments(gaz_buffer *out, const gaz_parsed *parsed) {
    if (!gaz_json_begin_list(out, "attachments", parsed->attachment_count)) {
        return;
    }
    for (uint32_t i = 0; i < parsed->attachment_count; i++) {
        write_attachment(out, &parsed->attachments[i]);
    }
    gaz_json_end_array(out);
}

/* Whether a text says nothing new in a compact record: `before` is what is foretold. */
static bool is_foretold(gaz_slice text, gaz_slice before) {
    if (text.ptr == NULL || before.ptr == NULL) {
        return text.ptr == before.ptr;
    }
    return gaz_slice_equal(text, before);
}

static void write_reference(gaz_buffer *out, const gaz_reference *r, gaz_slice from) {
    bool brief = out->compact;
    struct gaz_pen pen = gaz_pen_on(out, 0);
    if (pen.at == NULL) {
        return;
    }
    gaz_pen_put(&pen, "{");
    if (!brief || !is_foretold(r->from, from)) {
        gaz_pen_member(&pen, "\"from\":", r->from, false);
    }
    if (!brief || !is_foretold(r->title, gaz_foretold_title(r->text))) {
        gaz_pen_member(&pen, "\"title\":", r->title, false);
    }
    if (!brief) { /* a key of the title */
        gaz_pen_member(&pen, "\"title_key\":", r->title_key, false);
    }
    gaz_pen_member(&pen, "\"doc_number\":", r->doc_number, brief);
    gaz_pen_member(&pen, "\"provision\":", r->provision, brief);
    gaz_pen_member(&pen, "\"provision_eid\":", r->provision_eid, brief);
    gaz_pen_member(&pen, "\"target\":", r->target, brief);
    if (!brief || !r->in_text) {
        gaz_pen_member(&pen, "\"text\":", r->text, brief);
    }
    gaz_pen_named(&pen, "\"relation\":", r->relation, brief);
    gaz_pen_put(&pen, "\"start\":");
    gaz_pen_number(&pen, r->start);
    gaz_pen_put(&pen, ",\"end\":");
    gaz_pen_number(&pen, r->end);
    gaz_pen_put(&pen, "}");
    gaz_pen_off(&pen);
}

static void write_references(gaz_buffer *out, const gaz_references *list) {
    if (!gaz_json_begin_list(out, "references", list->count)) {
        return;
    }
    gaz_slice from = {NULL, 0};
    for (uint32_t i = 0; i < list->count; i++) {
        write_reference(out, &list->items[i], from);
        from = list->items[i].from;
    }
    gaz_json_end_array(out);
}

static void write_metadata(gaz_buffer *out, const gaz_parsed *parsed) {
    if (!gaz_json_begin_list(out, "portal_metadata", parsed->portal_metadata_count)) {
        return;
    }
    for (uint32_t i = 0; i < parsed->portal_metadata_count; i++) {
        gaz_json_begin_object(out);
        gaz_json_member_string(out, "name", parsed->portal_metadata[i].name);
        gaz_json_member_string(out, "value", parsed->portal_metadata[i].value);
        gaz_json_end_object(out);
    }
    gaz_json_end_array(out);
}

static void write_furniture(gaz_buffer *out, const gaz_parsed *parsed) {
    if (!gaz_json_begin_list(out, "furniture", parsed->furniture_count)) {
        return;
    }
    for (uint32_t i = 0; i < parsed->furniture_count; i++) {
        gaz_json_begin_object(out);
        gaz_json_member_text(out, "kind", parsed->furniture[i].kind);
        gaz_json_member_string(out, "text", parsed->furniture[i].text);
        gaz_json_member_integer(out, "line", parsed->furniture[i].line);
        gaz_json_end_object(out);
    }
    gaz_json_end_array(out);
}

static void write_secrecy(gaz_buffer *out, const gaz_parsed *parsed) {
    if (parsed->secrecy.ptr == NULL) {
        gaz_json_member_null(out, "secrecy");
        return;
    }
    gaz_json_key(out, "secrecy");
    gaz_json_begin_object(out);
    gaz_json_member_string(out, "level", parsed->secrecy);
    gaz_json_member_string(out, "term", parsed->secrecy_term);
    gaz_json_end_object(out);
}

static void write_departments(gaz_buffer *out, const gaz_parsed *parsed) {
    if (parsed->department_count == 0) {
        return;
    }
    gaz_json_key(out, "departments");
    gaz_json_begin_array(out);
    for (uint32_t i = 0; i < parsed->department_count; i++) {
        gaz_json_begin_object(out);
        gaz_json_member_string(out, "name", parsed->departments[i].name);
        gaz_json_member_string(out, "canonical", parsed->departments[i].canonical);
        gaz_json_end_object(out);
    }
    gaz_json_end_array(out);
}

/* 版头 and title. */
static void write_head(gaz_buffer *out, const gaz_parsed *parsed) {
    gaz_json_member_text(out, "format", gaz_format_name((gaz_format)parsed->format));
    gaz_json_member_string(out, "copy_number", parsed->copy_number);
    write_secrecy(out, parsed);
    gaz_json_member_string(out, "urgency", parsed->urgency);
    gaz_json_member_string(out, "issuer_masthead", parsed->issuer_masthead);
    write_doc_number(out, &parsed->doc_number);
    if (parsed->joint_doc_numbers.count > 0) {
        gaz_json_member_strings(out, "joint_doc_numbers", &parsed->joint_doc_numbers);
    }
    gaz_json_member_string(out, "registration_number", parsed->registration_number);
    gaz_json_member_string(out, "order_number", parsed->order_number);
    gaz_json_member_strings(out, "signers", &parsed->signers);
    write_title(out, &parsed->text);
    gaz_json_member_strings(out, "issuers", &parsed->issuers);
    gaz_json_member_strings(out, "addressees", &parsed->addressees);
    gaz_json_member_strings(out, "attendees", &parsed->attendees);
}

/* What stands below the body. */
static void write_closing(gaz_buffer *out, const gaz_parsed *parsed) {
    gaz_json_member_strings(out, "attachment_notes", &parsed->attachment_notes);
    gaz_json_member_strings(out, "signatories", &parsed->signatories);
    gaz_json_member_string(out, "signer_office", parsed->signer_office);
    gaz_json_member_string(out, "signer_name", parsed->signer_name);
    if (parsed->co_signers.count > 0) {
        gaz_json_member_strings(out, "co_signers", &parsed->co_signers);
    }
    gaz_json_member_string(out, "date_signed", parsed->date_signed);
    gaz_json_member_string(out, "date_signed_raw", parsed->date_signed_raw);
    gaz_json_member_string(out, "adopted_date", parsed->adopted_date);
    gaz_json_member_string(out, "adopted_by", parsed->adopted_by);
    gaz_json_member_strings(out, "remarks", &parsed->remarks);
    gaz_json_member_name(out, "openness", parsed->openness);
}

/* 版记. */
static void write_imprint(gaz_buffer *out, const gaz_parsed *parsed) {
    gaz_json_member_strings(out, "subject_terms", &parsed->subject_terms);
    gaz_json_member_strings(out, "cc_orgs", &parsed->cc_orgs);
    gaz_json_member_string(out, "print_org", parsed->print_org);
    gaz_json_member_string(out, "print_date", parsed->print_date);
    gaz_json_member_string(out, "print_date_raw", parsed->print_date_raw);
}

void gaz_write_parsed(gaz_buffer *out, const gaz_parsed *parsed) {
    const gaz_document *document = parsed->document;
    gaz_json_begin_document(out, document);
    write_head(out, parsed);
    gaz_json_member_body(out, &parsed->text, document->line);
    write_closing(out, parsed);
    write_attachments(out, parsed);
    write_imprint(out, parsed);
    write_metadata(out, parsed);
    write_validity(out, &parsed->text);
    write_references(out, &parsed->references);
    write_departments(out, parsed);
    write_furniture(out, parsed);
    gaz_json_member_diagnostics(out, &parsed->diagnostics);
    gaz_json_end_object(out);
    gaz_json_end_line(out);
}
