/* issue.c - the issue record. */
#include "write/record.h"

static void write_source(gaz_buffer *out, const gaz_source *source) {
    gaz_json_key(out, "source");
    gaz_json_begin_object(out);
    gaz_json_member_string(out, "name", source->name);
    gaz_json_member_integer(out, "lines", source->lines);
    gaz_json_member_string(out, "sha256", source->sha256);
    gaz_json_end_object(out);
}

static void write_front_matter(gaz_buffer *out, const gaz_issue *issue) {
    if (!gaz_json_begin_list(out, "front_matter", issue->front_matter_count)) {
        return;
    }
    for (uint32_t i = 0; i < issue->front_matter_count; i++) {
        const gaz_front_matter *part = &issue->front_matter[i];
        gaz_json_begin_object(out);
        gaz_json_member_string(out, "heading", part->heading);
        gaz_json_member_strings(out, "paragraphs", &part->paragraphs);
        gaz_json_member_lines(out, part->line, part->end_line);
        gaz_json_end_object(out);
    }
    gaz_json_end_array(out);
}

static void write_toc(gaz_buffer *out, const gaz_issue *issue) {
    if (!gaz_json_begin_list(out, "toc", issue->toc_count)) {
        return;
    }
    for (uint32_t i = 0; i < issue->toc_count; i++) {
        const gaz_toc_entry *entry = &issue->toc[i];
        gaz_json_begin_object(out);
        gaz_json_member_string(out, "section", entry->section);
        if (entry->group.ptr != NULL) {
            gaz_json_member_string(out, "group", entry->group);
        }
        gaz_json_member_string(out, "title", entry->title);
        gaz_json_member_string(out, "doc_number", entry->doc_number);
        gaz_json_member_count(out, "page", entry->page);
        gaz_json_member_integer(out, "line", entry->line);
        gaz_json_member_string(out, "document", entry->document);
        gaz_json_end_object(out);
    }
    gaz_json_end_array(out);
}

static void write_furniture(gaz_buffer *out, const gaz_issue *issue) {
    if (!gaz_json_begin_list(out, "furniture", issue->furniture_count)) {
        return;
    }
    for (uint32_t i = 0; i < issue->furniture_count; i++) {
        const gaz_furniture *item = &issue->furniture[i];
        gaz_json_begin_object(out);
        gaz_json_member_text(out, "kind", item->kind);
        gaz_json_member_string(out, "text", item->text);
        gaz_json_member_integer(out, "line", item->line);
        gaz_json_end_object(out);
    }
    gaz_json_end_array(out);
}

void gaz_write_issue(gaz_buffer *out, const gaz_issue *issue) {
    gaz_json_begin_object(out);
    gaz_json_record_head(out, "issue");
    gaz_json_member_string(out, "id", issue->id);
    gaz_json_member_string(out, "name", issue->name);
    gaz_json_member_string(out, "publisher", issue->publisher);
    gaz_json_member_string(out, "region_code", issue->region_code);
    gaz_json_member_count(out, "year", issue->year);
    gaz_json_member_count(out, "number", issue->number);
    gaz_json_member_count(out, "total_number", issue->total_number);
    gaz_json_member_string(out, "publish_date", issue->publish_date);
    write_source(out, &issue->source);
    write_front_matter(out, issue);
    write_toc(out, issue);
    gaz_json_member_integer(out, "documents", issue->document_count);
    write_furniture(out, issue);
    gaz_json_member_diagnostics(out, &issue->diagnostics);
    gaz_json_end_object(out);
    gaz_json_end_line(out);
}
