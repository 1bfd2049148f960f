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
    GAZ_BAD_LOG       /* a correction log does not fit the text */
} gaz_status;

/* One English sentence for a status. Static storage. */
GAZ_API const char *gaz_status_text(gaz_status status);

/* Memory for one issue: many allocations, freed together. */
typedef struct gaz_arena gaz_arena;

/* A new, empty arena, or NULL when memory is exhausted. */
GAZ_API gaz_arena *gaz_arena_new(void);
/* Forgets everything allocated, keeping some memory for the next issue. */
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

/* Zero-initialise for the defaults. */
typedef struct gaz_clean_options {
    const char *from; /* encoding of the input, NULL to detect it */
    gaz_clean_level level;
    uint64_t skip;   /* bit 1 << rule: a rule that is not to run */
    gaz_slice place; /* code or name of the issuing place, absent to find it */
} gaz_clean_options;

/* The most gaz_clean is meant to be given at once; longer sources come in
 * pieces that gaz_clean_extent cuts. */
#define GAZ_CLEAN_WINDOW ((size_t)8 << 20)

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
 * options->from is not known; GAZ_BAD_TABLE when options->place names no place. */
GAZ_API gaz_status gaz_clean(gaz_arena *arena, const gaz_clean_options *options,
                             gaz_clean_state *state, gaz_slice raw,
                             gaz_cleaned *cleaned) GAZ_CHECKED;

/* How many bytes at the start of raw make up the next piece of a source: all
 * up to GAZ_CLEAN_WINDOW, longer ones in whole lines. 0 asks for more bytes;
 * at_end says that none follow. */
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
 * into log and arena. On GAZ_BAD_LOG *reason says why. */
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

/* Appends the `issue` record, one line of NDJSON. */
GAZ_API void gaz_write_issue(gaz_buffer *out, const gaz_issue *issue);
/* Appends a `document` record as gz-split writes it. */
GAZ_API void gaz_write_document(gaz_buffer *out, const gaz_document *document);
/* Reads such a record (one line) back; what it answers points into record and
 * arena. GAZ_BAD_RECORD when it is not a document record of gz-split; *reason
 * then says why. */
GAZ_API gaz_status gaz_read_document(gaz_arena *arena, gaz_slice record, gaz_document *document,
                                     const char **reason) GAZ_CHECKED;

/* ---- gz-parse ----------------------------------------------------------- */
/* (parse section: elements, nodes, functions) */

#ifdef __cplusplus
}
#endif

#endif
