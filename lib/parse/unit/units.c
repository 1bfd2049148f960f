/* units.c - the paragraphs of a document, looked at once. */
#include "data/signs.h"
#include "parse/unit/parser.h"
#include "text/grammar/decimal_label.h"
#include "text/utf8.h"

/* A unit of the paragraph, or of a part of its text. */
static bool fill(struct unit *unit, const gaz_paragraph *paragraph, gaz_slice text) {
    text = gaz_slice_trim(text);
    if (text.len == 0) {
        return false;
    }
    *unit = (struct unit){.text = text, .paragraph = paragraph};
    if (paragraph->line_class == GAZ_LINE_DECIMAL) {
        gaz_decimal_label_read(text, &unit->label);
    } else if ((paragraph->layout & GAZ_LAYOUT_ROW) == 0) {
        gaz_label_read(text, &unit->label);
    }
    unit->signs = gaz_signs_of(gaz_slice_from(text, unit->label.text_at));
    return true;
}

/* The article that a unit opens, gap or no gap; ordinal 0 for none. */
static gaz_label article_of(const struct unit *unit, bool *doubtful) {
    gaz_label label = {0};
    *doubtful = false;
    if (unit->label.kind == GAZ_LABEL_ARTICLE) {
        return unit->label;
    }
    if ((unit->paragraph->layout & GAZ_LAYOUT_ROW) == 0 && unit->label.len == 0) {
        gaz_label_read_gapless(unit->text, &label, doubtful);
    }
    return label;
}

/* The articles whose labels may have lost their gaps, while they wait for one that proves them. */
struct gapless {
    struct unit *units;
    struct unit *waiting; /* the one read last, if nothing before it proved it */
    gaz_label label;      /* of that */
    int64_t last;         /* the article before, proved or waiting */
    uint32_t from;        /* the doubtful ones that count on from it stand behind this unit, */
    uint32_t doubtful;    /* so many */
};

/* The doubtful ones before a unit count on to the article that it opens; one with the number
 * of that article cites it. */
static void prove_doubtful(struct gapless *g, uint32_t end, int64_t article) {
    for (uint32_t i = g->from; g->last + 1 < article && i < end; i++) {
        bool doubtful;
        gaz_label label = article_of(&g->units[i], &doubtful);
        if (doubtful && label.ordinal == g->last + 1) {
            g->units[i].label = label;
            g->last++;
        }
    }
}

/* 第二条本市…: a label that lost its gap is one where the article before it or
 * the one behind it has the neighbouring number; 第三条项目单位… where both have. */
static void prove_gapless_articles(struct parser *parser) {
    struct gapless g = {.units = parser->units};
    for (uint32_t i = 0; i < parser->count; i++) {
        bool doubtful;
        if (!gaz_slice_starts(g.units[i].text, "第")) { /* no article opens otherwise */
            continue;
        }
        gaz_label label = article_of(&g.units[i], &doubtful);
        if (label.ordinal == 0) {
            continue;
        }
        if (doubtful) {
            g.doubtful += g.last > 0 && label.ordinal == g.last + g.doubtful + 1;
            continue;
        }
        if (label.ordinal > g.last && label.ordinal <= g.last + g.doubtful + 1) {
            prove_doubtful(&g, i, label.ordinal);
        }
        if (g.waiting != NULL && label.ordinal == g.last + 1) {
            g.waiting->label = g.label;
        }
        bool gapless = g.units[i].label.kind != GAZ_LABEL_ARTICLE;
        bool follows = g.last > 0 && (label.ordinal == g.last + 1 ||
                                      (label.insert > 0 && label.ordinal == g.last));
        g.waiting = gapless && !follows ? &g.units[i] : NULL;
        g.label = label;
        if (gapless && follows) {
            g.units[i].label = label;
        }
        g.last = label.ordinal;
        g.from = i + 1;
        g.doubtful = 0;
    }
}

/* Whether 注：, 备注：, 附注：, 说明： or 填表说明： may begin the text: few do. */
static bool may_lead_notes(gaz_slice text) {
    uint32_t c = gaz_utf8_first(text);
    return c == 0x6CE8 || c == 0x5907 || c == 0x9644 || c == 0x8BF4 || c == 0x586B;
}

static bool has_label3(gaz_slice text, int64_t ordinal) {
    gaz_label label;
    return gaz_label_read(text, &label) > 0 && label.kind == GAZ_LABEL_LEVEL3 &&
           label.ordinal == ordinal;
}

/* 注：1.表中价格含税。 above 2.…: bytes of 注：, 0 for other paragraphs. */
static size_t leads_notes(const gaz_paragraphs *paragraphs, uint32_t i) {
    static const char *const words[] = {"注：", "备注：", "附注：", "说明：", "填表说明："};
    gaz_slice text = paragraphs->items[i].text;
    if (!may_lead_notes(text) || i + 1 == paragraphs->count) {
        return 0;
    }
    for (size_t w = 0; w < sizeof words / sizeof *words; w++) {
        size_t len = strlen(words[w]);
        if (gaz_slice_starts(text, words[w]) && has_label3(gaz_slice_from(text, len), 1) &&
            has_label3(paragraphs->items[i + 1].text, 2)) {
            return len;
        }
    }
    return 0;
}

/* The units while they are read, and what one of them has: a large document has a million, so
 * that nobody goes through them to look for what none has. */
struct reading {
    struct unit *units;
    uint32_t count;
    uint32_t capacity;
    bool articles;   /* one begins with 第, */
    bool unlabelled; /* one bears no label */
};

static void add_unit(struct parser *parser, struct reading *reading, const gaz_paragraph *paragraph,
                     gaz_slice text) {
    reading->units = gaz_arena_grow(parser->arena, reading->units, reading->count,
                                    &reading->capacity, sizeof *reading->units);
    struct unit *unit = &reading->units[reading->count];
    if (fill(unit, paragraph, text)) {
        reading->articles |= gaz_slice_starts(unit->text, "第");
        reading->unlabelled |= unit->label.len == 0;
        reading->count++;
    }
}

void gaz_read_units(struct parser *parser) {
    const gaz_paragraphs *paragraphs = &parser->document->paragraphs;
    struct reading reading = {.capacity = paragraphs->count + paragraphs->count / 64 + 16};
    reading.units =
        gaz_arena_alloc(parser->arena, (size_t)reading.capacity * sizeof *reading.units);
    for (uint32_t i = 0; i < paragraphs->count; i++) {
        const gaz_paragraph *paragraph = &paragraphs->items[i];
        size_t lead = leads_notes(paragraphs, i);
        if (lead > 0) {
            add_unit(parser, &reading, paragraph, gaz_slice_first(paragraph->text, lead));
        }
        add_unit(parser, &reading, paragraph, gaz_slice_from(paragraph->text, lead));
    }
    parser->units = reading.units;
    parser->count = reading.count;
    if (reading.articles) {
        prove_gapless_articles(parser);
    }
    if (reading.unlabelled) {
        gaz_prove_series(parser);
    }
}

/* The first paragraph that units from `end` on have: that of `end`, or of one behind it over
 * which the title of an annex was lifted. */
static const gaz_paragraph *first_still_read(const struct parser *parser, uint32_t end) {
    enum { FARTHEST_LIFTED = 32 };
    const gaz_paragraph *first = parser->units[end].paragraph;
    for (uint32_t i = end + 1; i < parser->count && i - end < FARTHEST_LIFTED; i++) {
        const gaz_paragraph *paragraph = parser->units[i].paragraph;
        first = paragraph < first ? paragraph : first;
    }
    return first;
}

/* From the second on. */
void gaz_forget_units(struct parser *parser, uint32_t end) {
    struct unit *units = parser->units;
    for (uint32_t i = parser->forgotten; i < end; i++) {
        parser->labelled |= units[i].label.kind != GAZ_LABEL_NONE;
    }
    if (parser->once) {
        gaz_paragraph *paragraphs = parser->document->paragraphs.items;
        gaz_paragraph *kept = &paragraphs[units[0].paragraph - paragraphs + 1];
        gaz_paragraph *still_read = &paragraphs[first_still_read(parser, end) - paragraphs];
        kept = parser->still_read != NULL ? parser->still_read : kept;
        if (still_read > kept) { /* not while what stood above the title begins the body */
            gaz_arena_reuse(parser->arena, kept, still_read);
            parser->still_read = still_read;
        }
    }
    uint32_t from = parser->forgotten > 0 ? parser->forgotten : 1;
    gaz_arena_reuse(parser->arena, &units[from], &units[end]);
    parser->forgotten = end;
}

bool gaz_unit_is_sentence(const struct unit *unit) {
    gaz_slice text = unit->text;
    return gaz_slice_ends(text, "。") ||
           (gaz_unit_may_hold(unit, GAZ_SIGN_STOP) &&
            gaz_scan_any(text.ptr, gaz_slice_end(text), gaz_slice_of("。；：，")) <
                gaz_slice_end(text));
}

bool gaz_unit_is_short(const struct unit *unit, size_t most) {
    gaz_slice text = unit->text;
    if (text.len > most * 4 ||
        (gaz_unit_may_hold(unit, GAZ_SIGN_TAB) && memchr(text.ptr, '\t', text.len) != NULL)) {
        return false;
    }
    return gaz_utf8_count(text) <= most && !gaz_unit_is_sentence(unit);
}

bool gaz_unit_is_bracketed(const struct unit *unit, gaz_slice *inside) {
    gaz_slice text = unit->text;
    size_t open;
    uint32_t c = gaz_utf8_decode(text.ptr, gaz_slice_end(text), &open);
    if (c != 0xFF08 && c != '(') {
        return false;
    }
    int depth = 0;
    for (const char *at = text.ptr; at < gaz_slice_end(text);) {
        size_t step;
        c = gaz_utf8_decode(at, gaz_slice_end(text), &step);
        depth += c == 0xFF08 || c == '(' ? 1 : 0;
        depth -= c == 0xFF09 || c == ')' ? 1 : 0;
        if (depth == 0) {
            gaz_slice held = gaz_slice_trim(gaz_slice_between(text.ptr + open, at));
            bool whole = at + step == gaz_slice_end(text) && held.len > 0;
            *inside = whole ? held : *inside;
            return whole;
        }
        at += step;
    }
    return false;
}

bool gaz_unit_has_mark(const struct unit *unit, const char *word, gaz_slice *rest) {
    gaz_slice text = unit->text;
    for (size_t len = strlen(word); len > 0; len--, word++) {
        text = gaz_slice_trim_left(text);
        if (text.len == 0 || *text.ptr != *word) {
            return false;
        }
        text = gaz_slice_from(text, 1);
        while (len > 1 && ((unsigned char)word[1] & 0xC0) == 0x80) {
            if (text.len == 0 || *text.ptr != word[1]) {
                return false;
            }
            text = gaz_slice_from(text, 1);
            word++;
            len--;
        }
    }
    text = gaz_slice_trim_left(text);
    size_t colon = gaz_slice_starts(text, "：") ? strlen("：") : gaz_slice_starts(text, ":");
    *rest = gaz_slice_trim(gaz_slice_from(text, colon));
    return colon > 0;
}

void gaz_keep_mark(struct parser *parser, const char *kind, gaz_slice text, uint32_t line) {
    gaz_parsed *out = parser->out;
    out->furniture = gaz_arena_grow(parser->arena, out->furniture, out->furniture_count,
                                    &out->furniture_capacity, sizeof *out->furniture);
    out->furniture[out->furniture_count++] =
        (gaz_furniture){.kind = kind, .text = gaz_slice_trim(text), .line = line};
}

gaz_slice gaz_join_units(struct parser *parser, struct range range) {
    size_t len = 0;
    for (uint32_t i = range.first; i < range.end; i++) {
        len += parser->units[i].text.len + 1;
    }
    char *joined = gaz_arena_alloc(parser->arena, len + 1);
    char *at = joined;
    for (uint32_t i = range.first; i < range.end; i++) {
        gaz_slice text = parser->units[i].text;
        memcpy(at, text.ptr, text.len);
        at += text.len;
        *at++ = ' ';
    }
    return gaz_tidy(parser->arena, gaz_slice_trim(gaz_slice_between(joined, at)));
}

void gaz_report(struct parser *parser, enum gaz_code code, const struct unit *unit,
                gaz_slice message) {
    gaz_diagnose(parser->arena, &parser->out->diagnostics, code, unit->paragraph->line,
                 unit->paragraph->end_line, message);
}
