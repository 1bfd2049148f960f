/* split.c - the stage gz-split: clean text to an issue and its documents. */
#define _GNU_SOURCE
#include "split/contents/contents.h"
#include "split/cover/cover.h"
#include "split/document/documents.h"
#include "split/extent.h"
#include "split/line/columns.h"
#include "split/line/furniture_list.h"
#include "split/line/label_columns.h"
#include "split/line/line_reader.h"
#include "split/line/marks.h"
#include "split/line/page_number.h"
#include "split/line/portal.h"
#include "split/line/settle.h"
#include "split/line/words.h"
#include "split/page/furniture.h"
#include "split/page/page_columns.h"
#include "split/page/page_title.h"
#include "split/paragraph/footnote.h"
#include "split/paragraph/measure.h"
#include "split/paragraph/paragraphs.h"
#include "text/diagnostic.h"
#include "text/sha256.h"
#include "text/slice.h"
#include "text/utf8.h"

struct gaz_splitter {
    gaz_arena *arena;
    uint32_t first_line;
    gaz_extent extent;
    gaz_slice text; /* of the issue, as far as it is known */
    size_t seen;    /* bytes of it that went into what stands below */
    gaz_hash hash;
    gaz_line_reader *reader;
    gaz_line_list lines;
    bool damaged; /* not all of it is UTF-8: the lines will be read anew */
    bool failed;  /* there was not enough memory for a look */
    const gaz_split_options *options;
    gaz_issue *issue;
};

enum {
    HASH_IN_ID = 16,
    MOST_JOINT = 8 /* organs of one masthead, but the last */
};

/* Bytes that are not UTF-8 become U+FFFD, one for each. */
static gaz_slice repaired(gaz_splitter *job) {
    gaz_slice rest = job->text;
    size_t valid = gaz_utf8_valid(rest);
    if (valid == rest.len) {
        return rest;
    }
    char *copy = gaz_arena_alloc(job->arena, rest.len * 3);
    size_t len = 0;
    size_t bad = 0;
    for (;;) {
        memcpy(copy + len, rest.ptr, valid);
        len += valid;
        if (valid == rest.len) {
            break;
        }
        memcpy(copy + len, "\xEF\xBF\xBD", 3);
        len += 3;
        bad++;
        rest = gaz_slice_from(rest, valid + 1);
        valid = gaz_utf8_valid(rest);
    }
    gaz_diagnose(job->arena, &job->issue->diagnostics, GAZ_CODE_INVALID_UTF8, 0, 0,
                 gaz_arena_format(job->arena,
                                  "%zu bytes that are not UTF-8 became U+FFFD; run gz-clean first",
                                  bad));
    return (gaz_slice){copy, len};
}

static void set_ids(gaz_splitter *job) {
    gaz_issue *issue = job->issue;
    if (issue->region_code.ptr != NULL && issue->year >= 0 && issue->number >= 0) {
        issue->id = gaz_arena_format(job->arena, "%.*s/%d/%d", GAZ_FMT(issue->region_code),
                                     (int)issue->year, (int)issue->number);
    } else {
        issue->id =
            gaz_arena_format(job->arena, "sha256:%.*s", HASH_IN_ID, issue->source.sha256.ptr);
    }
    for (uint32_t i = 0; i < issue->document_count; i++) {
        gaz_document *document = &issue->documents[i];
        document->id =
            gaz_arena_format(job->arena, "%.*s/%u", GAZ_FMT(issue->id), (unsigned)document->seq);
        document->issue = issue->id;
        document->source_name = job->options->source_name;
        document->region_code = issue->region_code;
    }
}

/* 【县政府文件】 between documents; with a page number it is a running head. */
static bool is_section_head(const gaz_section_names *sections, const gaz_line *line, bool *named) {
    gaz_slice text = gaz_line_text(line);
    if (!gaz_contents_may_hold_section(sections, line->facts.signs)) {
        return false;
    }
    bool numbered =
        (line->facts.first & GAZ_FIRST_PAGE) != 0 || (line->facts.last & GAZ_LAST_FRAME) != 0;
    bool whole = !numbered && (line->facts.first & GAZ_FIRST_PAGE_WORD) == 0; /* 【 is a sign */
    if (sections->lengths == 0 || (whole && !gaz_contents_may_be_section(sections, text.len))) {
        return false;
    }
    gaz_slice bare = numbered ? gaz_without_page_number(text) : text;
    bool section = gaz_contents_is_section(sections, bare);
    *named = section && bare.len < text.len;
    return section;
}

/* 县政府文件 in an issue without contents page; above a number it is a masthead. */
static bool is_common_section(const gaz_line_list *lines, uint32_t i) {
    enum { LONGEST_SECTION = 60 };
    const gaz_line *line = &lines->items[i];
    return line->len <= LONGEST_SECTION &&
           (line->facts.last & (GAZ_LAST_MASTHEAD | GAZ_LAST_KIND)) != 0 && i + 1 < lines->count &&
           line[1].line_class != GAZ_LINE_DOC_NUMBER &&
           gaz_contents_is_common_section(gaz_line_text(line));
}

/* 《某某细则》 / 政策解读: the end of a title that a section is called like. */
static bool ends_title_above(const gaz_line *above, const gaz_line *line) {
    return gaz_slice_ends(gaz_line_text(line), "解读") && gaz_is_quoted_name(gaz_line_text(above));
}

/* Heads of the gazette and of its sections between the documents. */
static void take_inner_heads(gaz_splitter *job, gaz_line_list *lines, uint32_t from) {
    uint32_t kept = from;
    uint8_t carry = 0;
    gaz_section_names sections = gaz_contents_sections(job->arena, job->issue);
    bool named_heads = job->issue->name.ptr != NULL && (lines->any.signs & GAZ_HAS_REPORT) != 0;
    bool common = job->issue->name.ptr != NULL && job->issue->toc_count == 0;
    if (sections.lengths == 0 && !named_heads && !common) {
        return;
    }
    for (uint32_t i = from; i < lines->count; i++) {
        gaz_line *line = &lines->items[i];
        gaz_slice text = gaz_line_text(line);
        bool named = job->issue->name.ptr != NULL && (line->facts.signs & GAZ_HAS_REPORT) != 0 &&
                     gaz_is_gazette_head(text);
        bool section =
            !named &&
            (is_section_head(&sections, line, &named) || (common && is_common_section(lines, i))) &&
            !(kept > from && ends_title_above(&lines->items[kept - 1], line));
        if (named || section) {
            gaz_furniture_add(job->arena, job->issue,
                              named ? GAZ_FURNITURE_RUNNING_HEAD : GAZ_FURNITURE_SECTION_HEAD, text,
                              line->number);
            carry |= named ? GAZ_MARK_PAGE_BEFORE : GAZ_MARK_BLANK_BEFORE;
            continue;
        }
        line->marks |= carry;
        carry = 0;
        if (kept < i) {
            lines->items[kept] = *line;
        }
        kept++;
    }
    lines->count = kept;
}

/* 某某部 right above 某某局令: not who signed the document before, which is the same. */
static bool is_joint_organ(const gaz_line *line) {
    bool plain = line->line_class == GAZ_LINE_OTHER || line->line_class == GAZ_LINE_TITLE;
    gaz_slice text = gaz_line_text(line);
    return plain && (line[1].marks & GAZ_MARK_BLANK_BEFORE) == 0 &&
           (line->facts.last & GAZ_LAST_ORGAN) != 0 && gaz_ends_in_organ(text) &&
           !(line[1].len > text.len && memcmp(line[1].text, text.ptr, text.len) == 0);
}

/* A joint order names each organ on a line of its own; the last is the masthead. */
static void find_joint_mastheads(gaz_line_list *lines) {
    for (uint32_t i = 1; i < lines->count; i++) {
        if (lines->items[i].line_class != GAZ_LINE_MASTHEAD) {
            continue;
        }
        for (uint32_t k = i; k > 0 && i - k < MOST_JOINT && is_joint_organ(&lines->items[k - 1]);
             k--) {
            lines->items[k - 1].line_class = GAZ_LINE_MASTHEAD;
        }
    }
}

/* The lines before the first document; answers the first line of the body. */
static uint32_t read_front(gaz_splitter *job, const gaz_joining *by, gaz_line_list *lines,
                           gaz_toc_keys *toc) {
    uint32_t from = 0;
    uint32_t to = 0;
    if (!gaz_contents_read(job->arena, lines, job->issue, &from, &to)) {
        from = to = gaz_cover_extent(lines, lines->count);
    }
    *toc = gaz_toc_keys_of(job->arena, job->issue);
    gaz_cover_read(by, lines, from);
    gaz_cover_read_heads(job->arena, job->issue);
    return to;
}

/* Reads the issue on, up to `to`, where a line ends. */
static void see(gaz_splitter *job, size_t to) {
    gaz_slice more = gaz_slice_from(gaz_slice_first(job->text, to), job->seen);
    job->damaged = job->damaged || gaz_utf8_valid(more) < more.len;
    if (!job->damaged) {
        gaz_line_reader_read(job->reader, job->text, to, &job->hash);
    }
    gaz_hash_blocks(&job->hash, job->text.ptr, to);
    job->seen = to;
}

/* Sees what is certain to be the issue's, whole lines that need nothing behind the text. */
static void look(void *data) {
    gaz_splitter *job = data;
    size_t sure = gaz_extent_sure(&job->extent);
    if (sure < job->seen + GAZ_MARKS_REACH) {
        return;
    }
    const char *seen = job->text.ptr + job->seen;
    const char *newline = memrchr(seen, '\n', sure - GAZ_MARKS_REACH - job->seen);
    if (newline != NULL) {
        see(job, (size_t)(newline + 1 - job->text.ptr));
    }
}

static void see_all(gaz_splitter *job) {
    char *hex = gaz_arena_alloc(job->arena, GAZ_SHA256_HEX);
    see(job, job->text.len);
    gaz_hash_end(&job->hash, job->text, hex);
    job->issue->source.sha256 = gaz_slice_of(hex);
    if (job->damaged) {
        job->lines = (gaz_line_list){0};
        gaz_line_list_read(job->arena, repaired(job), job->first_line, &job->lines);
    } else {
        gaz_line_reader_end(job->reader);
    }
    job->issue->source.lines = job->lines.raw;
}

static void split(void *data) {
    gaz_splitter *job = data;
    gaz_issue *issue = job->issue;
    issue->source.name = job->options->source_name;
    see_all(job);
    gaz_line_list lines = job->lines;
    if (lines.count == 0) {
        gaz_diagnose(job->arena, &issue->diagnostics, GAZ_CODE_EMPTY_INPUT, 0, 0,
                     gaz_slice_of(gaz_code_sentence(GAZ_CODE_EMPTY_INPUT)));
    }
    gaz_page_columns_order(job->arena, &lines, issue);
    gaz_portal_mark(job->arena, &lines);
    if (gaz_page_titles_mark(&lines)) {
        gaz_line_list_find_odd(job->arena, &lines);
    }
    gaz_furniture_take(job->arena, &lines, issue);
    gaz_columns_find(job->arena, &lines);
    gaz_label_columns_order(&lines);
    gaz_measure measure = gaz_measure_lines(&lines);
    gaz_toc_keys toc;
    const gaz_joining by = {job->arena, issue, &measure, &toc};
    uint32_t body = read_front(job, &by, &lines, &toc);
    if (issue->name.ptr != NULL) {
        gaz_furniture_take_back_cover(job->arena, &lines, body, issue);
    }
    if (issue->name.ptr != NULL && issue->toc_count == 0) {
        gaz_contents_read_last(job->arena, &lines, body, issue);
        toc = gaz_toc_keys_of(job->arena, issue);
    }
    take_inner_heads(job, &lines, body);
    gaz_footnotes_move(&measure, &lines, body);
    gaz_line_list_find_decimals(job->arena, &lines);
    find_joint_mastheads(&lines);
    gaz_joined joined = gaz_paragraphs_replace(&by, &lines, body);
    gaz_paragraphs_settle(&joined.list);
    gaz_documents_find(job->arena, &joined.list, joined.facts.items, &toc, issue);
    set_ids(job);
    gaz_documents_check(job->arena, issue);
    gaz_furniture_sort(issue);
}

static void begin(void *data) {
    gaz_splitter *job = data;
    job->reader = gaz_line_reader_new(job->arena, job->first_line, &job->lines);
}

gaz_splitter *gaz_splitter_new(gaz_arena *arena, uint32_t first_line) {
    gaz_splitter *job = gaz_arena_zero(arena, sizeof *job);
    if (job == NULL) {
        return NULL;
    }
    job->arena = arena;
    job->first_line = first_line;
    gaz_hash_begin(&job->hash);
    return gaz_arena_run(arena, begin, job) == GAZ_OK ? job : NULL;
}

size_t gaz_splitter_extent(gaz_splitter *splitter, gaz_slice text, bool at_end) {
    size_t extent = gaz_extent_find(&splitter->extent, text, at_end);
    splitter->text = text;
    if (extent == 0 && !splitter->failed) {
        splitter->failed = gaz_arena_run(splitter->arena, look, splitter) != GAZ_OK;
    }
    return extent;
}

gaz_status gaz_splitter_issue(gaz_splitter *splitter, const gaz_split_options *options,
                              gaz_slice text, gaz_issue *issue) {
    *issue = (gaz_issue){.year = -1, .number = -1, .total_number = -1};
    splitter->text = text;
    splitter->options = options;
    splitter->issue = issue;
    return splitter->failed ? GAZ_NO_MEMORY : gaz_arena_run(splitter->arena, split, splitter);
}

gaz_status gaz_split(gaz_arena *arena, const gaz_split_options *options, gaz_slice text,
                     uint32_t first_line, gaz_issue *issue) {
    gaz_splitter *splitter = gaz_splitter_new(arena, first_line);
    return splitter == NULL ? GAZ_NO_MEMORY : gaz_splitter_issue(splitter, options, text, issue);
}
