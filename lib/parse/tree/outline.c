/* outline.c - the tree: 编章节条款项目 and 一、（一）1.（1）①. */
#include "data/signs.h"
#include "parse/organ/duty_note.h"
#include "parse/tree/tree.h"
#include "text/utf8.h"

/* The text is that of the unit, or the end of it. */
static void give_text(struct growing *growing, const struct unit *unit, gaz_slice text) {
    const gaz_paragraph *paragraph = unit->paragraph;
    size_t cut = (size_t)(text.ptr - paragraph->text.ptr);
    size_t bold = paragraph->bold > cut ? paragraph->bold - cut : 0;
    growing->node.text = text.len > 0 ? text : (gaz_slice){NULL, 0};
    growing->bold = (uint32_t)(bold < text.len ? bold : text.len);
}

/* The article or open ancestor of this type, NULL when there is none. */
static gaz_node *ancestor(const struct outline *outline, gaz_node_type type) {
    for (gaz_node *node = outline->open; node != NULL; node = node->parent) {
        if (node != outline->root && node->type == type) {
            return node;
        }
    }
    return NULL;
}

static gaz_node_type type_of(gaz_label_kind kind, bool in_article) {
    switch (kind) {
    case GAZ_LABEL_BOOK:
        return GAZ_NODE_BOOK;
    case GAZ_LABEL_PART:
        return GAZ_NODE_PART;
    case GAZ_LABEL_CHAPTER:
        return GAZ_NODE_CHAPTER;
    case GAZ_LABEL_SECTION:
        return GAZ_NODE_SECTION;
    case GAZ_LABEL_ARTICLE:
        return GAZ_NODE_ARTICLE;
    case GAZ_LABEL_LEVEL2:
        return in_article ? GAZ_NODE_POINT : GAZ_NODE_LEVEL;
    case GAZ_LABEL_LEVEL3:
        return in_article ? GAZ_NODE_INDENT : GAZ_NODE_LEVEL;
    default:
        return GAZ_NODE_LEVEL;
    }
}

/* The printed label with its damage repaired: （一） whatever brackets stood
 * there. */
static gaz_slice repaired_label(struct parser *parser, const struct unit *unit) {
    gaz_slice label = gaz_slice_first(unit->text, unit->label.len);
    if (unit->label.kind == GAZ_LABEL_LEVEL1 || unit->label.kind == GAZ_LABEL_LEVEL3) {
        return label; /* a number and its mark have nothing between them */
    }
    label = gaz_slice_trim(label);
    bool bracketed = unit->label.kind == GAZ_LABEL_LEVEL2 || unit->label.kind == GAZ_LABEL_LEVEL4;
    size_t open;
    uint32_t c = gaz_utf8_decode(label.ptr, gaz_slice_end(label), &open);
    const char *close = gaz_utf8_before(label.ptr, gaz_slice_end(label));
    if (!bracketed || (c != '(' && c != 0xFF08 && c != 0x3014)) {
        return gaz_tidy(parser->arena, label);
    }
    if (c == 0xFF08 && gaz_slice_ends(label, "）")) {
        return gaz_tidy(parser->arena, label);
    }
    gaz_slice inside = gaz_slice_trim(gaz_slice_between(label.ptr + open, close));
    gaz_slice opened = gaz_arena_join(parser->arena, gaz_slice_of("（"), "", inside);
    return gaz_arena_join(parser->arena, opened, "", gaz_slice_of("）"));
}

/* Closes what a label of this kind cannot lie in. */
static gaz_node *parent_for(struct outline *outline, gaz_label_kind kind) {
    gaz_node *node = outline->open;
    int rank = outline->rank[kind];
    while (node != outline->root) {
        const struct growing *growing = (const struct growing *)node;
        bool in_article = node->type == GAZ_NODE_PARAGRAPH;
        if (in_article ? rank > outline->rank[GAZ_LABEL_ARTICLE]
                       : outline->rank[growing->kind] < rank) {
            break;
        }
        node = node->parent;
    }
    return node;
}

/* The words of an article stand in a 款 of their own. */
static void add_article_text(struct outline *outline, gaz_node *article, const struct unit *unit,
                             gaz_slice text) {
    struct growing *growing = gaz_add_node(outline, article, GAZ_NODE_PARAGRAPH, unit);
    give_text(growing, unit, text);
    outline->open = &growing->node;
}

static uint8_t marker_of(gaz_label_kind kind) {
    if (kind >= GAZ_LABEL_STEM) {
        return (uint8_t)(kind - GAZ_LABEL_STEM + GAZ_MARKER_SERIES);
    }
    return (uint8_t)(kind >= GAZ_LABEL_LEVEL1 ? kind - GAZ_LABEL_LEVEL1 + 1
                                              : kind - GAZ_LABEL_DECIMAL1 + GAZ_MARKER_DECIMAL);
}

static void add_labelled(struct outline *outline, uint32_t at) {
    const struct unit *unit = &outline->parser->units[at];
    gaz_label_kind kind = unit->label.kind;
    gaz_node *parent = parent_for(outline, kind);
    outline->open = parent;
    bool in_article = ancestor(outline, GAZ_NODE_ARTICLE) != NULL;
    struct growing *growing = gaz_add_node(outline, parent, type_of(kind, in_article), unit);
    gaz_node *node = &growing->node;
    growing->kind = kind;
    node->label = repaired_label(outline->parser, unit);
    node->ordinal = unit->label.ordinal;
    node->insert = unit->label.insert;
    node->marker = node->type == GAZ_NODE_LEVEL ? marker_of(kind) : 0;
    gaz_count_label(outline, growing, unit);
    outline->open = node;
    gaz_slice text = gaz_slice_from(unit->text, unit->label.text_at);
    if (kind != GAZ_LABEL_ARTICLE) {
        give_text(growing, unit, text);
    } else if (text.len > 0) {
        add_article_text(outline, node, unit, text);
    }
}

static void add_inferred(struct outline *outline, const struct growing *sibling, uint32_t at) {
    const struct unit *unit = &outline->parser->units[at];
    struct growing *growing =
        gaz_add_node(outline, sibling->node.parent, (gaz_node_type)sibling->node.type, unit);
    gaz_node *node = &growing->node;
    growing->kind = sibling->kind;
    node->marker = sibling->node.marker;
    node->inferred = true;
    node->ordinal = sibling->node.ordinal + 1;
    node->heading = gaz_tidy(outline->parser->arena, unit->text);
    gaz_count_label(outline, growing, unit);
    outline->open = node;
    gaz_report(outline->parser, GAZ_CODE_LABEL_LOST, unit,
               gaz_arena_format(outline->parser->arena,
                                "%.*s stands where number %lld is missing: its label is lost",
                                GAZ_FMT(unit->text), (long long)node->ordinal));
}

/* 附则 without a number is a chapter, or a book where the text has those. */
static bool add_supplement(struct outline *outline, uint32_t at) {
    const struct unit *unit = &outline->parser->units[at];
    const struct growing *sibling = NULL;
    if (unit->text.len > 4 * strlen("附则") || !gaz_slice_starts(unit->text, "附")) {
        return false;
    }
    gaz_slice name = gaz_tidy(outline->parser->arena, unit->text);
    for (gaz_node *node = outline->open; node != outline->root; node = node->parent) {
        bool highest = node->type == GAZ_NODE_BOOK || node->type == GAZ_NODE_CHAPTER;
        sibling = highest ? (const struct growing *)node : sibling;
    }
    if (sibling == NULL || !(gaz_slice_is(name, "附则") || gaz_slice_is(name, "附則"))) {
        return false;
    }
    gaz_node *node =
        &gaz_add_node(outline, sibling->node.parent, (gaz_node_type)sibling->node.type, unit)->node;
    ((struct growing *)node)->kind = sibling->kind;
    node->ordinal = sibling->node.ordinal + 1;
    node->heading = name;
    outline->open = node;
    return true;
}

/* Those of the terms that are explained below a report are not of its outline. */
static bool has_label_after(struct outline *outline, uint32_t at) {
    uint32_t end = at < outline->terms ? outline->terms : outline->range.end;
    for (int kind = GAZ_LABEL_BOOK; kind < GAZ_LABEL_KINDS; kind++) {
        if (gaz_next_label(outline, (gaz_label_kind)kind, at) < end) {
            return true;
        }
    }
    return false;
}

/* A heading that nothing stands under yet: what follows is its text. Behind another bare
 * one it is an item of a list. */
static bool is_bare(const gaz_node *node) {
    const gaz_slice text = node->text;
    const gaz_node *before = node->parent == NULL ? NULL : gaz_sibling_before(node);
    if (before != NULL && before->label.ptr != NULL && before->first == NULL) {
        return false;
    }
    return node->parent != NULL && node->first == NULL && node->type == GAZ_NODE_LEVEL &&
           (text.ptr == NULL || (text.len < 90 && !gaz_slice_ends(text, "。")));
}

/* What begins a paragraph behind the last label that speaks for the whole. */
static const char *const closing_starts[] = {
    "以上报告", "以上说明", "以上意见", "以上请示", "以上情况", "以上方案",   "以上议案",
    "以上各项", "以上规定", "各位代表", "各位委员", "同志们",   "请假：",     "缺席：",
    "记录：",   "记录人：", "注：",     "注释：",   "附注：",   "资料来源：", "妥否",
    "当否",     "专此",     "参考文献", NULL};

/* Whether one of them, 特此, 本 or 《 may begin the text: few do. */
static bool may_speak_for_whole(gaz_slice text) {
    if (gaz_begins_with_mark(text) || gaz_heads_terms(text)) {
        return true;
    }
    switch (gaz_utf8_first(text)) {
    case 0x4EE5: /* 以 */
    case 0x5404: /* 各 */
    case 0x540C: /* 同 */
    case 0x8BF7: /* 请 */
    case 0x7F3A: /* 缺 */
    case 0x8BB0: /* 记 */
    case 0x6CE8: /* 注 */
    case 0x9644: /* 附 */
    case 0x8D44: /* 资 */
    case 0x59A5: /* 妥 */
    case 0x5F53: /* 当 */
    case 0x4E13: /* 专 */
    case 0x7279: /* 特 */
    case 0x6B64: /* 此 */
    case 0x53C2: /* 参 */
    case 0x672C: /* 本 */
    case 0x300A: /* 《 */
        return true;
    default:
        return false;
    }
}

static bool starts_with_any(gaz_slice text, const char *const *words) {
    while (*words != NULL && !gaz_slice_starts(text, *words)) {
        words++;
    }
    return *words != NULL;
}

/* 《X》根据本决定作相应修改，重新公布。 */
static bool republishes(gaz_slice text) {
    return gaz_slice_starts(text, "《") && gaz_slice_find(text, "根据本决定") != NULL;
}

/* 特此通知。 and 本意见自…起施行。 behind the last section speak for the whole. */
static bool speaks_for_whole(struct outline *outline, uint32_t at) {
    static const char *const effects[] = {"施行", "执行", "实施", "有效期", "废止", NULL};
    gaz_slice text = outline->parser->units[at].text;
    if (outline->has_articles || text.len > 600 || !may_speak_for_whole(text) ||
        is_bare(outline->open)) {
        return false;
    }
    bool formula = gaz_slice_starts(text, "特此") || gaz_slice_is(text, "此复。") ||
                   gaz_slice_is(text, "此复");
    if (formula || republishes(text) || at == outline->terms) {
        return true;
    }
    const gaz_node *before = gaz_last_child(outline->open);
    bool closes = (starts_with_any(text, closing_starts) || gaz_begins_with_mark(text)) &&
                  (before == NULL || before->type != GAZ_NODE_TABLE); /* whose note it is */
    if (!(closes || gaz_slice_starts(text, "本")) || has_label_after(outline, at)) {
        return false;
    }
    return closes || gaz_slice_holds_any(text, effects);
}

/* Behind a list that its items' ； close, text goes on with what the list
 * belongs to. */
static bool closes_list(const gaz_node *node) {
    const gaz_node *before = gaz_sibling_before(node);
    return node->type == GAZ_NODE_LEVEL && node->first == NULL && before != NULL &&
           before->text.ptr != NULL && gaz_slice_ends(before->text, "；");
}

/* 【指导意义】 stands beside the 【基本案情】 above it, whatever labels stand between. */
static gaz_node *parent_of_caption(struct outline *outline) {
    for (gaz_node *node = outline->open; outline->captions != NULL; node = node->parent) {
        if (node == outline->captions) {
            outline->open = node;
            break;
        }
        if (node == outline->root) {
            break;
        }
    }
    return outline->captions = outline->open;
}

static gaz_node *parent_of_text(struct outline *outline, uint32_t at) {
    gaz_node *article = ancestor(outline, GAZ_NODE_ARTICLE);
    if (article != NULL) {
        return article;
    }
    if (gaz_is_bare_caption(outline->parser->units[at].text)) {
        return parent_of_caption(outline);
    }
    if (speaks_for_whole(outline, at)) {
        bool goes_on = at != outline->terms && has_label_after(outline, at);
        outline->open = goes_on ? outline->open : outline->root;
        return outline->root;
    }
    while (outline->open != outline->root && closes_list(outline->open)) {
        outline->open = outline->open->parent;
    }
    return outline->open;
}

static void add_text(struct outline *outline, uint32_t at, gaz_slice text) {
    const struct unit *unit = &outline->parser->units[at];
    gaz_node *parent = parent_of_text(outline, at);
    struct growing *growing = gaz_add_node(outline, parent, GAZ_NODE_PARAGRAPH, unit);
    give_text(growing, unit, text);
    if (parent->type == GAZ_NODE_ARTICLE && parent != outline->root) {
        outline->open = &growing->node;
    }
}

/* The node whose text stands right before this unit, NULL when something else
 * does. */
static gaz_node *text_before(const struct outline *outline) {
    gaz_node *node = gaz_last_child(outline->root);
    while (node != NULL && node->first != NULL) {
        node = gaz_last_child(node);
    }
    return node != NULL && node->text.ptr != NULL && !((struct growing *)node)->noted ? node : NULL;
}

/* The bracketed note at the start of the unit, a responsibility note or nothing. */
static size_t leading_note(struct outline *outline, const struct unit *unit) {
    size_t step;
    uint32_t c = gaz_utf8_decode(unit->text.ptr, gaz_slice_end(unit->text), &step);
    return c == 0xFF08 || c == '(' ? gaz_duty_note(outline->parser, unit->text) : 0;
}

/* A responsibility note on a line of its own belongs to the text before it. */
static bool join_note(struct outline *outline, uint32_t at) {
    const struct unit *unit = &outline->parser->units[at];
    gaz_node *before = text_before(outline);
    size_t len = before == NULL ? 0 : leading_note(outline, unit);
    if (len == 0) {
        return false;
    }
    before->text =
        gaz_arena_join(outline->parser->arena, before->text, "", gaz_slice_first(unit->text, len));
    before->end_line = unit->paragraph->end_line;
    ((struct growing *)before)->noted = true;
    ((struct growing *)before)->signs |= unit->signs | GAZ_SIGN_COUNTED; /* 三 and （ may meet */
    gaz_slice rest = gaz_slice_trim(gaz_slice_from(unit->text, len));
    if (rest.len > 0) {
        add_text(outline, at, rest);
    }
    return true;
}

static void add_unlabelled(struct outline *outline, uint32_t at) {
    struct growing *sibling = gaz_lost_sibling(outline, at);
    if (sibling != NULL) {
        add_inferred(outline, sibling, at);
    } else if (!gaz_add_bare_chapter(outline, at) && !add_supplement(outline, at) &&
               !join_note(outline, at)) {
        add_text(outline, at, outline->parser->units[at].text);
    }
}

static gaz_node *holder(struct outline *outline) {
    gaz_node *article = ancestor(outline, GAZ_NODE_ARTICLE);
    return article != NULL ? article : outline->open;
}

/* So the units and the nodes of a large document are not in memory at the same time. */
static void build(struct outline *outline) {
    struct parser *parser = outline->parser;
    for (uint32_t i = outline->range.first; i < outline->range.end;) {
        struct unit *unit = &parser->units[i];
        if (i - parser->forgotten >= GAZ_MANY_ITEMS) {
            gaz_forget_units(parser, i - 1); /* what stands right above is asked for */
        }
        uint32_t taken = unit->taken ? 1 : gaz_parse_quotation(outline, text_before(outline), i);
        if (taken > 0) {
            i += taken;
            continue;
        }
        if (unit->label.kind != GAZ_LABEL_NONE && gaz_label_is_stray(outline, i)) {
            unit->label = (gaz_label){0};
            unit->signs = gaz_signs_of(unit->text);
            unit->form = 0;
        }
        taken = 1;
        if (unit->label.kind != GAZ_LABEL_NONE) {
            add_labelled(outline, i);
        } else if ((taken = gaz_parse_table(outline, holder(outline), i)) == 0 &&
                   (taken = gaz_parse_name_list(outline, holder(outline), i)) == 0) {
            taken = 1;
            add_unlabelled(outline, i);
        }
        i += taken;
    }
}

void gaz_parse_outline(struct parser *parser, gaz_part *part, struct range range) {
    range.first = gaz_take_contents(parser, range);
    gaz_unlabel_notes(parser, range);
    struct outline outline = {.parser = parser, .range = range};
    struct growing *root = gaz_arena_zero(parser->arena, sizeof *root);
    part->root = &root->node;
    outline.root = &root->node;
    outline.lists_names = gaz_slice_is(part->kind, "name_list");
    outline.open = outline.root;
    gaz_rank_labels(&outline);
    gaz_find_bare_chapters(&outline);
    build(&outline);
    gaz_settle_captions(&outline);
}
