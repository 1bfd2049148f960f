/*
 * gazette.h - the public face of libgazette.
 *
 * Turns the raw text of Chinese government gazettes (政府公报) into structured
 * records. Three stages, each a function from one value to the next:
 *
 *     raw bytes --gaz_clean--> clean text --gaz_split--> issue + documents
 *                                          --gaz_parse--> elements and tree
 *
 * Memory: every value a stage returns lives in the arena that was passed to it
 * or points into the text that was passed to it; keep both until you are done,
 * then free the arena. Nothing else needs freeing.
 * Threads: no globals; use one arena per thread.
 * Errors: a stage answers gaz_status. What a text contains is never an error:
 * damage becomes a diagnostic in the value. Only memory and misuse fail.
 * Text: UTF-8, as pointer and length, never NUL-terminated; it may hold U+0000.
 * Lines count from 1 in the raw input; columns count characters from 1.
 */
#ifndef GAZETTE_H
#define GAZETTE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(__GNUC__)
#define GAZ_API __attribute__((visibility("default")))
#define GAZ_CHECKED __attribute__((warn_unused_result))
#else
#define GAZ_API
#define GAZ_CHECKED
#endif

/* The version of the toolkit, and of the record schemas it writes. */
#define GAZ_VERSION "0.1.0"
#define GAZ_SCHEMA_VERSION "1.0"

/* The version of the library that is linked, as "0.1.0". Static storage. */
GAZ_API const char *gaz_version(void);

/* ---- Text and memory -------------------------------------------------- */

/* A piece of text that somebody else owns. ptr NULL is "absent" (JSON null);
 * len 0 with a pointer is the empty string. */
typedef struct gaz_slice {
    const char *ptr;
    size_t len;
} gaz_slice;

/* A list of slices; items live in the arena of the value they belong to. */
typedef struct gaz_slices {
    gaz_slice *items;
    uint32_t count;
    uint32_t capacity;
} gaz_slices;

typedef enum gaz_status {
    GAZ_OK = 0,
    GAZ_NO_MEMORY,    /* an allocation failed; the result must not be used */
    GAZ_BAD_ENCODING, /* the encoding asked for is not known to iconv */
    GAZ_BAD_RECORD,   /* a line is not a record of the expected type */
    GAZ_BAD_TABLE,    /* a user table does not have the documented form */
    GAZ_BAD_LOG,      /* a correction log does not fit the text */
    GAZ_BAD_PLACE     /* no division, or more than one, has the name given */
} gaz_status;

/* One English sentence for a status. Static storage. */
GAZ_API const char *gaz_status_text(gaz_status status);

/* Memory for one issue: many allocations, freed together. */
typedef struct gaz_arena gaz_arena;

/* A new, empty arena, or NULL when memory is exhausted. */
GAZ_API gaz_arena *gaz_arena_new(void);
/* Forgets everything allocated, keeping up to 40 MB for the next issue. */
GAZ_API void gaz_arena_reset(gaz_arena *arena);
/* Frees the arena and everything in it. NULL is allowed. */
GAZ_API void gaz_arena_free(gaz_arena *arena);
/* Bytes the arena holds from the system, for statistics and limits. */
GAZ_API size_t gaz_arena_size(const gaz_arena *arena);

/* A growing byte buffer. Zero-initialise it; free with gaz_buffer_free.
 * When memory runs out `failed` is set and later appends do nothing, so it is
 * enough to look at it once, before the bytes are used. */
typedef struct gaz_buffer {
    char *ptr;
    size_t len;
    size_t capacity;
    bool failed;
    bool compact; /* records are appended in the compact form (docs/records.md) */
    /* May be set: is given bytes from the front when the buffer holds a megabyte in
     * the middle of a record, so that a record of any size needs little memory. */
    void (*spill)(void *data, gaz_slice bytes);
    void *spill_data;
} gaz_buffer;

/* Frees the bytes and leaves an empty buffer. */
GAZ_API void gaz_buffer_free(gaz_buffer *buffer);
/* Appends len bytes. */
GAZ_API void gaz_buffer_add(gaz_buffer *buffer, const void *bytes, size_t len);

/* ---- Diagnostics ------------------------------------------------------- */

typedef enum gaz_severity { GAZ_NOTE, GAZ_WARNING, GAZ_ERROR } gaz_severity;

/* What a stage noticed. The codes are listed in docs/diagnostics.md. */
typedef struct gaz_diagnostic {
    int code;          /* gaz_code_name() gives its stable name */
    gaz_slice message; /* one sentence, with the readings it is about */
    uint32_t line;     /* first raw line, from 1; 0 when none fits */
    uint32_t end_line;
} gaz_diagnostic;

typedef struct gaz_diagnostics {
    gaz_diagnostic *items;
    uint32_t count;
    uint32_t capacity;
} gaz_diagnostics;

/* The stable name of a code ("toc-mismatch"). Static storage. */
GAZ_API const char *gaz_code_name(int code);
/* The severity that belongs to a code. */
GAZ_API gaz_severity gaz_code_severity(int code);
/* The sentence that explains a code. Static storage. */
GAZ_API const char *gaz_code_sentence(int code);
/* How many codes there are; codes run from 0. */
GAZ_API int gaz_code_count(void);
/* "note", "warning" or "error". Static storage. */
GAZ_API const char *gaz_severity_name(gaz_severity severity);

/* ---- gz-clean ----------------------------------------------------------- */

/* What gz-clean may do. The list is lib/clean/rules.def. */
typedef enum gaz_rule {
#define GAZ_RULE(id, name, sentence, example) GAZ_RULE_##id,
#include "clean/rules.def"
#undef GAZ_RULE
    GAZ_RULE_COUNT
} gaz_rule;

/* The stable name of a rule ("place-name"), the sentence that explains it, and
 * an example ("郟城县 -> 郯城县"). Static storage. */
GAZ_API const char *gaz_rule_name(gaz_rule rule);
GAZ_API const char *gaz_rule_sentence(gaz_rule rule);
GAZ_API const char *gaz_rule_example(gaz_rule rule);
/* The rule with this name, or GAZ_RULE_COUNT. */
GAZ_API gaz_rule gaz_rule_named(gaz_slice name);

/* How sure a correction is. */
typedef enum gaz_confidence {
    GAZ_POSSIBLE, /* worth a look; never made by the tool */
    GAZ_LIKELY,
    GAZ_CERTAIN
} gaz_confidence;

/* "possible", "likely", "certain". Static storage. */
GAZ_API const char *gaz_confidence_name(gaz_confidence confidence);

/* One place in the text that was changed, or could be. */
typedef struct gaz_correction {
    uint32_t line; /* of the decoded text, from 1 */
    uint32_t col;  /* characters, from 1 */
    gaz_slice before;
    gaz_slice after;       /* absent when no single reading is offered */
    gaz_slices candidates; /* then the readings that compete */
    gaz_slice evidence;
    gaz_slice bytes; /* of `undecodable`: the raw bytes; else absent */
    uint64_t offset; /* of those bytes in the source, from 0 */
    gaz_rule rule;
    gaz_confidence confidence;
    bool applied;
} gaz_correction;

typedef struct gaz_corrections {
    gaz_correction *items;
    uint32_t count;
    uint32_t capacity;
} gaz_corrections;

/* How far gz-clean goes by itself. */
typedef enum gaz_clean_level {
    GAZ_LEVEL_CERTAIN, /* make certain corrections, report the others */
    GAZ_LEVEL_LIKELY,  /* make certain and likely ones */
    GAZ_LEVEL_REPORT   /* change nothing, report all */
} gaz_clean_level;

/* A phrase with a misread character, and what is right. */
typedef struct gaz_term {
    gaz_slice misread;
    gaz_slice right;
    gaz_slice not_behind; /* characters behind which, or before which, misread */
    gaz_slice not_before; /* may be part of two words and stays */
} gaz_term;

typedef struct gaz_terms {
    gaz_term *items;
    uint32_t count;
    uint32_t capacity;
} gaz_terms;

/* A character of names of places, and what it is misread as. */
typedef struct gaz_user_pair {
    uint32_t right;
    uint32_t wrong;
    int use; /* of the misread character: 0 rare, 1 in names, 2 in words */
} gaz_user_pair;

/* A regular expression of a user's, compiled, with what stands for its matches. */
typedef struct gaz_pattern gaz_pattern;

/* What a user knows beside the built-in tables. Zero-initialise. */
typedef struct gaz_user_table {
    gaz_terms terms;
    gaz_user_pair *pairs;
    uint32_t pair_count;
    uint32_t pair_capacity;
    gaz_slices names; /* of places: they exist, and are never corrected */
    gaz_pattern *patterns;
    uint32_t pattern_count;
    uint32_t pattern_capacity;
} gaz_user_table;

/* The row that stopped the reading of a table, and what is wrong with it. */
typedef struct gaz_table_fault {
    uint32_t line;
    const char *why; /* static storage, or the arena's */
} gaz_table_fault;

/* Appends the rows of a table, in the forms of lib/data/terms.tsv, confusables.tsv,
 * divisions_more.tsv and renamed.tsv, and patterns between slashes with their replacement
 * and reason, mixed as one likes. Points into table and arena. On GAZ_BAD_TABLE *fault says
 * where and why. */
GAZ_API gaz_status gaz_read_user_table(gaz_arena *arena, gaz_slice table, gaz_user_table *user,
                                       gaz_table_fault *fault) GAZ_CHECKED;

/* Zero-initialise for the defaults. */
typedef struct gaz_clean_options {
    const char *from; /* encoding of the input, NULL to detect it */
    gaz_clean_level level;
    uint64_t skip;        /* bit 1 << rule: a rule that is not to run */
    gaz_slice place;      /* code or name of the issuing place, absent to find it */
    bool terse;           /* corrections that are made come without evidence, line and column (0):
                           * nobody will read them */
    gaz_user_table table; /* beside the built-in ones */
} gaz_clean_options;

/* The most gaz_clean is meant to be given at once; longer sources come in
 * pieces that gaz_clean_extent cuts. */
#define GAZ_CLEAN_WINDOW ((size_t)8 << 20)

/* A line of more bytes than this comes in pieces too, which gaz_clean sees one after
 * the other; the clean text is still one line. SECURITY.md lists all limits. */
#define GAZ_LONGEST_LINE ((size_t)64 << 20)

/* Records whose JSON is nested deeper are no records. Those that gz-parse writes have
 * about three levels for each level of a text. */
#define GAZ_DEEPEST_JSON 512

/* One source on its way through gaz_clean, piece by piece. Zero-initialise. */
typedef struct gaz_clean_state {
    uint64_t bytes;       /* raw bytes seen */
    uint64_t clean_bytes; /* bytes of clean text answered */
    uint32_t lines;       /* line terminators seen */
    uint32_t col;         /* characters of an unfinished last line */
    uint32_t corrections; /* made */
    uint32_t reported;    /* not made */
    char encoding[24];    /* what the source was read as, first to last */
    uint32_t place;       /* issuing place of the issue that goes on, or 0 */
    bool started;
    bool unfinished; /* the last line has no terminator yet */
    bool mixed;      /* more than one encoding occurred */
} gaz_clean_state;

/* What one piece became. text points into the piece when nothing changed. */
typedef struct gaz_cleaned {
    gaz_slice text;
    gaz_corrections corrections; /* in the order of the text */
    gaz_diagnostics diagnostics;
} gaz_cleaned;

/* Decodes, normalises and corrects one piece of a source. Every line of the
 * decoded text becomes one line of `cleaned`. GAZ_BAD_ENCODING when
 * options->from is not known; GAZ_BAD_PLACE when options->place names no place. */
GAZ_API gaz_status gaz_clean(gaz_arena *arena, const gaz_clean_options *options,
                             gaz_clean_state *state, gaz_slice raw,
                             gaz_cleaned *cleaned) GAZ_CHECKED;

/* The index-th encoding that gaz_clean detects, as iconv names it; NULL behind
 * the last. Static storage. */
GAZ_API const char *gaz_encoding_detected(size_t index);

/* How many bytes at the start of raw make up the next piece of a source: up to
 * the masthead of the next issue, where UTF-8 or GB18030 shows one within
 * GAZ_CLEAN_WINDOW; else all, in windows of whole lines. 0 asks for more bytes; at_end says that
 * none follow. */
GAZ_API size_t gaz_clean_extent(gaz_slice raw, bool at_end);

/* Appends the `correction` record of a source, one line of NDJSON. */
GAZ_API void gaz_write_correction(gaz_buffer *out, gaz_slice source,
                                  const gaz_correction *correction);
/* Appends the `source` record that closes the records of one source. sha256
 * is of the raw bytes: 64 hex digits. */
GAZ_API void gaz_write_source(gaz_buffer *out, gaz_slice name, gaz_slice sha256,
                              const gaz_clean_state *state);

/* One source as a log describes it: its corrections, and how much clean text
 * it gave. */
typedef struct gaz_source_log {
    gaz_slice name;
    uint64_t clean_bytes;
    gaz_corrections corrections; /* the applied ones, in the order of the text */
} gaz_source_log;

/* Reads a log of gz-clean: *count sources in the order they were read. Points
 * into log and arena. On GAZ_BAD_LOG *reason, static or the arena's, says why. */
GAZ_API gaz_status gaz_read_log(gaz_arena *arena, gaz_slice log, gaz_source_log **sources,
                                uint32_t *count, const char **reason) GAZ_CHECKED;
/* Appends the decoded original of one source, given its clean text. On
 * GAZ_BAD_LOG *line is the first line that does not fit. */
GAZ_API gaz_status gaz_revert(const gaz_source_log *source, gaz_slice clean, gaz_buffer *out,
                              uint32_t *line) GAZ_CHECKED;

/* ---- gz-split ----------------------------------------------------------- */

/* What a line or paragraph looks like. The list is lib/split/line_class.def;
 * the last class is "other", so every line has one. */
typedef enum gaz_line_class {
#define GAZ_LINE_CLASS(id, name, comment) GAZ_LINE_##id,
#include "split/line_class.def"
#undef GAZ_LINE_CLASS
    GAZ_LINE_CLASS_COUNT
} gaz_line_class;

/* The JSON name of a line class ("article"). Static storage. */
GAZ_API const char *gaz_line_class_name(gaz_line_class line_class);

/* Layout hints of a paragraph, or-ed together in `layout`. */
enum {
    GAZ_LAYOUT_CENTRED = 1,     /* set in the middle of the line */
    GAZ_LAYOUT_INDENTED = 2,    /* begins with a first-line indent */
    GAZ_LAYOUT_BULLET = 4,      /* had a list mark (-, *, •) that was taken off */
    GAZ_LAYOUT_PAGE_START = 8,  /* first paragraph of a printed page */
    GAZ_LAYOUT_JOINED = 16,     /* joined from lines that a page break cut */
    GAZ_LAYOUT_ROW = 32,        /* a table row; cells separated by U+0009 */
    GAZ_LAYOUT_AFTER_BLANK = 64 /* a blank line stands before it */
};

/* One paragraph of a document, whole again after page breaks and hard wraps,
 * without Markdown marks. */
typedef struct gaz_paragraph {
    gaz_slice text;
    uint32_t line; /* first and last raw line it was put together from */
    uint32_t end_line;
    uint32_t bold;      /* bytes from the start of text that were bold */
    uint8_t line_class; /* gaz_line_class */
    uint8_t heading;    /* depth of a Markdown heading mark, 0 when none */
    uint8_t layout;     /* GAZ_LAYOUT_ bits */
} gaz_paragraph;

typedef struct gaz_paragraphs {
    gaz_paragraph *items;
    uint32_t count;
    uint32_t capacity;
} gaz_paragraphs;

/* Where a record's text came from. */
typedef struct gaz_source {
    gaz_slice name;   /* file name, or absent in a pipe */
    uint32_t lines;   /* how many lines the clean text has */
    gaz_slice sha256; /* of the clean text, 64 hex digits */
} gaz_source;

/* A heading of the pages before the contents, with its text. */
typedef struct gaz_front_matter {
    gaz_slice heading; /* may be absent */
    gaz_slices paragraphs;
    uint32_t line;
    uint32_t end_line;
} gaz_front_matter;

/* One entry of the contents page (目录). */
typedef struct gaz_toc_entry {
    gaz_slice section; /* 【县政府文件】 without its brackets, or absent */
    gaz_slice group;   /* the section that this one stands under, or absent */
    gaz_slice title;
    gaz_slice doc_number; /* as printed there, or absent */
    gaz_slice document;   /* id of the document it was matched to, or absent */
    int32_t page;         /* -1 when none is printed */
    uint32_t line;
} gaz_toc_entry;

/* The kinds of furniture, lib/split/furniture.def: "page_number", "masthead". */
GAZ_API int gaz_furniture_kind_count(void);
/* The JSON name of a kind, from 0. Static storage. */
GAZ_API const char *gaz_furniture_kind_name(int kind);

/* A line of the printed page that belongs to no document. */
typedef struct gaz_furniture {
    const char *kind; /* one of the names above; static storage */
    gaz_slice text;
    uint32_t line;
} gaz_furniture;

/* A document as gz-split finds it: whole paragraphs, not yet structured. */
typedef struct gaz_document {
    gaz_slice id;    /* 371322/2026/1/1 */
    gaz_slice issue; /* id of the issue */
    uint32_t seq;    /* from 1 within the issue */
    gaz_slice source_name;
    uint32_t line; /* first and last raw line */
    uint32_t end_line;
    gaz_slice region_code; /* division code of the issue, or absent */
    gaz_slice toc_title;   /* what the contents page says of it, or absent */
    gaz_slice toc_doc_number;
    gaz_paragraphs paragraphs;
    gaz_diagnostics diagnostics;
} gaz_document;

typedef struct gaz_issue {
    gaz_slice id;        /* 371322/2026/1, or sha256:... */
    gaz_slice name;      /* 郯城县人民政府公报 */
    gaz_slice publisher; /* 郯城县人民政府 */
    gaz_slice region_code;
    int32_t year; /* -1 when not printed; so number, total_number */
    int32_t number;
    int32_t total_number;
    gaz_slice publish_date; /* ISO 8601, or absent */
    gaz_source source;
    gaz_front_matter *front_matter;
    uint32_t front_matter_count;
    uint32_t front_matter_capacity;
    gaz_toc_entry *toc;
    uint32_t toc_count;
    uint32_t toc_capacity;
    gaz_furniture *furniture;
    uint32_t furniture_count;
    uint32_t furniture_capacity;
    gaz_document *documents;
    uint32_t document_count;
    uint32_t document_capacity;
    gaz_diagnostics diagnostics;
} gaz_issue;

typedef struct gaz_split_options {
    gaz_slice source_name; /* absent in a pipe */
} gaz_split_options;

/* Splits the clean text of one issue (or of one document: every text gives one
 * issue). first_line is the raw number of the text's first line. The issue
 * points into text and arena. */
GAZ_API gaz_status gaz_split(gaz_arena *arena, const gaz_split_options *options, gaz_slice text,
                             uint32_t first_line, gaz_issue *issue) GAZ_CHECKED;

/* How many bytes at the start of text make up its first whole issue: a stream
 * may hold several. 0 when the issue may go on behind the end of text; at_end
 * says that nothing follows, and then the answer is never 0 (unless text is
 * empty). Always a whole number of lines. */
GAZ_API size_t gaz_split_extent(gaz_slice text, bool at_end);

/* The first issue of a stream, read while the stream comes in: gaz_split_extent and
 * gaz_split in one, with the same answers. It lives in its arena. */
typedef struct gaz_splitter gaz_splitter;

/* NULL when memory is exhausted. */
GAZ_API gaz_splitter *gaz_splitter_new(gaz_arena *arena, uint32_t first_line);

/* As gaz_split_extent. `text` is all that was read so far, with what the call before was
 * given at its start; it may have moved. Only what is new is looked at. */
GAZ_API size_t gaz_splitter_extent(gaz_splitter *splitter, gaz_slice text, bool at_end);

/* As gaz_split, for the text that the last call found to be the issue's. */
GAZ_API gaz_status gaz_splitter_issue(gaz_splitter *splitter, const gaz_split_options *options,
                                      gaz_slice text, gaz_issue *issue) GAZ_CHECKED;

/* Appends the `issue` record, one line of NDJSON. */
GAZ_API void gaz_write_issue(gaz_buffer *out, const gaz_issue *issue);
/* Appends a `document` record as gz-split writes it. */
GAZ_API void gaz_write_document(gaz_buffer *out, const gaz_document *document);
/* Appends what a person wants to see of an issue: its identity, one line for
 * each document with its lines, number and title, one for each diagnostic. */
GAZ_API void gaz_write_outline(gaz_buffer *out, const gaz_issue *issue);
/* Reads such a record (one line) back; what it answers points into record and
 * arena. GAZ_BAD_RECORD when it is not a document record of gz-split; *reason
 * then says why. */
GAZ_API gaz_status gaz_read_document(gaz_arena *arena, gaz_slice record, gaz_document *document,
                                     const char **reason) GAZ_CHECKED;
/* The same, but what it answers points into the arena alone, so that the record may go: it
 * may be ten times its texts. */
GAZ_API gaz_status gaz_copy_document(gaz_arena *arena, gaz_slice record, gaz_document *document,
                                     const char **reason) GAZ_CHECKED;

/* ---- gz-parse ----------------------------------------------------------- */

/* What a node of the tree is. The list is lib/parse/node_type.def. */
typedef enum gaz_node_type {
#define GAZ_NODE(id, name, prefix, comment) GAZ_NODE_##id,
#include "parse/node_type.def"
#undef GAZ_NODE
    GAZ_NODE_TYPE_COUNT
} gaz_node_type;

/* The JSON name of a node type ("article"). Static storage. */
GAZ_API const char *gaz_node_type_name(gaz_node_type type);

/* The format of a document. The list is lib/parse/format.def. */
typedef enum gaz_format {
#define GAZ_FORMAT(id, name, comment) GAZ_FORMAT_##id,
#include "parse/format.def"
#undef GAZ_FORMAT
    GAZ_FORMAT_COUNT
} gaz_format;

/* The JSON name of a format ("letter"). Static storage. */
GAZ_API const char *gaz_format_name(gaz_format format);

/* Who answers for something: one role of a 责任单位 note and its organs. */
typedef struct gaz_duty {
    const char *role; /* "lead", "support", "responsible", "unspecified" */
    gaz_slices orgs;
    bool open; /* 等, 各…: the list does not name all of them */
} gaz_duty;

typedef struct gaz_duties {
    gaz_duty *items;
    uint32_t count;
    uint32_t capacity;
} gaz_duties;

/* A number with what it counts: 不低于5亿元, 3个工作日内, 2025年底前. */
typedef struct gaz_quantity {
    const char *kind;      /* "amount", "percentage", "count", "deadline" */
    gaz_slice value;       /* a decimal number, 万 and 亿 multiplied out; absent for a date */
    gaz_slice value_to;    /* the upper end of a range, or absent */
    gaz_slice unit;        /* in one form, absent for a date */
    const char *qualifier; /* "at_least", "at_most", "more_than", "less_than", "about", or NULL */
    gaz_slice due;         /* ISO 8601: by when, or absent */
    gaz_slice text;        /* as printed */
    int64_t start;         /* where it stands in the node's text, in characters from 0 */
    int64_t end;
} gaz_quantity;

typedef struct gaz_quantities {
    gaz_quantity *items;
    uint32_t count;
    uint32_t capacity;
} gaz_quantities;

/* One item of a list inside a sentence: 一是…. */
typedef struct gaz_enumerated {
    gaz_slice label; /* 一是 */
    gaz_slice text;
    int64_t start; /* where it stands in the node's text, label included, in characters from 0 */
    int64_t end;
    bool first; /* a list begins here */
} gaz_enumerated;

typedef struct gaz_enumeration {
    gaz_enumerated *items;
    uint32_t count;
    uint32_t capacity;
} gaz_enumeration;

/* The cells of a table, or the entries of a list. */
typedef struct gaz_cells {
    gaz_slices *rows; /* of a table */
    uint32_t row_count;
    uint32_t row_capacity;
    uint32_t header;    /* how many of the rows are its head */
    gaz_slices entries; /* of a list */
    gaz_slices posts;   /* empty, or one for each entry (absent where none) */
} gaz_cells;

enum {
    GAZ_MARKER_DECIMAL = 6, /* the first marker of decimal labels, */
    GAZ_MARKER_SERIES = 10 /* and of those that no numbers count: 甲、 （甲） 子、 Ⅰ、 A、 a) 1) */
};

/* What few nodes have beside their words. */
typedef struct gaz_findings {
    gaz_cells *cells; /* of tables and lists, else NULL */
    gaz_duties duties;
    gaz_quantities quantities;
    gaz_enumeration enumeration; /* lists inside its sentences */
} gaz_findings;

/* A node of the tree. Children are a linked list in the order of the text. */
typedef struct gaz_node {
    struct gaz_node *parent; /* NULL for the root, which is no node itself */
    struct gaz_node *first;
    struct gaz_node *next;
    gaz_slice label;        /* as printed, brackets repaired; absent when none. Of the root:
                             * what the ids of all nodes begin with */
    gaz_slice heading;      /* absent when none */
    gaz_slice text;         /* absent when none */
    gaz_findings *findings; /* NULL when there are none, as in most nodes */
    int64_t ordinal;        /* value of the label, or position of a paragraph; -1 when none */
    int64_t insert;         /* the Y of 第X条之Y, 0 when none */
    uint32_t line;
    uint32_t end_line;
    uint32_t alike; /* siblings before it with the same type and number: part of its id */
    uint8_t type;   /* gaz_node_type */
    uint8_t marker; /* of a level: 1 (一、) to 5 (①), GAZ_MARKER_DECIMAL to 9 for
                     * 1, 1.1, 1.1.1, 1.1.1.1, GAZ_MARKER_SERIES to 16; 0 otherwise */
    bool inferred;  /* the source lost its label */
} gaz_node;

/* The id of a node as Akoma Ntoso builds eId (chp_2__art_7__para_1), made in the arena.
 * Absent for the root, and when memory is exhausted. */
GAZ_API gaz_slice gaz_node_eid(gaz_arena *arena, const gaz_node *node);

/* 发文字号 and its parts. */
typedef struct gaz_doc_number {
    gaz_slice raw; /* absent when the document has none; then all is */
    gaz_slice norm;
    gaz_slice code;
    gaz_slice region; /* division code, "CN" for the state, or absent */
    gaz_slice organ;
    gaz_slice series;
    int32_t year;
    int32_t serial;
} gaz_doc_number;

/* 《title》（number）, or a provision (第三条第二款). */
typedef struct gaz_reference {
    gaz_slice from;      /* eid of the node that cites, absent outside the tree */
    gaz_slice title;     /* in full where the text uses a short name that it defines */
    gaz_slice title_key; /* the title without spaces and marks, to compare it */
    gaz_slice doc_number;
    gaz_slice provision;     /* as printed */
    gaz_slice provision_eid; /* the same as ids are built: art_3__para_1 */
    gaz_slice target;        /* id or eid of what is meant, when it is at hand */
    gaz_slice text;          /* as printed */
    const char *relation;    /* "based_on", "issues", ...; NULL when nothing says */
    int64_t start;           /* where it stands in the node's text, in characters from 0 */
    int64_t end;
    bool in_text; /* of the node; else in its heading or in a cell */
} gaz_reference;

typedef struct gaz_references {
    gaz_reference *items;
    uint32_t count;
    uint32_t capacity;
} gaz_references;

/* One text: the document itself, or an attachment. */
typedef struct gaz_part {
    gaz_slice id;     /* of an attachment: document id and /att_N */
    gaz_slice prefix; /* of its eids: "att_1", empty for the document itself */
    const char *role; /* "issued_text", "annex"; NULL for the document itself */
    gaz_slice label;  /* 附件1, as printed, or absent */
    gaz_slice title;
    gaz_slice kind; /* "measures", or absent */
    gaz_slice kind_zh;
    const char *draft_status; /* "comment_draft", or NULL */
    gaz_slices history;       /* 题注: adoption and amendments */
    gaz_slice effective_date; /* ISO 8601, or absent; so expiry_date */
    gaz_slice expiry_date;
    const char *effective_rule; /* how it was found: "fixed", "signed", "adopted",
                                   "days_after", "order"; NULL without a date */
    const char *expiry_rule;    /* "fixed", "term"; NULL without a date */
    gaz_slice interpreter;      /* who explains the text, or absent */
    gaz_references repeals;
    gaz_references amends;
    uint32_t line;
    uint32_t end_line;
    gaz_node *root; /* its children are the body */
} gaz_part;

/* One line of the metadata that a web portal puts before a text. */
typedef struct gaz_metadata {
    gaz_slice name;
    gaz_slice value;
} gaz_metadata;

/* A department as the document names it, and its name in full. */
typedef struct gaz_department {
    gaz_slice name;
    gaz_slice canonical;
} gaz_department;

/* A document with its elements (GB/T 9704-2012, 7) and its tree. */
typedef struct gaz_parsed {
    const gaz_document *document; /* id, issue, seq and source stand there */
    gaz_part text;                /* title, kind, body and validity */
    gaz_part *attachments;
    uint32_t attachment_count;
    uint32_t attachment_capacity;
    uint8_t format; /* gaz_format */
    gaz_slice copy_number;
    gaz_slice secrecy;      /* 机密, or absent */
    gaz_slice secrecy_term; /* 1年, 长期, or absent */
    gaz_slice urgency;
    gaz_slice issuer_masthead;
    gaz_doc_number doc_number;
    gaz_slice registration_number;
    gaz_slice order_number; /* 第337号 */
    gaz_slices issuers;
    gaz_slices signers; /* 签发人 */
    gaz_slices addressees;
    gaz_slices attendees;
    gaz_slices attachment_notes;
    gaz_slices signatories;
    gaz_slice signer_office; /* 省长, of an order */
    gaz_slice signer_name;
    gaz_slices joint_doc_numbers; /* of the other organs of a joint paper, as printed */
    gaz_slices co_signers;        /* who signs a joint order below the first: office, space, name */
    gaz_slice date_signed;        /* ISO 8601 */
    gaz_slice date_signed_raw;
    gaz_slice adopted_date; /* of the text that an order publishes */
    gaz_slice adopted_by;
    gaz_slices remarks;
    const char *openness; /* "public", "on_request", "not_public", or NULL */
    gaz_slices subject_terms;
    gaz_slices cc_orgs;
    gaz_slice print_org;
    gaz_slice print_date;
    gaz_slice print_date_raw;
    gaz_metadata *portal_metadata;
    uint32_t portal_metadata_count;
    uint32_t portal_metadata_capacity;
    gaz_references references;
    gaz_department *departments; /* those of notes and signatures that are named in short */
    uint32_t department_count;
    uint32_t department_capacity;
    gaz_furniture *furniture; /* words that name an element (附件：), contents lists */
    uint32_t furniture_count;
    uint32_t furniture_capacity;
    gaz_diagnostics diagnostics; /* those of the document, then its own */
} gaz_parsed;

/* What type a record (one line of NDJSON) has: "issue", "document", ... It
 * points into record or arena. GAZ_BAD_RECORD when the line is no record;
 * *reason then says why. */
GAZ_API gaz_status gaz_record_type(gaz_arena *arena, gaz_slice record, gaz_slice *type,
                                   const char **reason) GAZ_CHECKED;

/* What was noticed about a record of gz-split or gz-parse, and the name of its
 * source (absent in a pipe). They point into record or arena. GAZ_BAD_RECORD when
 * the line is no JSON object; *reason then says why. */
GAZ_API gaz_status gaz_read_noticed(gaz_arena *arena, gaz_slice record, gaz_slice *source,
                                    gaz_diagnostics *list, const char **reason) GAZ_CHECKED;
/* Appends diagnostics for a person, one a line:
 * "source:line:column: severity: sentence [code]". A diagnostic is about whole
 * lines, so the column is 1; without a line both are 0. */
GAZ_API void gaz_write_lint(gaz_buffer *out, gaz_slice source, const gaz_diagnostics *list);

/* What the issue at hand is known to hold, by title and number: the entries of its
 * contents page and the documents that were parsed. References are resolved with
 * it. It grows with the issue, not with the stream. */
typedef struct gaz_issue_texts gaz_issue_texts;

/* NULL when memory is exhausted; gaz_issue_texts_free takes NULL too. */
GAZ_API gaz_issue_texts *gaz_issue_texts_new(void);
GAZ_API void gaz_issue_texts_free(gaz_issue_texts *texts);
/* Forgets the issue before and takes the contents page of this one; only id and toc
 * of the issue are looked at, and nothing of it is kept. */
GAZ_API gaz_status gaz_issue_texts_begin(gaz_issue_texts *texts,
                                         const gaz_issue *issue) GAZ_CHECKED;
/* Reads id and contents page of an issue record, all else stays zero; they point
 * into record and arena. GAZ_BAD_RECORD when it cannot be read; *reason then says
 * why. */
GAZ_API gaz_status gaz_read_contents(gaz_arena *arena, gaz_slice record, gaz_issue *issue,
                                     const char **reason) GAZ_CHECKED;

/* Gives a document its elements and its tree. The value points into the
 * document, the arena and texts, and what it resolved there is good until the next
 * issue begins. The document is added to texts; NULL for a document alone. */
GAZ_API gaz_status gaz_parse(gaz_arena *arena, const gaz_document *document, gaz_issue_texts *texts,
                             gaz_parsed *parsed) GAZ_CHECKED;
/* The same for a document whose paragraphs nobody reads afterwards: those of a large one are
 * forgotten while its tree grows. */
GAZ_API gaz_status gaz_parse_once(gaz_arena *arena, gaz_document *document, gaz_issue_texts *texts,
                                  gaz_parsed *parsed) GAZ_CHECKED;
/* Appends the structured `document` record, one line of NDJSON. */
GAZ_API void gaz_write_parsed(gaz_buffer *out, const gaz_parsed *parsed);

#ifdef __cplusplus
}
#endif

#endif
