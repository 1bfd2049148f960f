/* caption.c - which words of a node are its heading: a heading line, a run-in
 * caption (加强领导。各部门…), or none. */
#include "data/signs.h"
#include "parse/tree/opening.h"
#include "parse/tree/tree.h"
#include "text/chars.h"
#include "text/scan/scan.h"
#include "text/utf8.h"

enum {
    LONGEST_BOLD = 44,
    LONGEST_HEADING = 44,
    LONGEST_ROUND = 16,
    SHORTEST_GAP = 4,
    FARTHEST_GAP = 60, /* bytes */
    LIKE_LENGTH = 2    /* by how much the lengths of parallel captions may differ */
};

bool gaz_is_bare_caption(gaz_slice text) {
    enum { LONGEST = 60 /* bytes */ };
    return text.len <= LONGEST && gaz_slice_starts(text, "【") && gaz_slice_ends(text, "】");
}

/* What is left of the text of a node, which may be nothing. */
static void leave_text(gaz_node *node, gaz_slice text) {
    node->text = text.len > 0 ? text : (gaz_slice){NULL, 0};
    ((struct growing *)node)->opening.read = false;
}

static void take_caption(struct parser *parser, gaz_node *node, size_t len, size_t text_at) {
    node->heading = gaz_tidy(parser->arena, gaz_slice_trim(gaz_slice_first(node->text, len)));
    leave_text(node, gaz_slice_trim(gaz_slice_from(node->text, text_at)));
}

static size_t without_stop(gaz_slice text) {
    if (gaz_slice_ends(text, "。")) {
        return text.len - strlen("。");
    }
    return text.len;
}

/* A caption that print set bold: **落实用地保障。**按照… */
static bool take_bold(struct parser *parser, struct growing *growing, gaz_node *owner) {
    gaz_node *node = &growing->node;
    gaz_slice bold = gaz_slice_trim_right(gaz_slice_first(node->text, growing->bold));
    if (bold.len == 0 || growing->bold >= node->text.len || gaz_utf8_count(bold) > LONGEST_BOLD ||
        gaz_slice_find(gaz_slice_first(bold, without_stop(bold)), "。") != NULL ||
        !(gaz_slice_ends(bold, "。") ||
          gaz_slice_starts(gaz_slice_from(node->text, bold.len), "。"))) {
        return false;
    }
    size_t text_at = growing->bold;
    gaz_slice rest = gaz_slice_from(node->text, text_at);
    text_at += gaz_slice_starts(rest, "。") ? strlen("。") : 0;
    gaz_slice heading = gaz_slice_first(bold, without_stop(bold));
    owner->heading = gaz_tidy(parser->arena, heading);
    leave_text(node, gaz_slice_trim(gaz_slice_from(node->text, text_at)));
    return true;
}

/* 第一条【立法目的】 */
static bool take_bracketed(struct parser *parser, gaz_node *node, gaz_node *owner) {
    if (!gaz_slice_starts(node->text, "【")) {
        return false;
    }
    const char *close = gaz_slice_find(node->text, "】");
    if (close == NULL || close - node->text.ptr > LONGEST_HEADING * 3) {
        return false;
    }
    gaz_slice inside = gaz_slice_between(node->text.ptr + strlen("【"), close);
    owner->heading = gaz_tidy(parser->arena, gaz_slice_trim(inside));
    gaz_slice rest = gaz_slice_between(close + strlen("】"), gaz_slice_end(node->text));
    leave_text(node, gaz_slice_trim(rest));
    return true;
}

/* 第一条（目的和依据）为了…, the caption in round brackets; where it ends, 0 when
 * there is none. */
static size_t round_caption(gaz_slice text) {
    if (!gaz_slice_starts(text, "（")) {
        return 0;
    }
    const char *close = gaz_slice_find(text, "）");
    size_t open = strlen("（");
    if (close == NULL || close - text.ptr > LONGEST_ROUND * 3 ||
        (size_t)(close - text.ptr) < open + 6) {
        return 0;
    }
    gaz_slice inside = gaz_slice_between(text.ptr + open, close);
    bool plain = gaz_slice_find(inside, "，") == NULL && gaz_slice_find(inside, "。") == NULL;
    return plain ? (size_t)(close - text.ptr) + strlen("）") : 0;
}

static void take_round(struct parser *parser, gaz_node *article) {
    gaz_node *text = article->first;
    size_t end = round_caption(text->text);
    size_t open = strlen("（");
    article->heading = gaz_tidy(parser->arena, (gaz_slice){text->text.ptr + open, end - 2 * open});
    gaz_slice rest = gaz_slice_trim(gaz_slice_from(text->text, end));
    leave_text(text, rest);
    if (rest.len == 0 && text->first == NULL) {
        gaz_drop_first(article);
    }
}

/* （一）加强组织领导　各地要…: a wide gap sets the caption apart. Bytes of the caption, 0
 * when there is none. */
static size_t gap_caption(const gaz_node *node) {
    size_t reach = node->text.len < FARTHEST_GAP ? node->text.len : FARTHEST_GAP;
    gaz_slice head = gaz_slice_first(node->text, reach);
    if (!gaz_slice_ends(node->text, "。") || !gaz_scan_may_hold_space(head)) {
        return 0;
    }
    const char *gap = gaz_slice_find(head, "\xE3\x80\x80");
    const char *spaces = gaz_slice_find(head, "  ");
    gap = gap == NULL || (spaces != NULL && spaces < gap) ? spaces : gap;
    if (gap == NULL) {
        return 0;
    }
    gaz_slice caption = gaz_slice_between(node->text.ptr, gap);
    size_t chars = 0;
    for (const char *at = caption.ptr; at < gap; chars++) {
        size_t step;
        if (!gaz_is_han(gaz_utf8_decode(at, gap, &step)) &&
            !gaz_slice_starts(gaz_slice_between(at, gap), "、")) {
            return 0;
        }
        at += step;
    }
    return chars >= SHORTEST_GAP && chars <= GAZ_LONGEST_PLAIN && !gaz_is_prose(caption)
               ? caption.len
               : 0;
}

static bool ends_in_stop(gaz_slice text) {
    return gaz_slice_ends(text, "。") || gaz_slice_ends(text, "；") || gaz_slice_ends(text, "：") ||
           gaz_slice_ends(text, ":") || gaz_slice_ends(text, "，") || gaz_slice_ends(text, ";") ||
           gaz_slice_ends(text, "）") || gaz_slice_ends(text, "！") || gaz_slice_ends(text, "？");
}

/* A text of one phrase that could be a heading line. */
static bool is_phrase(const gaz_node *node) {
    gaz_slice text = node->text;
    if (text.ptr == NULL || text.len > LONGEST_HEADING * 4) {
        return false;
    }
    gaz_slice phrase = gaz_slice_first(text, without_stop(text));
    if (gaz_slice_ends(phrase, "：") || gaz_slice_ends(phrase, ":") ||
        gaz_slice_ends(phrase, "，") || gaz_slice_ends(phrase, "；") ||
        gaz_utf8_count(phrase) > LONGEST_HEADING) {
        return false;
    }
    return !gaz_node_may_hold(node, GAZ_SIGN_STOP) ||
           (gaz_slice_find(phrase, "。") == NULL && gaz_slice_find(phrase, "；") == NULL);
}

/* What is known of siblings, mostly of those that bear labels. */
struct siblings {
    uint32_t count;
    uint32_t captions; /* with a first sentence that could be a caption */
    uint32_t gaps;     /* with a wide gap behind what could be a caption */
    uint32_t sayings;  /* one closed sentence and nothing under it */
    uint32_t headings; /* one open phrase with something under it */
    uint32_t articles;
    uint32_t paragraphs;
    bool texts;   /* one of them has a text */
    bool parents; /* one of them has children */
};

static bool is_bare_decimal(const gaz_node *node) {
    return node->text.ptr == NULL && node->marker >= GAZ_MARKER_DECIMAL &&
           node->marker < GAZ_MARKER_SERIES;
}

static struct siblings look(gaz_node *parent) {
    struct siblings siblings = {0};
    for (gaz_node *node = parent->first; node != NULL; node = node->next) {
        siblings.articles += node->type == GAZ_NODE_ARTICLE;
        siblings.paragraphs += node->type == GAZ_NODE_PARAGRAPH;
        siblings.texts |= node->text.ptr != NULL || is_bare_decimal(node);
        siblings.parents |= node->first != NULL;
        if (node->label.ptr == NULL || node->text.ptr == NULL) {
            siblings.headings += node->inferred;
            continue;
        }
        siblings.count++;
        siblings.captions += gaz_read_opening(node).caption;
        siblings.gaps += siblings.gaps < 2 && gap_caption(node) > 0;
        if (is_phrase(node)) {
            bool stops = ends_in_stop(node->text);
            siblings.sayings += node->first == NULL && stops;
            siblings.headings += node->first != NULL && !stops;
        }
    }
    return siblings;
}

/* A line is the heading of what stands under it; without anything under it, of
 * nothing, unless its siblings are headings or it is a first level. */
static bool is_heading_line(const gaz_node *node, const struct siblings *siblings) {
    bool may_be = node->first != NULL || siblings->headings > 0 || node->marker == 1;
    if (!may_be || !is_phrase(node)) {
        return false;
    }
    if (gaz_slice_ends(node->text, "。")) {
        return node->first != NULL && siblings->sayings == 0 &&
               gaz_utf8_count(node->text) <= GAZ_LONGEST_CAPTION + 1;
    }
    return node->first != NULL || siblings->headings > 0 ||
           (node->marker == 1 && !ends_in_stop(node->text));
}

/* 3.1 above 公共浴室 public bathhouse: the term stands on a line of its own. */
static void take_term(struct parser *parser, gaz_node *node) {
    gaz_node *term = node->first;
    if (term != NULL && term->next != NULL && term->type == GAZ_NODE_PARAGRAPH &&
        term->first == NULL && is_phrase(term) && !ends_in_stop(term->text)) {
        node->heading = gaz_tidy(parser->arena, term->text);
        gaz_drop_first(node);
    }
}

static void settle_level(struct parser *parser, struct growing *growing,
                         const struct siblings *siblings) {
    gaz_node *node = &growing->node;
    if (is_bare_decimal(node)) {
        take_term(parser, node);
        return;
    }
    if (node->text.ptr == NULL || take_bold(parser, growing, node) ||
        take_bracketed(parser, node, node)) {
        return;
    }
    size_t caption = siblings->gaps > 1 ? gap_caption(node) : 0; /* one may be 李　军 */
    if (caption > 0) {
        take_caption(parser, node, caption, caption);
        return;
    }
    struct opening opening = gaz_read_opening(node);
    bool alike = siblings->captions * 3 >= siblings->count * 2;
    if (opening.caption && (!opening.comma || (alike && siblings->count > 1))) {
        take_caption(parser, node, opening.len, opening.len + strlen("。"));
    } else if (is_heading_line(node, siblings)) {
        take_caption(parser, node, without_stop(node->text), node->text.len);
    }
}

static bool is_division(const gaz_node *node) {
    return node->type <= GAZ_NODE_SECTION;
}

/* An article's caption stands in its first 款 and belongs to the article. */
static bool article_caption(const gaz_node *article) {
    const gaz_node *text = article->first;
    if (text == NULL || text->type != GAZ_NODE_PARAGRAPH || text->text.ptr == NULL) {
        return false;
    }
    struct opening opening = gaz_read_opening(article->first);
    return !opening.comma && opening.caption;
}

static bool is_bold_article(const gaz_node *article) {
    const struct growing *text = (const struct growing *)article->first;
    return text != NULL && text->bold > 0 && text->bold < text->node.text.len;
}

static bool has_round(const gaz_node *article) {
    const gaz_node *text = article->first;
    return text != NULL && text->type == GAZ_NODE_PARAGRAPH && text->text.ptr != NULL &&
           round_caption(text->text) > 0;
}

/* 第二条 / 可引渡的犯罪 / 一、…: a line of its own above the text, as treaties have it. */
static bool has_line(const gaz_node *article) {
    const gaz_node *text = article->first;
    return text != NULL && text->type == GAZ_NODE_PARAGRAPH && text->text.ptr != NULL &&
           (text->first != NULL || text->next != NULL) && text->text.len <= LONGEST_ROUND * 3 &&
           gaz_utf8_count(text->text) >= 2 && !gaz_node_may_hold(text, GAZ_SIGN_STOP) &&
           !ends_in_stop(text->text);
}

static void take_line(struct parser *parser, gaz_node *article) {
    gaz_node *text = article->first;
    article->heading = gaz_tidy(parser->arena, text->text);
    leave_text(text, (gaz_slice){NULL, 0});
    if (text->first == NULL) {
        gaz_drop_first(article);
    }
}

static void settle_article(struct parser *parser, gaz_node *article, bool captioned) {
    gaz_node *text = article->first;
    if (captioned && has_round(article)) {
        take_round(parser, article);
        return;
    }
    if (captioned && has_line(article)) {
        take_line(parser, article);
        return;
    }
    if (text == NULL || text->type != GAZ_NODE_PARAGRAPH || text->text.ptr == NULL ||
        take_bold(parser, (struct growing *)text, article) ||
        take_bracketed(parser, text, article)) {
        return;
    }
    if (captioned && article_caption(article)) {
        struct opening opening = gaz_read_opening(text);
        take_caption(parser, text, opening.len, opening.len + strlen("。"));
        article->heading = text->heading;
        text->heading = (gaz_slice){NULL, 0};
    }
}

/* Statutes have short first sentences that are no captions. Articles are held
 * to have captions only where print says so, or most of a chapter has them. */
static bool are_captioned(const gaz_node *parent, uint32_t count) {
    uint32_t captions = 0;
    uint32_t others = 0;
    bool may_be_bold = false;
    bool bold = false;
    for (const gaz_node *node = parent->first; node != NULL; node = node->next) {
        may_be_bold |= node->type == GAZ_NODE_ARTICLE && is_bold_article(node);
    }
    for (const gaz_node *node = parent->first; node != NULL; node = node->next) {
        if (node->type != GAZ_NODE_ARTICLE) {
            continue;
        }
        bool caption = article_caption(node);
        bool other = !caption && !has_round(node) && !has_line(node);
        captions += !other;
        others += other;
        bold |= caption && may_be_bold && is_bold_article(node);
        if (others * 2 >= count && !may_be_bold) { /* nearly all are done with half of them */
            return false;
        }
    }
    return captions >= 2 && (bold || captions * 2 > count);
}

/* The articles below a node, and how many of them may have captions. */
static void count_captions(const gaz_node *parent, uint32_t *captions, uint32_t *articles) {
    for (const gaz_node *node = parent->first; node != NULL; node = node->next) {
        if (node->type == GAZ_NODE_ARTICLE) {
            ++*articles;
            *captions += node->heading.ptr != NULL || article_caption(node);
        } else if (is_division(node) || node->type == GAZ_NODE_LEVEL) {
            count_captions(node, captions, articles);
        }
    }
}

/* 争议。… of an article that is alone in its chapter: as nearly all others of the text. */
static bool is_captioned_alone(struct outline *outline, const gaz_node *parent) {
    const gaz_node *article = parent->first;
    while (article->type != GAZ_NODE_ARTICLE) {
        article = article->next;
    }
    if (!article_caption(article)) {
        return false;
    }
    if (outline->captioned == GAZ_UNKNOWN) {
        uint32_t captions = 0;
        uint32_t articles = 0;
        count_captions(outline->root, &captions, &articles);
        outline->captioned = articles > 3 && captions * 4 > articles * 3 ? GAZ_YES : GAZ_NO;
    }
    return outline->captioned == GAZ_YES;
}

static void settle_articles(struct outline *outline, gaz_node *parent, uint32_t count) {
    struct parser *parser = outline->parser;
    bool captioned =
        are_captioned(parent, count) || (count == 1 && is_captioned_alone(outline, parent));
    for (gaz_node *node = parent->first; node != NULL; node = node->next) {
        if (node->type == GAZ_NODE_ARTICLE) {
            settle_article(parser, node, captioned);
        }
    }
}

static bool is_plain_caption(gaz_node *node, size_t *chars) {
    if (node->type != GAZ_NODE_PARAGRAPH || node->text.ptr == NULL) {
        return false;
    }
    struct opening opening = gaz_read_opening(node);
    *chars = opening.chars;
    return !opening.comma && opening.chars >= 4 && opening.caption;
}

/* 坚持创新驱动。… 坚持绿色低碳。…: unnumbered paragraphs, one after the other,
 * that open alike. Answers the one behind the run. */
static gaz_node *settle_run(struct parser *parser, gaz_node *first) {
    size_t length = 0;
    size_t chars = 0;
    uint32_t count = 0;
    gaz_node *end = first;
    while (end != NULL && is_plain_caption(end, &chars)) {
        if (count > 0 && (chars > length + LIKE_LENGTH || length > chars + LIKE_LENGTH)) {
            break;
        }
        length = count == 0 ? chars : length;
        count++;
        end = end->next;
    }
    if (count >= 2) {
        for (gaz_node *node = first; node != end; node = node->next) {
            struct opening opening = gaz_read_opening(node);
            take_caption(parser, node, opening.len, opening.len + strlen("。"));
        }
    }
    return count > 0 ? end : first->next;
}

static void settle_paragraphs(struct parser *parser, gaz_node *parent) {
    for (gaz_node *node = parent->first; node != NULL;) {
        if (node->type != GAZ_NODE_PARAGRAPH) {
            node = node->next;
            continue;
        }
        node = settle_run(parser, node);
    }
}

static void settle_children(struct outline *outline, gaz_node *parent,
                            const struct siblings *siblings) {
    struct parser *parser = outline->parser;
    for (gaz_node *node = parent->first; node != NULL; node = node->next) {
        if (is_division(node) && node->text.ptr != NULL) {
            take_caption(parser, node, node->text.len, node->text.len);
        } else if (node->label.ptr != NULL && node->type != GAZ_NODE_ARTICLE) {
            settle_level(parser, (struct growing *)node, siblings);
        }
    }
    if (siblings->articles > 0 && siblings->parents) {
        settle_articles(outline, parent, siblings->articles);
    }
    if (siblings->paragraphs > 0 && (parent->type != GAZ_NODE_ARTICLE || parent == outline->root)) {
        settle_paragraphs(parser, parent);
    }
}

/* An article with one paragraph under it, as most are: its caption was settled with it. */
static bool is_plain_article(const gaz_node *node) {
    const gaz_node *text = node->first;
    return node->type == GAZ_NODE_ARTICLE && text->next == NULL && text->first == NULL &&
           text->type == GAZ_NODE_PARAGRAPH;
}

/* A text of bare labels is looked at once: its nodes are too many for the cache. */
static void settle(struct outline *outline, gaz_node *parent) {
    struct siblings siblings = look(parent);
    if (siblings.texts || siblings.parents) {
        settle_children(outline, parent, &siblings);
    }
    for (gaz_node *node = parent->first; node != NULL && siblings.parents; node = node->next) {
        if (node->first != NULL && !is_plain_article(node)) {
            settle(outline, node);
        }
    }
}

void gaz_settle_captions(struct outline *outline) {
    settle(outline, outline->root);
}
