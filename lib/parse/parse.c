/* parse.c - one document: its elements, its tree, what they say. */
#include "data/kinds.h"
#include "data/organs.h"
#include "data/signs.h"
#include "parse/citation/citations.h"
#include "parse/citation/issue_texts.h"
#include "parse/element/elements.h"
#include "parse/organ/known_organ.h"
#include "parse/organ/organ_names.h"
#include "parse/statement/statements.h"
#include "parse/tree/tree.h"
#include "text/slice.h"

struct job {
    gaz_arena *arena;
    const gaz_document *document;
    const gaz_issue_texts *texts;
    gaz_parsed *parsed;
    bool once;
};

/* An order or announcement without a title has the kind of its red head. */
static void complete_kind(gaz_parsed *out) {
    gaz_kind kind;
    if (out->text.title.ptr == NULL && out->issuer_masthead.ptr != NULL &&
        gaz_kind_of_title(out->issuer_masthead, &kind)) {
        out->text.kind = kind.name;
        out->text.kind_zh = kind.zh;
    }
}

static void choose_format(struct parser *parser) {
    gaz_parsed *out = parser->out;
    gaz_slice kind = out->text.kind;
    if (gaz_slice_ends(out->issuer_masthead, "令") || gaz_slice_is(kind, "order") ||
        (out->signer_name.ptr != NULL && kind.ptr == NULL)) {
        out->format = GAZ_FORMAT_ORDER;
    } else if (gaz_slice_is(kind, "minutes")) {
        out->format = GAZ_FORMAT_MINUTES;
    } else if (gaz_slice_is(kind, "letter") || gaz_slice_is(out->doc_number.series, "函")) {
        out->format = GAZ_FORMAT_LETTER;
    } else if (gaz_slice_is(kind, "announcement") || gaz_slice_is(kind, "public_notice") ||
               gaz_slice_ends(out->issuer_masthead, "公告")) {
        out->format = GAZ_FORMAT_ANNOUNCEMENT;
    }
}

/* The office of 交通运输部部长 is that of 交通运输部. */
static gaz_slice organ_of_office(gaz_slice signer) {
    static const char *const heads[] = {"部长", "局长", "主任", "署长", "行长", "主席", NULL};
    for (const char *const *head = heads; *head != NULL; head++) {
        const char *at = gaz_slice_find_last(signer, *head);
        if (at != NULL && at > signer.ptr) {
            return gaz_slice_between(signer.ptr, at);
        }
    }
    return signer;
}

/* Whether the names, one behind the other, are all that the issuers are. */
static bool are_all_issuers(const gaz_parsed *out, const gaz_slices *names) {
    uint32_t at = 0;
    gaz_slice rest = {"", 0};
    for (uint32_t i = 0; i < names->count; i++) {
        gaz_slice name = names->items[i];
        rest = rest.len == 0 && at < out->issuers.count ? out->issuers.items[at++] : rest;
        if (name.len == 0 || rest.len < name.len || memcmp(rest.ptr, name.ptr, name.len) != 0) {
            return false;
        }
        rest = gaz_slice_from(rest, name.len);
    }
    return rest.len == 0 && at == out->issuers.count;
}

/* 财政部税务总局, written without a gap in the title or on lines of a masthead: the signatures
 * part them, or the offices of those who sign the order. */
static void part_joint_issuers(struct parser *parser) {
    gaz_parsed *out = parser->out;
    gaz_slices names = out->signatories;
    if (names.count < 2 && out->co_signers.count > 0) {
        names = (gaz_slices){0};
        gaz_slices_add(parser->arena, &names, organ_of_office(out->signer_office));
        for (uint32_t i = 0; i < out->co_signers.count; i++) {
            gaz_slices_add(parser->arena, &names, organ_of_office(out->co_signers.items[i]));
        }
    }
    if (names.count > out->issuers.count && are_all_issuers(out, &names)) {
        out->issuers = names;
    }
}

/* Who issues when the title does not say it: the masthead, else who signs. */
static void complete_issuers(struct parser *parser) {
    gaz_parsed *out = parser->out;
    gaz_slice head = parser->masthead;
    static const char *const words[] = {"文件", "令", "公告", "通告", "规章", NULL};
    if (out->issuers.count > 0) {
        return;
    }
    for (const char *const *word = words; *word != NULL; word++) {
        if (gaz_slice_ends(head, *word)) {
            head.len -= strlen(*word);
            break;
        }
    }
    bool matter = gaz_organ_in_masthead(head) && !gaz_slice_ends(head, "主席"); /* 国家标准公告 */
    if (head.ptr != NULL && head.len > 0 && !matter) {
        gaz_add_organs(parser, &out->issuers, head);
        return;
    }
    for (uint32_t i = 0; i < out->signatories.count; i++) {
        gaz_slices_add(parser->arena, &out->issuers, out->signatories.items[i]);
    }
}

/* Nothing that an official document has: number, organ, date, attachment, label. */
static bool looks_like_nothing(const struct parser *parser) {
    const gaz_parsed *out = parser->out;
    bool bare = out->doc_number.raw.ptr == NULL && out->issuer_masthead.ptr == NULL &&
                out->signatories.count == 0 && out->date_signed_raw.ptr == NULL &&
                out->attachment_count == 0 && out->portal_metadata_count == 0 && !parser->labelled;
    for (uint32_t i = parser->forgotten; i < parser->count && bare; i++) {
        bare = parser->units[i].label.kind == GAZ_LABEL_NONE;
    }
    return bare;
}

static void report_missing_title(struct parser *parser) {
    const gaz_parsed *out = parser->out;
    if (out->text.title.ptr != NULL || out->order_number.ptr != NULL || parser->count == 0) {
        return;
    }
    if (looks_like_nothing(parser)) {
        gaz_report(parser, GAZ_CODE_NO_GAZETTE, &parser->units[0],
                   gaz_slice_of("no title, number, organ, date or label: it does not look like an "
                                "official document"));
    } else {
        gaz_report(parser, GAZ_CODE_NO_TITLE, &parser->units[0],
                   gaz_slice_of("no title was found at the head of the document"));
    }
}

static void copy_diagnostics(struct parser *parser) {
    const gaz_diagnostics *given = &parser->document->diagnostics;
    for (uint32_t i = 0; i < given->count; i++) {
        gaz_diagnose(parser->arena, &parser->out->diagnostics, (enum gaz_code)given->items[i].code,
                     given->items[i].line, given->items[i].end_line, given->items[i].message);
    }
}

/* The titles that the body says it issues; it says so early. */
static void collect_carried(struct parser *parser, struct range body) {
    gaz_collect_carried(parser, parser->out->text.title, true);
    for (uint32_t i = body.first; i < body.end && i - body.first < 12; i++) {
        if ((parser->units[i].signs & GAZ_SIGN_TITLE) != 0) {
            gaz_collect_carried(parser, parser->units[i].text, false);
        }
    }
}

/* Units behind the closing that begin no text of their own (a line of noise, a
 * late paragraph) go back to the body. */
static uint32_t return_to_body(struct parser *parser, struct range *body, struct range rest) {
    if (rest.first == rest.end || gaz_begins_text(parser, rest)) {
        return rest.first;
    }
    memmove(&parser->units[body->end], &parser->units[rest.first],
            (rest.end - rest.first) * sizeof *parser->units);
    body->end += rest.end - rest.first;
    return rest.end;
}

/* The main text goes up to the first attachment; its closing stands before. What
 * stands between the closing and the first mark of an attachment is one too. */
static void parse_body(struct parser *parser, uint32_t first, uint32_t end) {
    collect_carried(parser, (struct range){first, end});
    uint32_t limit = gaz_attachment_start(parser, (struct range){first, end});
    struct range closing = gaz_parse_closing(parser, (struct range){first, limit});
    uint32_t rest = gaz_parse_imprint(parser, (struct range){closing.end, end});
    struct range body = {first, closing.first};
    rest = return_to_body(parser, &body, (struct range){rest, end});
    gaz_parse_attendance(parser, body);
    gaz_parse_outline(parser, &parser->out->text, body);
    gaz_parse_attachments(parser, (struct range){rest, end});
}

/* 现予公布，自…起施行: the order says when the text it publishes takes effect. */
static void share_effect(gaz_parsed *out) {
    if (out->format != GAZ_FORMAT_ORDER || out->attachment_count != 1 ||
        out->attachments[0].effective_date.ptr != NULL) {
        return;
    }
    out->attachments[0].effective_date = out->text.effective_date;
    out->attachments[0].effective_rule = out->text.effective_date.ptr != NULL ? "order" : NULL;
}

static struct texts finish_part(struct parser *parser, gaz_part *part) {
    struct texts texts = gaz_give_ids(parser, part);
    gaz_parse_duties(parser, texts);
    gaz_parse_validity(parser, part, texts);
    gaz_parse_changes(parser, part, texts);
    gaz_parse_quantities(parser, texts);
    gaz_parse_enumerations(parser, texts);
    gaz_check_dates(parser, texts);
    return texts;
}

/* What a text cites may stand in any part, so all have their ids before. */
static void finish_parts(struct parser *parser) {
    gaz_parsed *out = parser->out;
    struct texts *texts =
        gaz_arena_alloc(parser->arena, (out->attachment_count + (size_t)1) * sizeof *texts);
    texts[0] = finish_part(parser, &out->text);
    for (uint32_t i = 0; i < out->attachment_count; i++) {
        texts[i + 1] = finish_part(parser, &out->attachments[i]);
    }
    share_effect(out);
    struct short_names *names = gaz_no_short_names(parser->arena);
    gaz_parse_references(parser, &out->text, texts[0], names);
    for (uint32_t i = 0; i < out->attachment_count; i++) {
        gaz_parse_references(parser, &out->attachments[i], texts[i + 1], names);
    }
}

/* The imprint at the very end. A line of it that repeats an element (a second
 * printing date) is kept as furniture. */
static void parse_tail(struct parser *parser, struct range range) {
    while (range.first < range.end) {
        range.first = gaz_parse_imprint(parser, range);
        if (range.first < range.end) {
            const struct unit *unit = &parser->units[range.first++];
            gaz_keep_mark(parser, "print", unit->text, unit->paragraph->line);
        }
    }
}

static void finish(struct parser *parser) {
    gaz_parsed *out = parser->out;
    complete_issuers(parser);
    part_joint_issuers(parser);
    gaz_name_in_full(parser, &out->signatories);
    complete_kind(out);
    gaz_take_number_of_metadata(parser);
    gaz_parse_number_parts(parser);
    choose_format(parser);
    gaz_parse_adoption(parser);
    finish_parts(parser);
    report_missing_title(parser);
    gaz_check_conflicts(parser);
}

static void run(void *data) {
    struct job *job = data;
    struct parser parser = {.arena = job->arena,
                            .document = job->document,
                            .out = job->parsed,
                            .texts = job->texts,
                            .once = job->once};
    copy_diagnostics(&parser);
    gaz_read_units(&parser);
    uint32_t body = gaz_parse_head(&parser, (struct range){0, parser.count});
    uint32_t end = gaz_imprint_start(&parser, (struct range){body, parser.count});
    parse_tail(&parser, (struct range){end, parser.count});
    parse_body(&parser, body, end);
    finish(&parser);
}

static gaz_status parse(struct job *job, gaz_issue_texts *texts) {
    const gaz_document *document = job->document;
    gaz_parsed *parsed = job->parsed;
    *parsed = (gaz_parsed){.document = document};
    parsed->text.line = document->line;
    parsed->text.end_line = document->end_line;
    if (texts != NULL) {
        gaz_issue_texts_enter(texts, document);
    }
    gaz_status status = gaz_arena_run(job->arena, run, job);
    return status == GAZ_OK && texts != NULL ? gaz_issue_texts_add(texts, parsed) : status;
}

gaz_status gaz_parse(gaz_arena *arena, const gaz_document *document, gaz_issue_texts *texts,
                     gaz_parsed *parsed) {
    struct job job = {arena, document, texts, parsed, false};
    return parse(&job, texts);
}

gaz_status gaz_parse_once(gaz_arena *arena, gaz_document *document, gaz_issue_texts *texts,
                          gaz_parsed *parsed) {
    struct job job = {arena, document, texts, parsed, true};
    return parse(&job, texts);
}
