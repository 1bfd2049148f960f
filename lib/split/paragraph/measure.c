/* measure.c - line width, margins and indents, measured from the lines. */
#include "split/paragraph/measure.h"

#include "text/scan/scan.h"

enum {
    NARROWEST = 24,     /* columns: a shorter line says nothing about the width */
    LONG_LINE = 40,     /* columns */
    WIDEST = 200,       /* columns: no page is wider */
    WIDEST_INDENT = 10, /* columns of a first-line indent */
    LONGEST_LABEL = 16, /* columns of 第一百二十条之一 */
    LABEL_GAP = 2,      /* columns between a label and its text */
    STANDARD_INDENT = 4,
    INDENT_SLACK = 1, /* columns by which it differs */
    ENOUGH_LINES = 4,
    ENOUGH_PAGES = 2,
    MARGIN_SHARE = 8, /* one line of so many must stand at the margin */
    FIRST_SHARE = 3,  /* full lines are at least a third of the first lines */
    LEAST_CLIFF = 16, /* lines at an edge that no line goes beyond */
    FEW_LINES = 60,   /* of a text whose width is not counted */
    FEW = 8,          /* an edge with fewer than 1/8 of the lines near it is a slip */
    CENTRE_SLACK = 6  /* columns by which the two sides of a centred line differ */
};

static bool is_measured(const gaz_line *line) {
    return line->width != GAZ_WIDTH_UNKNOWN && (line->marks & GAZ_MARK_ROW) == 0;
}

/* The margin is the smallest indent that a share of the long lines have: one
 * line of a contents page or a page number does not move it. *two says that
 * a second indent is common too, so that margin and first line show. */
static uint32_t find_margin(const gaz_line *items, uint32_t count, uint32_t fallback, bool *two) {
    uint32_t seen[UINT8_MAX + 1] = {0};
    uint32_t lines = 0;
    uint32_t common = 0;
    uint32_t margin = fallback;
    for (uint32_t i = 0; i < count; i++) {
        if (items[i].width >= NARROWEST) {
            seen[items[i].indent]++;
            lines++;
        }
    }
    for (uint32_t indent = UINT8_MAX + 1; indent-- > 0;) {
        if (seen[indent] >= 2 && seen[indent] * MARGIN_SHARE >= lines) {
            margin = indent;
            common++;
        }
    }
    *two = common >= 2;
    return lines >= ENOUGH_LINES ? margin : fallback;
}

static void take_margin(gaz_line *items, uint32_t count, uint32_t margin) {
    for (uint32_t i = 0; i < count; i++) {
        items[i].indent = (uint8_t)(items[i].indent > margin ? items[i].indent - margin : 0);
    }
}

/* One past the last line of the page that begins with line `begin`. */
static uint32_t page_end(const gaz_line_list *lines, uint32_t begin) {
    uint32_t end = begin + 1;
    while (end < lines->count && (lines->items[end].marks & GAZ_MARK_PAGE_BEFORE) == 0) {
        end++;
    }
    return end;
}

/* A long line of running text begins before this margin: the others are first lines of short
 * paragraphs. */
static bool begins_before(const gaz_line *items, uint32_t count, uint32_t margin) {
    for (uint32_t i = 0; i < count; i++) {
        if (items[i].indent + 1u < margin && items[i].width >= LONG_LINE &&
            is_measured(&items[i]) && (items[i].facts.signs & GAZ_HAS_ANY_SPACE) == 0 &&
            (items[i].facts.signs & (GAZ_HAS_COMMA | GAZ_HAS_LIST)) != 0) {
            return true;
        }
    }
    return false;
}

static void take_margins(gaz_line_list *lines) {
    bool two;
    uint32_t whole = find_margin(lines->items, lines->count, 0, &two);
    for (uint32_t begin = 0; begin < lines->count;) {
        uint32_t end = page_end(lines, begin);
        gaz_line *page = lines->items + begin;
        uint32_t margin = find_margin(page, end - begin, whole, &two);
        /* A page on which all lines have one indent may hold only one-line
         * paragraphs: it says nothing about its margin. */
        bool own = (two || margin < whole) && !begins_before(page, end - begin, margin);
        take_margin(page, end - begin, own ? margin : whole);
        begin = end;
    }
}

/* The indent of the first lines of a page, 0 when none stands out. */
static uint32_t page_indent(const gaz_line *items, uint32_t count) {
    uint32_t seen[WIDEST_INDENT + 1] = {0};
    uint32_t all = 0;
    uint32_t best = 0;
    for (uint32_t i = 0; i < count; i++) {
        bool long_line = items[i].width >= NARROWEST && items[i].width != GAZ_WIDTH_UNKNOWN;
        if (long_line && items[i].indent > 1 && items[i].indent <= WIDEST_INDENT) {
            seen[items[i].indent]++;
            all++;
        }
    }
    for (uint32_t indent = 2; indent <= WIDEST_INDENT; indent++) {
        best = seen[indent] > seen[best] ? indent : best;
    }
    return seen[best] >= 2 && seen[best] * 4 >= all * 3 ? best : 0;
}

/* pdftotext -layout fits the columns of each page by itself: where the indents of
 * pages differ, they are all that of two Han characters. */
static void level_indents(gaz_line_list *lines) {
    uint32_t pages[WIDEST_INDENT + 1] = {0};
    uint32_t all = 0;
    uint32_t most = 0;
    for (uint32_t begin = 0; begin < lines->count; begin = page_end(lines, begin)) {
        uint32_t indent = page_indent(lines->items + begin, page_end(lines, begin) - begin);
        pages[indent] += indent > 0;
        all += indent > 0;
    }
    for (uint32_t indent = 1; indent <= WIDEST_INDENT; indent++) {
        most = pages[indent] > most ? pages[indent] : most;
    }
    if (all < ENOUGH_PAGES || most * 10 > all * 9) {
        return;
    }
    for (uint32_t begin = 0; begin < lines->count; begin = page_end(lines, begin)) {
        uint32_t end = page_end(lines, begin);
        uint32_t indent = page_indent(lines->items + begin, end - begin);
        for (uint32_t i = begin; i < end && indent > 0; i++) {
            bool first = lines->items[i].indent == indent;
            lines->items[i].indent = first ? STANDARD_INDENT : lines->items[i].indent;
        }
    }
}

/* Where a line breaks within a word, the line was full. Punctuation is no
 * witness: it may hang behind the edge. */
static bool breaks_word(const gaz_line *line) {
    return (line->facts.last & GAZ_LAST_HAN) != 0;
}

/* How many lines end in the window up to this edge. */
static uint32_t near_edge(const uint32_t *at_edge, uint32_t edge) {
    uint32_t sum = 0;
    for (uint32_t i = 0; i < GAZ_FULL_SLACK; i++) {
        sum += at_edge[edge - i];
    }
    return sum;
}

/* Lines that go beyond the width. */
static uint32_t count_beyond(const uint32_t *all, uint32_t width) {
    uint32_t sum = 0;
    for (uint32_t edge = width + GAZ_FULL_SLACK; edge <= WIDEST; edge++) {
        sum += all[edge];
    }
    return sum;
}

/* Where lines end. */
struct edges {
    uint32_t all[WIDEST + 1];
    uint32_t broken_at[WIDEST + GAZ_FULL_SLACK + 1]; /* of those that break within a word */
    uint32_t broken;
    uint32_t wider; /* than can be measured */
};

static void count_edges(const gaz_line_list *lines, struct edges *edges) {
    for (uint32_t i = 0; i + 1 < lines->count; i++) {
        const gaz_line *line = &lines->items[i];
        if ((line->marks & GAZ_MARK_ROW) != 0 || line->width < NARROWEST) {
            continue;
        }
        uint32_t edge = line->width == GAZ_WIDTH_UNKNOWN ? WIDEST + 1 : gaz_line_right_edge(line);
        edges->wider += edge > WIDEST;
        edge = edge > WIDEST ? WIDEST : edge;
        edges->all[edge]++;
        if (breaks_word(line)) {
            edges->broken++;
            edges->broken_at[edge]++;
        }
    }
}

/* Near which edge most lines break within a word, *best of them; 0 when none does. */
static uint32_t most_broken(const uint32_t *broken_at, uint32_t *best) {
    uint32_t width = 0;
    *best = 0;
    for (uint32_t edge = NARROWEST; edge < WIDEST; edge++) {
        uint32_t sum = near_edge(broken_at, edge);
        if (sum >= *best && broken_at[edge] * FEW >= sum) {
            *best = sum;
            width = edge;
        }
    }
    return width;
}

/* In a text of many names and captions few lines are those of paragraphs. Still no line goes
 * beyond the edge, and twice as many end at it as anywhere else: no lines of their own do so. */
static bool is_cliff(const struct edges *edges, uint32_t width, uint32_t best) {
    uint32_t elsewhere = 0;
    for (uint32_t edge = NARROWEST; edge + GAZ_FULL_SLACK <= width; edge++) {
        uint32_t sum = near_edge(edges->broken_at, edge);
        elsewhere = sum > elsewhere ? sum : elsewhere;
    }
    return best >= LEAST_CLIFF && best * 4 >= edges->broken && best >= elsewhere * 2 &&
           edges->wider == 0 && count_beyond(edges->all, width) == 0;
}

/* The width near which most lines break within a word. */
static uint32_t measure_width(const gaz_line_list *lines) {
    struct edges edges = {.broken = 0};
    count_edges(lines, &edges);
    uint32_t best;
    uint32_t width = most_broken(edges.broken_at, &best);
    /* First lines whose indent was stripped end that much earlier; in a text of
     * short paragraphs they may be the most. */
    uint32_t after = width > 0 && width + STANDARD_INDENT < WIDEST
                         ? near_edge(edges.broken_at, width + STANDARD_INDENT)
                         : 0;
    if (after * FIRST_SHARE >= best) {
        width += STANDARD_INDENT;
        best = after;
    }
    uint32_t first = width > 0 ? near_edge(edges.broken_at, width - STANDARD_INDENT) : 0;
    bool wrapped =
        is_cliff(&edges, width, best) ||
        (best >= ENOUGH_LINES && (best + first) * 2 > edges.broken &&
         edges.wider * 10 < edges.broken && count_beyond(edges.all, width) <= best + first);
    return wrapped ? width : 0;
}

static bool has_first_indent(const gaz_line *line, uint32_t indent) {
    return line->indent > 0 && line->indent + INDENT_SLACK >= (int)indent &&
           line->indent <= (int)indent + INDENT_SLACK;
}

/* It bears a label that print sets as it sets first lines; 第一章 stands in the middle. */
static bool is_labelled_first_line(const gaz_line *line) {
    return gaz_line_is_labelled(line->line_class) && line->line_class > GAZ_LINE_SECTION;
}

/* The indent that most indented lines have, those before all that bear labels. */
static uint32_t common_indent(const gaz_line_list *lines) {
    uint32_t seen[WIDEST_INDENT + 1] = {0};
    uint32_t best = 0;
    for (uint32_t i = 0; i < lines->count; i++) {
        const gaz_line *line = &lines->items[i];
        if (line->indent > 0 && line->indent <= WIDEST_INDENT) {
            seen[line->indent] += is_labelled_first_line(line) ? 4 : 1;
        }
    }
    for (uint32_t indent = 1; indent <= WIDEST_INDENT; indent++) {
        best = seen[indent] > seen[best] ? indent : best;
    }
    return best;
}

static bool measure_indents(const gaz_line_list *lines, uint32_t common) {
    uint32_t indented = 0;
    uint32_t labelled = 0;
    uint32_t both = 0;
    for (uint32_t i = 0; i < lines->count; i++) {
        const gaz_line *line = &lines->items[i];
        bool indent = has_first_indent(line, common);
        bool label = is_labelled_first_line(line);
        indented += indent;
        labelled += label;
        both += indent && label;
    }
    if (labelled >= ENOUGH_LINES) {
        return both * 2 > labelled;
    }
    return indented >= 2 && indented * 20 > lines->count;
}

/* The edge of the first line of a paragraph that bears a label, in front of it or
 * on a line of its own; 0 for other lines. */
static uint32_t first_line_edge(const gaz_line *items, uint32_t i) {
    const gaz_line *line = &items[i];
    if (line->width == GAZ_WIDTH_UNKNOWN || !breaks_word(line)) {
        return 0;
    }
    if (gaz_line_is_labelled(line->line_class)) {
        return gaz_line_right_edge(line);
    }
    bool behind =
        i > 0 && items[i - 1].line_class == GAZ_LINE_ARTICLE && items[i - 1].width <= LONGEST_LABEL;
    return behind ? gaz_line_right_edge(line) + items[i - 1].width + LABEL_GAP : 0;
}

/* Where first-line indents were stripped, the first lines of paragraphs, those
 * with labels among them, break that much before the edge; half of it where
 * pdftotext -layout prints two Han characters of space as two columns. */
static uint32_t lost_indent(const gaz_line_list *lines, uint32_t width, bool indented) {
    uint32_t early = 0;
    uint32_t half = 0;
    uint32_t full = 0;
    if (width < NARROWEST + STANDARD_INDENT) {
        return 0;
    }
    for (uint32_t i = 0; i < lines->count; i++) {
        uint32_t edge = first_line_edge(lines->items, i);
        uint32_t missing = width > edge ? width - edge : 0;
        full += edge > 0 && missing < 2;
        half += edge > 0 && missing == STANDARD_INDENT / 2;
        early += edge > 0 && missing >= STANDARD_INDENT - 1 && missing <= STANDARD_INDENT + 2;
    }
    if (indented) {
        return half >= ENOUGH_LINES && half > full * 2 ? STANDARD_INDENT / 2 : 0;
    }
    return early >= ENOUGH_LINES && early > full * 2 ? STANDARD_INDENT : 0;
}

/* Blank lines between all lines say nothing. */
static void forget_blanks(gaz_line_list *lines) {
    for (uint32_t i = 0; i < lines->count; i++) {
        lines->items[i].marks &= (uint8_t)~GAZ_MARK_BLANK_BEFORE;
    }
}

/* What blank lines and heading marks say in this text. */
static void measure_marks(gaz_line_list *lines, gaz_measure *measure) {
    uint32_t blanks = 0;
    uint32_t labels = 0;
    uint32_t apart = 0;
    uint32_t headings = 0;
    for (uint32_t i = 0; i < lines->count; i++) {
        const gaz_line *line = &lines->items[i];
        bool blank = (line->marks & GAZ_MARK_BLANK_BEFORE) != 0;
        bool label = is_labelled_first_line(line);
        blanks += blank;
        labels += label;
        apart += label && blank;
        headings += gaz_line_is_labelled(line->line_class) && line->heading > 0;
    }
    if (measure->width > 0 && blanks * 10 > lines->count * 9) {
        forget_blanks(lines);
        apart = 0;
    }
    measure->separated = labels >= ENOUGH_LINES && apart * 10 >= labels * 9;
    measure->marked = headings >= 2;
}

static bool is_centred(const gaz_line *line, const gaz_measure *measure) {
    uint32_t width = measure->width;
    if (!is_measured(line) || line->indent <= measure->indent + INDENT_SLACK ||
        gaz_line_right_edge(line) > width) {
        return false;
    }
    uint32_t right = width - gaz_line_right_edge(line);
    uint32_t left = line->indent;
    uint32_t apart = left > right ? left - right : right - left;
    return apart <= CENTRE_SLACK;
}

static void mark_lines(gaz_line_list *lines, const gaz_measure *measure) {
    bool any = measure->width > 0 || measure->indented;
    for (uint32_t i = 0; any && i < lines->count; i++) {
        gaz_line *line = &lines->items[i];
        if (measure->width > 0 && is_centred(line, measure)) {
            line->marks |= GAZ_MARK_CENTRED;
        } else if (measure->indented && has_first_indent(line, measure->indent)) {
            line->marks |= GAZ_MARK_INDENTED;
        }
    }
}

/* It may be a line of a paragraph. */
static bool is_of_text(const gaz_line *line) {
    return line->line_class == GAZ_LINE_OTHER || line->line_class == GAZ_LINE_NOTE ||
           is_labelled_first_line(line);
}

/* Where the widest line ends that breaks within a word; 0 when another goes far beyond. */
static uint32_t widest_edge(const gaz_line_list *lines) {
    uint32_t widest = 0;
    uint32_t beyond = 0;
    for (uint32_t i = 0; i < lines->count; i++) {
        const gaz_line *line = &lines->items[i];
        if (is_of_text(line)) {
            uint32_t edge = is_measured(line) ? gaz_line_right_edge(line) : WIDEST + 1;
            widest = breaks_word(line) && edge > widest ? edge : widest;
            beyond = edge > beyond ? edge : beyond;
        }
    }
    return beyond <= widest + GAZ_FULL_SLACK ? widest : 0;
}

/* The width of a short text, which has too few lines to be counted: its paragraphs begin
 * with an indent, and each line at the margin goes on from one that ends at the edge. 0 where
 * one does not, and where none stands there. */
static uint32_t width_of_few(const gaz_line_list *lines, uint32_t indent) {
    uint32_t widest = lines->count <= FEW_LINES && indent > 1 ? widest_edge(lines) : 0;
    uint32_t full = 0;
    bool cut = false; /* one of them within a sentence */
    if (widest < NARROWEST || widest > WIDEST) {
        return 0;
    }
    for (uint32_t i = 1; i < lines->count; i++) {
        const gaz_line *line = &lines->items[i];
        bool before =
            is_of_text(line - 1) && gaz_line_right_edge(line - 1) + GAZ_FULL_SLACK >= widest;
        bool at_margin = line->indent == 0 && is_of_text(line);
        if (at_margin && !before) {
            return 0;
        }
        full += before;
        cut |= at_margin && breaks_word(line - 1);
    }
    return cut && full >= 2 ? widest : 0;
}

static void measure_indented(gaz_line_list *lines, gaz_measure *measure) {
    measure->indent = common_indent(lines);
    uint32_t few = width_of_few(lines, measure->indent);
    if (few > 0) {
        uint32_t counted = measure_width(lines);
        measure->width = counted > 0 ? counted : few;
        measure->indented = true;
        return;
    }
    take_margins(lines);
    level_indents(lines);
    measure->indent = common_indent(lines);
    measure->indented = measure_indents(lines, measure->indent);
}

gaz_measure gaz_measure_lines(gaz_line_list *lines) {
    gaz_measure measure = {0};
    if (lines->count == 0) {
        return measure;
    }
    if (lines->indent > 0) {
        measure_indented(lines, &measure);
    }
    if (measure.width == 0) {
        measure.width = measure_width(lines);
    }
    if (!measure.indented) {
        measure.indent = STANDARD_INDENT;
    }
    measure.lost = lost_indent(lines, measure.width, measure.indented);
    measure_marks(lines, &measure);
    mark_lines(lines, &measure);
    return measure;
}

bool gaz_measure_is_apart(const gaz_measure *measure, const gaz_line *line) {
    return (line->marks & (GAZ_MARK_INDENTED | GAZ_MARK_CENTRED)) != 0 ||
           (measure->width > 0 && line->indent > measure->indent + INDENT_SLACK);
}
