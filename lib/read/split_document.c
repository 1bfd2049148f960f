/* split_document.c - a document record of gz-split, read back. */
#include "read/noticed.h"
#include "text/slice.h"
#include "text/utf8.h"

struct name {
    int value;
    gaz_slice name;
};

static const struct name layout_names[] = {
    {GAZ_LAYOUT_CENTRED, GAZ_WORD("centred")},
    {GAZ_LAYOUT_INDENTED, GAZ_WORD("indented")},
    {GAZ_LAYOUT_BULLET, GAZ_WORD("bullet")},
    {GAZ_LAYOUT_PAGE_START, GAZ_WORD("page_start")},
    {GAZ_LAYOUT_JOINED, GAZ_WORD("joined")},
    {GAZ_LAYOUT_ROW, GAZ_WORD("row")},
    {GAZ_LAYOUT_AFTER_BLANK, GAZ_WORD("after_blank")},
};

static uint8_t read_layout(gaz_json_reader *r) {
    int layout = 0;
    if (gaz_json_take_text(r, "[\"after_blank\"]")) { /* nearly always, where lines are apart */
        return GAZ_LAYOUT_AFTER_BLANK;
    }
    while (gaz_json_next_item(r)) {
        gaz_slice name = gaz_json_read_string(r);
        for (size_t i = 0; i < sizeof layout_names / sizeof *layout_names; i++) {
            if (gaz_slice_equal(name, layout_names[i].name)) {
                layout |= layout_names[i].value;
            }
        }
    }
    return (uint8_t)layout;
}

static uint8_t line_class_of(gaz_slice name) {
    enum { LEVELS = GAZ_LINE_LEVEL5 - GAZ_LINE_LEVEL1 + 1 };
    static const gaz_slice names[] = {
#define GAZ_LINE_CLASS(id, name, comment) GAZ_WORD(name),
#include "split/line_class.def"
#undef GAZ_LINE_CLASS
    };
    if (gaz_slice_is(name, "other")) {
        return GAZ_LINE_OTHER;
    }
    if (name.len == strlen("level1") && memcmp(name.ptr, "level", strlen("level")) == 0) {
        unsigned level = (unsigned)(unsigned char)name.ptr[name.len - 1] - '1';
        return (uint8_t)(level < LEVELS ? GAZ_LINE_LEVEL1 + level : GAZ_LINE_OTHER);
    }
    /* By the last letter; the most frequent first. */
    for (int n = 0; name.len > 0 && n < GAZ_LINE_CLASS_COUNT; n++) {
        int i = (GAZ_LINE_ARTICLE + n) % GAZ_LINE_CLASS_COUNT;
        if (names[i].len == name.len && names[i].ptr[name.len - 1] == name.ptr[name.len - 1] &&
            memcmp(names[i].ptr, name.ptr, name.len) == 0) {
            return (uint8_t)i;
        }
    }
    return GAZ_LINE_OTHER;
}

/* The class that was read last: most paragraphs are of the same one. */
struct known_class {
    gaz_slice name;
    uint8_t value;
};

static uint8_t read_class(gaz_json_reader *r, struct known_class *known) {
    if (gaz_json_take_text(r, "\"article\"")) { /* what there is most of */
        return GAZ_LINE_ARTICLE;
    }
    if (gaz_json_take_text(r, "\"other\"")) {
        return GAZ_LINE_OTHER;
    }
    gaz_slice name = gaz_json_read_string(r);
    if (!gaz_slice_equal(name, known->name)) {
        *known = (struct known_class){name, line_class_of(name)};
    }
    return known->value;
}

static uint32_t read_line(gaz_json_reader *r) {
    int64_t value = gaz_json_read_integer(r);
    return value < 0 || value > UINT32_MAX ? 0 : (uint32_t)value;
}

/* Takes a number of the same digits as the one before. */
static bool take_same_number(gaz_json_reader *r, gaz_slice digits) {
    bool same = digits.len > 0 && (size_t)(r->end - r->at) > digits.len &&
                r->at[digits.len] == ',' && memcmp(r->at, digits.ptr, digits.len) == 0;
    r->at += same ? digits.len : 0;
    return same;
}

/* The members in the order in which gz-split writes them; answers whether these were all, as
 * they nearly always are. */
static bool read_usual_members(gaz_json_reader *r, gaz_paragraph *paragraph, size_t *bold,
                               struct known_class *known) {
    gaz_slice digits = {NULL, 0};
    if (gaz_json_take_member(r, "text")) {
        paragraph->text = gaz_json_read_string(r);
    }
    if (gaz_json_take_member(r, "line")) {
        digits.ptr = r->at;
        paragraph->line = read_line(r);
        digits.len = (size_t)(r->at - digits.ptr);
    }
    if (gaz_json_take_member(r, "end_line")) {
        bool same = take_same_number(r, digits); /* nearly always, where lines were not joined */
        paragraph->end_line = same ? paragraph->line : read_line(r);
    }
    if (gaz_json_take_member(r, "class")) {
        paragraph->line_class = read_class(r, known);
    }
    if (gaz_json_take_member(r, "heading")) {
        paragraph->heading = (uint8_t)gaz_json_read_integer(r);
    }
    if (gaz_json_take_member(r, "bold")) {
        *bold = (size_t)read_line(r);
    }
    if (gaz_json_take_member(r, "layout")) {
        paragraph->layout = read_layout(r);
    }
    return paragraph->text.ptr != NULL && gaz_json_take_end(r);
}

/* Members in any order; *bold is counted in characters. */
static void read_members(gaz_json_reader *r, gaz_paragraph *paragraph, size_t *bold) {
    for (gaz_slice key; gaz_json_next_member(r, &key);) {
        if (gaz_slice_is(key, "text")) {
            paragraph->text = gaz_json_read_string(r);
        } else if (gaz_slice_is(key, "line")) {
            paragraph->line = read_line(r);
        } else if (gaz_slice_is(key, "end_line")) {
            paragraph->end_line = read_line(r);
        } else if (gaz_slice_is(key, "class")) {
            paragraph->line_class = line_class_of(gaz_json_read_string(r));
        } else if (gaz_slice_is(key, "heading")) {
            paragraph->heading = (uint8_t)gaz_json_read_integer(r);
        } else if (gaz_slice_is(key, "bold")) {
            *bold = (size_t)read_line(r);
        } else if (gaz_slice_is(key, "layout")) {
            paragraph->layout = read_layout(r);
        } else {
            gaz_json_skip(r);
        }
    }
}

static void read_paragraph(gaz_json_reader *r, gaz_paragraph *paragraph,
                           struct known_class *known) {
    size_t bold = 0;
    if (!read_usual_members(r, paragraph, &bold, known)) {
        read_members(r, paragraph, &bold);
    }
    if (paragraph->end_line == 0) { /* a compact record leaves it out */
        paragraph->end_line = paragraph->line;
    }
    if (paragraph->text.ptr == NULL) {
        paragraph->text = gaz_slice_of("");
    }
    paragraph->bold = bold > 0 ? (uint32_t)gaz_utf8_head(paragraph->text, bold).len : 0;
}

/* Where the texts of a record are copied to, one behind the other. */
struct copies {
    gaz_arena *arena; /* NULL: they stay where they are */
    char *at;
    size_t room;
};

static void copy(struct copies *copies, gaz_slice *text) {
    enum { ROOM = 1 << 18 };
    if (copies->arena == NULL || text->len == 0) {
        return;
    }
    if (text->len > copies->room) {
        copies->room = text->len > ROOM ? text->len : ROOM;
        copies->at = gaz_arena_alloc(copies->arena, copies->room);
    }
    memcpy(copies->at, text->ptr, text->len);
    text->ptr = copies->at;
    copies->at += text->len;
    copies->room -= text->len;
}

static void copy_members(struct copies *copies, gaz_document *document) {
    copy(copies, &document->id);
    copy(copies, &document->issue);
    copy(copies, &document->source_name);
    copy(copies, &document->region_code);
    copy(copies, &document->toc_title);
    copy(copies, &document->toc_doc_number);
    for (uint32_t i = 0; i < document->diagnostics.count; i++) {
        copy(copies, &document->diagnostics.items[i].message);
    }
}

static void read_paragraphs(gaz_json_reader *r, gaz_paragraphs *list, struct copies *copies) {
    struct known_class known = {{NULL, 0}, GAZ_LINE_OTHER};
    while (gaz_json_next_item(r)) {
        list->items = gaz_arena_stretch(r->arena, list->items, list->count, &list->capacity,
                                        sizeof *list->items);
        gaz_paragraph *paragraph = &list->items[list->count++];
        *paragraph = (gaz_paragraph){.line_class = GAZ_LINE_OTHER};
        read_paragraph(r, paragraph, &known);
        copy(copies, &paragraph->text);
    }
}

static void read_source(gaz_json_reader *r, gaz_document *document) {
    for (gaz_slice key; gaz_json_next_member(r, &key);) {
        if (gaz_slice_is(key, "name")) {
            document->source_name = gaz_json_read_string(r);
        } else if (gaz_slice_is(key, "line")) {
            document->line = read_line(r);
        } else if (gaz_slice_is(key, "end_line")) {
            document->end_line = read_line(r);
        } else {
            gaz_json_skip(r);
        }
    }
    if (document->end_line == 0) {
        document->end_line = document->line;
    }
}

static void read_member(gaz_json_reader *r, gaz_slice key, gaz_document *document,
                        struct copies *copies) {
    if (gaz_slice_is(key, "id")) {
        document->id = gaz_json_read_string(r);
    } else if (gaz_slice_is(key, "issue")) {
        document->issue = gaz_json_read_string(r);
    } else if (gaz_slice_is(key, "seq")) {
        document->seq = read_line(r);
    } else if (gaz_slice_is(key, "source")) {
        read_source(r, document);
    } else if (gaz_slice_is(key, "region_code")) {
        document->region_code = gaz_json_read_string(r);
    } else if (gaz_slice_is(key, "toc_title")) {
        document->toc_title = gaz_json_read_string(r);
    } else if (gaz_slice_is(key, "toc_doc_number")) {
        document->toc_doc_number = gaz_json_read_string(r);
    } else if (gaz_slice_is(key, "paragraphs")) {
        read_paragraphs(r, &document->paragraphs, copies);
    } else if (gaz_slice_is(key, "diagnostics")) {
        gaz_read_diagnostics(r, &document->diagnostics);
    } else {
        gaz_json_skip(r);
    }
}

struct job {
    gaz_arena *arena;
    gaz_slice record;
    gaz_document *document;
    struct copies copies;
    const char *error;
};

static void read_record(void *data) {
    struct job *job = data;
    gaz_json_reader r = gaz_json_reader_of(job->record, job->arena);
    bool is_document = false;
    bool has_paragraphs = false;
    for (gaz_slice key; gaz_json_next_member(&r, &key);) {
        if (gaz_slice_is(key, "type")) {
            is_document = gaz_slice_is(gaz_json_read_string(&r), "document");
            if (!is_document && r.error == NULL) { /* what else it holds is not looked at */
                job->error = "not a document record";
                return;
            }
        } else {
            has_paragraphs |= gaz_slice_is(key, "paragraphs");
            read_member(&r, key, job->document, &job->copies);
        }
    }
    copy_members(&job->copies, job->document);
    job->error = r.error != NULL        ? r.error
                 : !gaz_json_at_end(&r) ? "more text behind the record"
                 : !is_document         ? "not a document record"
                 : !has_paragraphs
                     ? "a document record without paragraphs; gz-parse itself writes such"
                 : job->document->id.ptr == NULL ? "a document record without id"
                                                 : NULL;
}

static gaz_status read_document(struct job *job, const char **reason) {
    *job->document = (gaz_document){0};
    if (gaz_utf8_valid(job->record) < job->record.len) {
        *reason = "the record is not UTF-8";
        return GAZ_BAD_RECORD;
    }
    gaz_status status = gaz_arena_run(job->arena, read_record, job);
    *reason = job->error;
    return status != GAZ_OK ? status : job->error != NULL ? GAZ_BAD_RECORD : GAZ_OK;
}

gaz_status gaz_read_document(gaz_arena *arena, gaz_slice record, gaz_document *document,
                             const char **reason) {
    struct job job = {.arena = arena, .record = record, .document = document};
    return read_document(&job, reason);
}

gaz_status gaz_copy_document(gaz_arena *arena, gaz_slice record, gaz_document *document,
                             const char **reason) {
    struct job job = {
        .arena = arena, .record = record, .document = document, .copies = {.arena = arena}};
    return read_document(&job, reason);
}
