/* split_document.c - the document record as gz-split writes it. */
#include "text/slice.h"
#include "text/utf8.h"
#include "write/pen.h"
#include "write/record.h"

struct layout_name {
    int bit;
    const char *name;
};

/* The reader, lib/read/split_document.c, knows the same names. */
static const struct layout_name layout_names[] = {
    {GAZ_LAYOUT_CENTRED, "centred"},         {GAZ_LAYOUT_INDENTED, "indented"},
    {GAZ_LAYOUT_BULLET, "bullet"},           {GAZ_LAYOUT_PAGE_START, "page_start"},
    {GAZ_LAYOUT_JOINED, "joined"},           {GAZ_LAYOUT_ROW, "row"},
    {GAZ_LAYOUT_AFTER_BLANK, "after_blank"},
};

static void put_layout(struct gaz_pen *pen, uint8_t layout) {
    if (layout == GAZ_LAYOUT_AFTER_BLANK) { /* most that have any */
        gaz_pen_put(pen, "\"layout\":[\"after_blank\"],");
        return;
    }
    gaz_pen_put(pen, "\"layout\":[");
    for (size_t i = 0; i < sizeof layout_names / sizeof *layout_names; i++) {
        if ((layout & layout_names[i].bit) != 0) {
            gaz_pen_put(pen, "\"");
            gaz_pen_plain(pen, gaz_slice_of(layout_names[i].name));
            gaz_pen_put(pen, "\",");
        }
    }
    gaz_pen_close(pen, ']');
    gaz_pen_put(pen, ",");
}

static void put_lines(struct gaz_pen *pen, const gaz_paragraph *paragraph) {
    gaz_pen_put(pen, "\"line\":");
    const char *digits = pen->at;
    gaz_pen_number(pen, paragraph->line);
    gaz_slice line = gaz_slice_between(digits, pen->at);
    gaz_pen_put(pen, ",");
    if (paragraph->end_line != paragraph->line) {
        gaz_pen_put(pen, "\"end_line\":");
        gaz_pen_number(pen, paragraph->end_line);
        gaz_pen_put(pen, ",");
    } else if (!pen->out->compact) {
        gaz_pen_put(pen, "\"end_line\":");
        gaz_pen_plain(pen, line);
        gaz_pen_put(pen, ",");
    }
}

/* Hints that say nothing are left out: there are many paragraphs. */
static void write_paragraph(gaz_buffer *out, const gaz_paragraph *paragraph) {
    struct gaz_pen pen = gaz_pen_on(out, 0);
    if (pen.at == NULL) {
        return;
    }
    gaz_pen_put(&pen, "{");
    gaz_pen_member(&pen, "\"text\":", paragraph->text, out->compact);
    put_lines(&pen, paragraph);
    if (paragraph->line_class != GAZ_LINE_OTHER || !out->compact) {
        gaz_pen_put(&pen, "\"class\":\"");
        gaz_pen_plain(&pen, gaz_slice_of(gaz_line_class_name(paragraph->line_class)));
        gaz_pen_put(&pen, "\",");
    }
    if (paragraph->heading > 0) {
        gaz_pen_put(&pen, "\"heading\":");
        gaz_pen_number(&pen, paragraph->heading);
        gaz_pen_put(&pen, ",");
    }
    if (paragraph->bold > 0) {
        gaz_slice bold = {paragraph->text.ptr, paragraph->bold};
        gaz_pen_put(&pen, "\"bold\":");
        gaz_pen_number(&pen, (int64_t)gaz_utf8_count(bold));
        gaz_pen_put(&pen, ",");
    }
    if (paragraph->layout != 0) {
        put_layout(&pen, paragraph->layout);
    }
    gaz_pen_close(&pen, '}');
    gaz_pen_off(&pen);
}

void gaz_write_document(gaz_buffer *out, const gaz_document *document) {
    gaz_json_begin_document(out, document);
    gaz_json_member_string(out, "region_code", document->region_code);
    gaz_json_member_string(out, "toc_title", document->toc_title);
    gaz_json_member_string(out, "toc_doc_number", document->toc_doc_number);
    gaz_json_key(out, "paragraphs");
    gaz_json_begin_array(out);
    for (uint32_t i = 0; i < document->paragraphs.count; i++) {
        write_paragraph(out, &document->paragraphs.items[i]);
        gaz_buffer_spill(out);
    }
    gaz_json_end_array(out);
    gaz_json_member_diagnostics(out, &document->diagnostics);
    gaz_json_end_object(out);
    gaz_json_end_line(out);
}
