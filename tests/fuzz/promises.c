/* promises.c - what must hold for any bytes. */
#include "promises.h"

#include <iconv.h>
#include <stdio.h>
#include <stdlib.h>

#include "read/json.h"
#include "text/chars.h"
#include "text/lines.h"
#include "text/memory/arena.h"
#include "text/slice.h"
#include "text/utf8.h"

void promise_holds(bool condition, const char *text, const char *file, int line) {
    if (!condition) {
        fprintf(stderr, "%s:%d: promise broken: %s\n", file, line, text);
        abort();
    }
}

/* The library opens converters and closes them; what nobody holds open is unloaded, and
 * loaded anew for the next input, which takes longer than to clean it. */
static void hold_converters(void) {
    static const char *const names[] = {"GB18030", "BIG5-HKSCS", "CP1252",
                                        "LATIN1",  "UTF-16LE",   "UTF-32LE"};
    enum { NAMES = sizeof names / sizeof *names };
    static volatile iconv_t held[NAMES][2]; /* so that a leak check finds them */
    for (size_t i = 0; i < NAMES; i++) {
        held[i][0] = iconv_open("UTF-8", names[i]);
        held[i][1] = iconv_open(names[i], "UTF-8");
        PROMISE(held[i][0] != (iconv_t)-1 && held[i][1] != (iconv_t)-1);
    }
}

gaz_arena *promise_arena(void) {
    enum { ROOM = 1000000 }; /* fits the largest block that an arena keeps */
    static gaz_arena *arena;
    if (arena == NULL) {
        hold_converters();
        arena = gaz_arena_new();
        PROMISE(arena != NULL && gaz_arena_alloc(arena, ROOM) != NULL);
    }
    gaz_arena_reset(arena);
    return arena;
}

/* ---- what text is made of -------------------------------------------------- */

/* A sum over the Han characters of a text: equal for equal multisets. Marks,
 * tags and punctuation are layout in places; Han characters never are. */
static uint64_t han_sum(gaz_slice text) {
    uint64_t sum = 0;
    for (const char *at = text.ptr; text.len > 0 && at < gaz_slice_end(text);) {
        size_t step;
        uint64_t c = gaz_utf8_decode(at, gaz_slice_end(text), &step);
        if (gaz_is_han((uint32_t)c)) {
            c *= 0x9E3779B97F4A7C15u;
            sum += (c ^ (c >> 29)) * 0xBF58476D1CE4E5B9u;
        }
        at += step;
    }
    return sum;
}

/* Members that repeat or derive from text that stands elsewhere, with their lengths:
 * every key of every record is looked for here. */
static const gaz_slice derived[] = {
    GAZ_WORD("id"),
    GAZ_WORD("issue"),
    GAZ_WORD("source"),
    GAZ_WORD("norm"),
    GAZ_WORD("code"),
    GAZ_WORD("region"),
    GAZ_WORD("organ"),
    GAZ_WORD("series"),
    GAZ_WORD("kind_zh"),
    GAZ_WORD("draft_status"),
    GAZ_WORD("issuers"),
    GAZ_WORD("adopted_by"),
    GAZ_WORD("interpreter"),
    GAZ_WORD("repeals"),
    GAZ_WORD("amends"),
    GAZ_WORD("references"),
    GAZ_WORD("diagnostics"),
    GAZ_WORD("eid"),
    GAZ_WORD("role"),
    GAZ_WORD("responsibility"),
    GAZ_WORD("toc_title"),
    GAZ_WORD("toc_doc_number"),
    GAZ_WORD("name"),
    GAZ_WORD("publisher"),
    GAZ_WORD("adopted_date"),
    GAZ_WORD("region_code"),
    GAZ_WORD("effective_date"),
    GAZ_WORD("expiry_date"),
    GAZ_WORD("publish_date"),
    GAZ_WORD("quantities"),
    GAZ_WORD("enumerations"),
    GAZ_WORD("departments"),
};

static bool is_derived(gaz_slice key) {
    for (size_t i = 0; i < sizeof derived / sizeof *derived; i++) {
        if (key.len == derived[i].len && gaz_slice_equal(key, derived[i])) {
            return true;
        }
    }
    return false;
}

/* The Han characters in all text members of the value at hand. */
static uint64_t value_sum(gaz_json_reader *r) {
    uint64_t sum = 0;
    if (r->at < r->end && *r->at == '"') {
        sum = han_sum(gaz_json_read_string(r));
    } else if (r->at < r->end && *r->at == '[') {
        while (gaz_json_next_item(r)) {
            sum += value_sum(r);
        }
    } else if (r->at < r->end && *r->at == '{') {
        for (gaz_slice key; gaz_json_next_member(r, &key);) {
            if (is_derived(key) && !gaz_slice_is(key, "name")) {
                gaz_json_skip(r);
            } else {
                sum += value_sum(r);
            }
        }
    } else {
        gaz_json_skip(r);
    }
    return sum;
}

/* The same for a whole record, which must be well-formed. */
static uint64_t record_sum(gaz_arena *arena, gaz_slice record) {
    PROMISE(record.len > 0 && record.ptr[record.len - 1] == '\n');
    record.len--;
    PROMISE(memchr(record.ptr, '\n', record.len) == NULL);
    PROMISE(gaz_utf8_valid(record) == record.len);
    gaz_json_reader r = gaz_json_reader_of(record, arena);
    uint64_t sum = value_sum(&r);
    PROMISE(r.error == NULL);
    PROMISE(gaz_json_at_end(&r));
    return sum;
}

static uint32_t line_count(gaz_slice text) {
    gaz_lines lines = gaz_lines_of(text, 1);
    gaz_slice line;
    size_t terminator;
    uint32_t count = 0;
    while (gaz_lines_next(&lines, &line, &terminator)) {
        count++;
    }
    return count;
}

/* ---- gz-clean ---------------------------------------------------------------- */

static void write_log(gaz_buffer *log, const gaz_cleaned *cleaned, const gaz_clean_state *state) {
    static const char hex[] = "0000000000000000000000000000000000000000000000000000000000000000";
    for (uint32_t i = 0; i < cleaned->corrections.count; i++) {
        gaz_write_correction(log, (gaz_slice){NULL, 0}, &cleaned->corrections.items[i]);
    }
    gaz_write_source(log, (gaz_slice){NULL, 0}, gaz_slice_of(hex), state);
}

/* True when raw bytes stand in the log, which revert puts back among UTF-8 text:
 * what they look like there says nothing about lines. */
static bool has_raw_bytes(const gaz_cleaned *cleaned) {
    for (uint32_t i = 0; i < cleaned->corrections.count; i++) {
        if (cleaned->corrections.items[i].rule == GAZ_RULE_UNDECODABLE) {
            return true;
        }
    }
    return false;
}

gaz_slice promise_clean(gaz_arena *arena, gaz_slice raw) {
    gaz_clean_options options = {0};
    gaz_clean_state state = {0};
    gaz_cleaned cleaned;
    PROMISE(gaz_clean(arena, &options, &state, raw, &cleaned) == GAZ_OK);
    PROMISE(gaz_utf8_valid(cleaned.text) == cleaned.text.len);
    PROMISE(state.clean_bytes == cleaned.text.len && state.bytes == raw.len);

    gaz_buffer log = {0};
    gaz_buffer original = {0};
    gaz_source_log *sources;
    uint32_t count;
    uint32_t line;
    const char *reason;
    write_log(&log, &cleaned, &state);
    PROMISE(!log.failed);
    PROMISE(gaz_read_log(arena, (gaz_slice){log.ptr, log.len}, &sources, &count, &reason) ==
            GAZ_OK);
    PROMISE(count == 1);
    PROMISE(gaz_revert(&sources[0], cleaned.text, &original, &line) == GAZ_OK);
    gaz_slice reverted = {original.ptr, original.len};
    bool is_utf8 = strcmp(state.encoding, "UTF-8") == 0 && !state.mixed;
    PROMISE((!is_utf8 && has_raw_bytes(&cleaned)) ||
            line_count(reverted) == line_count(cleaned.text));
    PROMISE(!is_utf8 || gaz_slice_starts(raw, "\xEF\xBB\xBF") || gaz_slice_equal(reverted, raw));
    gaz_buffer_free(&original);
    gaz_buffer_free(&log);
    return cleaned.text;
}

/* ---- gz-split ---------------------------------------------------------------- */

/* A section of the contents page stands in each of its entries. */
static uint64_t contents_sum(const gaz_issue *issue) {
    uint64_t sum = 0;
    gaz_slice section = {NULL, 0};
    for (uint32_t i = 0; i < issue->toc_count; i++) {
        const gaz_toc_entry *entry = &issue->toc[i];
        if (entry->section.ptr != NULL && !gaz_slice_equal(entry->section, section)) {
            section = entry->section;
            sum += han_sum(section);
        }
        sum += han_sum(entry->title) + han_sum(entry->doc_number);
    }
    return sum;
}

static uint64_t issue_sum(const gaz_issue *issue) {
    uint64_t sum = contents_sum(issue);
    for (uint32_t i = 0; i < issue->furniture_count; i++) {
        sum += han_sum(issue->furniture[i].text);
    }
    for (uint32_t i = 0; i < issue->front_matter_count; i++) {
        const gaz_front_matter *part = &issue->front_matter[i];
        sum += han_sum(part->heading);
        for (uint32_t k = 0; k < part->paragraphs.count; k++) {
            sum += han_sum(part->paragraphs.items[k]);
        }
    }
    for (uint32_t i = 0; i < issue->document_count; i++) {
        for (uint32_t k = 0; k < issue->documents[i].paragraphs.count; k++) {
            sum += han_sum(issue->documents[i].paragraphs.items[k].text);
        }
    }
    return sum;
}

static void check_written(gaz_slice record, const gaz_document *document) {
    gaz_buffer again = {0};
    gaz_write_document(&again, document);
    PROMISE(gaz_slice_equal(record, (gaz_slice){again.ptr, again.len}));
    gaz_buffer_free(&again);
}

/* A document record says the same after it was read and written again; one that was copied
 * also when the record is gone. */
static void check_reading(gaz_arena *arena, gaz_slice record) {
    gaz_document document;
    gaz_document copied;
    const char *reason = NULL;
    gaz_slice line = gaz_slice_first(record, record.len - 1);
    PROMISE(gaz_read_document(arena, line, &document, &reason) == GAZ_OK);
    check_written(record, &document);
    char *own = malloc(line.len);
    PROMISE(own != NULL);
    memcpy(own, line.ptr, line.len);
    gaz_status status = gaz_copy_document(arena, (gaz_slice){own, line.len}, &copied, &reason);
    free(own);
    PROMISE(status == GAZ_OK);
    check_written(record, &copied);
}

void promise_split(gaz_arena *arena, gaz_slice text, gaz_buffer *out) {
    gaz_split_options options = {0};
    uint32_t line = 1;
    do {
        gaz_issue issue;
        size_t len = gaz_split_extent(text, true);
        PROMISE(len > 0 || text.len == 0);
        gaz_slice piece = gaz_slice_first(text, len);
        PROMISE(gaz_split(arena, &options, piece, line, &issue) == GAZ_OK);
        PROMISE(gaz_utf8_valid(piece) < len || issue_sum(&issue) == han_sum(piece));
        size_t begin = out->len;
        gaz_write_issue(out, &issue);
        (void)record_sum(arena, (gaz_slice){out->ptr + begin, out->len - begin});
        for (uint32_t i = 0; i < issue.document_count; i++) {
            begin = out->len;
            gaz_write_document(out, &issue.documents[i]);
            check_reading(arena, (gaz_slice){out->ptr + begin, out->len - begin});
        }
        line += issue.source.lines;
        text = gaz_slice_from(text, len);
    } while (text.len > 0);
    PROMISE(!out->failed);
}

/* ---- gz-parse ---------------------------------------------------------------- */

/* What the issue at hand holds; empty for each run. */
static gaz_issue_texts *no_texts(void) {
    static gaz_issue_texts *texts;
    static const gaz_issue none;
    if (texts == NULL) {
        texts = gaz_issue_texts_new();
    }
    PROMISE(texts != NULL && gaz_issue_texts_begin(texts, &none) == GAZ_OK);
    return texts;
}

static void parse_document(gaz_arena *arena, gaz_document *document, gaz_issue_texts *texts) {
    gaz_parsed parsed;
    gaz_buffer out = {0};
    uint64_t expected = 0;
    for (uint32_t i = 0; i < document->paragraphs.count; i++) {
        expected += han_sum(document->paragraphs.items[i].text);
    }
    PROMISE(gaz_parse_once(arena, document, texts, &parsed) == GAZ_OK);
    gaz_write_parsed(&out, &parsed);
    PROMISE(!out.failed);
    PROMISE(record_sum(arena, (gaz_slice){out.ptr, out.len}) == expected);
    gaz_buffer_free(&out);
}

/* The next line of text, without its line feed. */
static gaz_slice take_line(gaz_slice *text) {
    const char *stop = memchr(text->ptr, '\n', text->len);
    size_t len = stop == NULL ? text->len : (size_t)(stop - text->ptr);
    gaz_slice line = gaz_slice_first(*text, len);
    *text = gaz_slice_from(*text, stop == NULL ? len : len + 1);
    return line;
}

static gaz_status parse_record(gaz_arena *arena, gaz_slice record, gaz_issue_texts *texts,
                               const char **reason) {
    gaz_slice type;
    gaz_document document;
    gaz_issue issue;
    gaz_status status = gaz_record_type(arena, record, &type, reason);
    if (status == GAZ_OK && gaz_slice_is(type, "issue")) {
        status = gaz_read_contents(arena, record, &issue, reason);
        status = status == GAZ_OK ? gaz_issue_texts_begin(texts, &issue) : status;
    } else if (status == GAZ_OK && gaz_slice_is(type, "document")) {
        status = gaz_read_document(arena, record, &document, reason);
        if (status == GAZ_OK) {
            parse_document(arena, &document, texts);
        }
    }
    return status;
}

void promise_parse(gaz_arena *arena, gaz_slice records) {
    gaz_issue_texts *texts = no_texts();
    while (records.len > 0) {
        const char *reason = NULL;
        gaz_status status = parse_record(arena, take_line(&records), texts, &reason);
        PROMISE(status == GAZ_OK || (status == GAZ_BAD_RECORD && reason != NULL));
    }
}

/* Bytes as valid UTF-8: what is none is left out. */
static gaz_slice valid_text(gaz_arena *arena, gaz_slice bytes) {
    char *out = gaz_arena_alloc(arena, bytes.len + 1);
    size_t len = 0;
    while (bytes.len > 0) {
        size_t valid = gaz_utf8_valid(bytes);
        memcpy(out + len, bytes.ptr, valid);
        len += valid;
        bytes = gaz_slice_from(bytes, valid < bytes.len ? valid + 1 : valid);
    }
    return (gaz_slice){out, len};
}

/* A line as a paragraph: a letter for its class, one for its layout, text. */
static void add_paragraph(gaz_arena *arena, gaz_document *document, gaz_slice line, uint32_t at) {
    gaz_paragraphs *list = &document->paragraphs;
    list->items =
        gaz_arena_grow(arena, list->items, list->count, &list->capacity, sizeof *list->items);
    list->items[list->count++] =
        (gaz_paragraph){.text = valid_text(arena, gaz_slice_from(line, 2)),
                        .line = at,
                        .end_line = at,
                        .line_class = (unsigned char)line.ptr[0] % GAZ_LINE_CLASS_COUNT,
                        .layout = (unsigned char)line.ptr[1] & 0x3F};
}

void promise_documents(gaz_arena *arena, gaz_slice text) {
    gaz_issue_texts *texts = no_texts();
    gaz_slice issue = gaz_slice_of("371322/2024/3");
    gaz_document document = {.issue = issue, .id = gaz_slice_of("371322/2024/3/1"), .seq = 1};
    for (uint32_t at = 1; text.len > 0; at++) {
        gaz_slice line = take_line(&text);
        if (line.len > 2) {
            document.end_line = at;
            add_paragraph(arena, &document, line, at);
        } else if (document.seq < 9) {
            parse_document(arena, &document, texts);
            document.seq++;
            document.id = gaz_arena_format(arena, "%.*s/%u", GAZ_FMT(issue), document.seq);
            document.line = at + 1;
            document.paragraphs = (gaz_paragraphs){0};
        }
    }
    parse_document(arena, &document, texts);
}
