/* chain.c - the three stages in one process. */
#include "batch/chain.h"

#include <stdlib.h>

#include "text/memory/buffer.h"
#include "text/slice.h"

enum {
    ENOUGH = 1 << 20, /* bytes of records that are handed on */
    /* Bytes of clean text that go through a stage before the next stage runs, if there are
     * so many: its code and tables stay in the caches meanwhile. */
    TOGETHER = 1 << 20
};

struct gaz_chain {
    gaz_clean_options options;
    bool log;
    gaz_arena *piece;    /* what gaz_clean answers */
    gaz_arena *issues;   /* what gaz_split answers */
    gaz_arena *document; /* what gaz_parse answers */
    gaz_issue_texts *texts;
    gaz_buffer text; /* clean text that waits to be split */
    gaz_buffer records;
    gaz_buffer log_records;
};

/* One input on its way. */
typedef struct run {
    gaz_chain *chain;
    gaz_slice name;
    gaz_records_taker take;
    void *data;
    gaz_chain_counts *counts;
    const char *reason;
    uint32_t line;    /* of the next issue */
    size_t looked_at; /* how much kept text was known to hold no whole issue */
    gaz_issue *split; /* issues that wait to be parsed, in the arena of issues */
    uint32_t split_count;
    uint32_t split_capacity;
    size_t split_bytes;
    bool stopped;
} run;

gaz_chain *gaz_chain_new(const gaz_clean_options *clean, bool log, bool compact) {
    gaz_chain *chain = calloc(1, sizeof *chain);
    if (chain == NULL) {
        return NULL;
    }
    chain->options = *clean;
    chain->log = log;
    chain->options.terse = !log;
    chain->records.compact = compact;
    chain->piece = gaz_arena_new();
    chain->issues = gaz_arena_new();
    chain->document = gaz_arena_new();
    chain->texts = gaz_issue_texts_new();
    if (chain->piece == NULL || chain->issues == NULL || chain->document == NULL ||
        chain->texts == NULL) {
        gaz_chain_free(chain);
        return NULL;
    }
    return chain;
}

void gaz_chain_free(gaz_chain *chain) {
    if (chain != NULL) {
        gaz_arena_free(chain->piece);
        gaz_arena_free(chain->issues);
        gaz_arena_free(chain->document);
        gaz_issue_texts_free(chain->texts);
        gaz_buffer_free(&chain->text);
        gaz_buffer_free(&chain->records);
        gaz_buffer_free(&chain->log_records);
        free(chain);
    }
}

static bool failed(run *r, gaz_status status) {
    if (status != GAZ_OK) {
        r->reason = gaz_status_text(status);
    }
    return status != GAZ_OK;
}

static void count_diagnostics(gaz_chain_counts *counts, const gaz_diagnostics *list) {
    for (uint32_t i = 0; i < list->count; i++) {
        counts->diagnostics[list->items[i].code]++;
    }
}

/* Hands the gathered records on. */
static bool hand_on(run *r, gaz_buffer *records) {
    if (records->failed) {
        r->reason = gaz_status_text(GAZ_NO_MEMORY);
        return false;
    }
    r->counts->output_bytes += records->len;
    r->stopped = !r->take(r->data, (gaz_slice){records->ptr, records->len});
    records->len = 0;
    return !r->stopped;
}

static bool parse_document(run *r, gaz_document *document) {
    gaz_chain *chain = r->chain;
    gaz_parsed parsed;
    gaz_arena_reset(chain->document);
    if (failed(r, gaz_parse_once(chain->document, document, chain->texts, &parsed))) {
        return false;
    }
    gaz_write_parsed(&chain->records, &parsed);
    count_diagnostics(r->counts, &parsed.diagnostics);
    r->counts->documents++;
    return chain->records.len < ENOUGH || hand_on(r, &chain->records);
}

static bool parse_issue(run *r, gaz_issue *issue) {
    gaz_chain *chain = r->chain;
    if (failed(r, gaz_issue_texts_begin(chain->texts, issue))) {
        return false;
    }
    gaz_write_issue(&chain->records, issue);
    count_diagnostics(r->counts, &issue->diagnostics);
    for (uint32_t i = 0; i < issue->document_count; i++) {
        if (!parse_document(r, &issue->documents[i])) {
            return false;
        }
    }
    return true;
}

/* The issues that were split, and nothing waits any more. */
static bool parse_issues(run *r) {
    for (uint32_t i = 0; i < r->split_count; i++) {
        if (!parse_issue(r, &r->split[i])) {
            return false;
        }
    }
    gaz_arena_reset(r->chain->issues);
    r->split = NULL;
    r->split_count = r->split_capacity = 0;
    r->split_bytes = 0;
    return true;
}

static bool split_issue(run *r, gaz_slice text) {
    gaz_arena *arena = r->chain->issues;
    const gaz_split_options options = {.source_name = r->name};
    r->split =
        gaz_arena_grow(arena, r->split, r->split_count, &r->split_capacity, sizeof *r->split);
    if (r->split == NULL) {
        return !failed(r, GAZ_NO_MEMORY);
    }
    gaz_issue *issue = &r->split[r->split_count];
    if (failed(r, gaz_split(arena, &options, text, r->line, issue))) {
        return false;
    }
    r->split_count++;
    r->split_bytes += text.len;
    r->line += issue->source.lines;
    r->counts->issues++;
    return r->split_bytes < TOGETHER || parse_issues(r);
}

/* Every whole issue at the start of *text; what remains may go on. An empty
 * source is one empty issue. */
static bool split_text(run *r, gaz_slice *text, bool at_end) {
    bool nothing_yet = r->counts->issues == 0;
    size_t extent;
    while ((extent = gaz_split_extent(*text, at_end)) > 0 ||
           (at_end && nothing_yet && text->len == 0)) {
        if (!split_issue(r, gaz_slice_first(*text, extent))) {
            return false;
        }
        nothing_yet = false;
        *text = gaz_slice_from(*text, extent);
    }
    return parse_issues(r);
}

static void log_piece(run *r, const gaz_cleaned *cleaned) {
    gaz_chain *chain = r->chain;
    for (uint32_t i = 0; i < cleaned->corrections.count; i++) {
        const gaz_correction *correction = &cleaned->corrections.items[i];
        if (correction->applied) {
            r->counts->rules[correction->rule]++;
        }
        if (chain->log) {
            gaz_write_correction(&chain->log_records, r->name, correction);
        }
    }
    count_diagnostics(r->counts, &cleaned->diagnostics);
}

/* How much clean text is worth looking at. Looking again only at twice the length keeps
 * the time linear. */
static size_t worth_splitting(const run *r) {
    return 2 * r->looked_at > TOGETHER ? 2 * r->looked_at : TOGETHER;
}

/* The clean text of a piece goes to the splitter, with what was kept before it; the part
 * that is not enough, or belongs to an issue which goes on, is kept. */
static bool pass_on(run *r, gaz_slice clean, bool at_end) {
    gaz_buffer *kept = &r->chain->text;
    gaz_slice text = clean;
    bool enough = at_end || kept->len + clean.len >= worth_splitting(r);
    if (kept->len > 0 || !enough) {
        gaz_buffer_slice(kept, clean);
        text = (gaz_slice){kept->ptr, kept->len};
    }
    if (kept->failed) {
        return !failed(r, GAZ_NO_MEMORY);
    }
    if (!enough) {
        return true;
    }
    if (!split_text(r, &text, at_end)) {
        return false;
    }
    r->looked_at = text.len;
    if (kept->len > 0) {
        memmove(kept->ptr, text.ptr, text.len);
        kept->len = text.len;
    } else {
        gaz_buffer_slice(kept, text);
    }
    return !kept->failed || !failed(r, GAZ_NO_MEMORY);
}

static bool clean_pieces(run *r, gaz_slice raw, gaz_clean_state *state) {
    gaz_chain *chain = r->chain;
    bool first = true;
    for (gaz_slice rest = raw; rest.len > 0 || first; first = false) {
        size_t extent = gaz_clean_extent(rest, true);
        gaz_cleaned cleaned;
        gaz_arena_reset(chain->piece);
        if (failed(r, gaz_clean(chain->piece, &chain->options, state, gaz_slice_first(rest, extent),
                                &cleaned))) {
            return false;
        }
        log_piece(r, &cleaned);
        rest = gaz_slice_from(rest, extent);
        if (!pass_on(r, cleaned.text, rest.len == 0)) {
            return false;
        }
    }
    return true;
}

gaz_chain_status gaz_chain_run(gaz_chain *chain, const gaz_chain_input *input,
                               gaz_records_taker take, void *data, gaz_chain_counts *counts,
                               const char **reason) {
    run r = {.chain = chain,
             .name = input->name,
             .take = take,
             .data = data,
             .counts = counts,
             .line = 1};
    gaz_clean_state state = {0};
    chain->text.len = chain->records.len = chain->log_records.len = 0;
    gaz_arena_reset(chain->issues);
    bool done = clean_pieces(&r, input->raw, &state);
    if (done && chain->log) {
        gaz_write_source(&chain->log_records, input->name, gaz_slice_of(input->sha256), &state);
    }
    done = done && hand_on(&r, &chain->records) && hand_on(&r, &chain->log_records);
    counts->bytes += input->raw.len;
    counts->corrections += state.corrections;
    counts->reported += state.reported;
    *reason = r.reason;
    return done ? GAZ_CHAIN_OK : r.stopped ? GAZ_CHAIN_STOPPED : GAZ_CHAIN_FAILED;
}
