/* outline.c - an issue and its documents as a few lines for a person. */
#include "text/memory/buffer.h"
#include "write/plain.h"

enum { HEAD_PARTS = 8 /* paragraphs in which number and title stand */ };

static gaz_slice first_of_class(const gaz_document *document, gaz_line_class line_class) {
    for (uint32_t i = 0; i < document->paragraphs.count && i < HEAD_PARTS; i++) {
        if (document->paragraphs.items[i].line_class == line_class) {
            return document->paragraphs.items[i].text;
        }
    }
    return (gaz_slice){NULL, 0};
}

/* Nothing when value is below 0. */
static void write_number(gaz_buffer *out, const char *before, int64_t value, const char *after) {
    if (value >= 0) {
        gaz_buffer_text(out, before);
        gaz_write_decimal(out, (uint32_t)value);
        gaz_buffer_text(out, after);
    }
}

static void write_head(gaz_buffer *out, const gaz_issue *issue) {
    gaz_buffer_slice(out, issue->id);
    if (issue->name.ptr != NULL) {
        gaz_buffer_byte(out, ' ');
        gaz_buffer_slice(out, issue->name);
    }
    write_number(out, " ", issue->year, "年");
    write_number(out, "第", issue->number, "期");
    write_number(out, "（总第", issue->total_number, "期）");
    gaz_buffer_byte(out, '\n');
}

static void write_document(gaz_buffer *out, const gaz_document *document) {
    gaz_slice title = first_of_class(document, GAZ_LINE_TITLE);
    gaz_slice number = first_of_class(document, GAZ_LINE_DOC_NUMBER);
    if (title.ptr == NULL) {
        title = document->toc_title;
    }
    if (title.ptr == NULL && document->paragraphs.count > 0) {
        title = document->paragraphs.items[0].text;
    }
    write_number(out, "  ", document->seq, "  ");
    write_number(out, "", document->line, "-");
    gaz_write_decimal(out, document->end_line);
    gaz_buffer_text(out, "  ");
    if (number.ptr != NULL) {
        gaz_write_plain(out, number);
        gaz_buffer_text(out, "  ");
    }
    gaz_write_plain(out, title);
    gaz_buffer_byte(out, '\n');
}

static void write_diagnostics(gaz_buffer *out, const gaz_diagnostics *list) {
    for (uint32_t i = 0; i < list->count; i++) {
        const gaz_diagnostic *item = &list->items[i];
        gaz_buffer_text(out, "  ! ");
        write_number(out, "line ", item->line > 0 ? (int64_t)item->line : -1, ": ");
        gaz_buffer_text(out, gaz_code_name(item->code));
        gaz_buffer_text(out, ": ");
        gaz_write_plain(out, item->message);
        gaz_buffer_byte(out, '\n');
    }
}

void gaz_write_outline(gaz_buffer *out, const gaz_issue *issue) {
    write_head(out, issue);
    for (uint32_t i = 0; i < issue->document_count; i++) {
        write_document(out, &issue->documents[i]);
    }
    write_diagnostics(out, &issue->diagnostics);
    for (uint32_t i = 0; i < issue->document_count; i++) {
        write_diagnostics(out, &issue->documents[i].diagnostics);
    }
}
