/* rank.c - which label lies under which, from the stretch's own use. */
#include "parse/tree/tree.h"

/* How often a label of one kind stands right before the first of another. */
struct evidence {
    uint32_t opens[GAZ_LABEL_KINDS][GAZ_LABEL_KINDS];
    uint32_t first[GAZ_LABEL_KINDS];
};

static void gather(struct outline *outline, struct evidence *evidence) {
    gaz_label_kind before = GAZ_LABEL_NONE;
    for (uint32_t i = outline->range.first; i < outline->range.end; i++) {
        const gaz_label *label = &outline->parser->units[i].label;
        if (label->kind == GAZ_LABEL_NONE) {
            bool terms = gaz_heads_terms(outline->parser->units[i].text);
            outline->terms = terms && outline->terms == outline->range.end ? i : outline->terms;
            continue;
        }
        if (label->ordinal == 1) {
            evidence->opens[before][label->kind]++;
        }
        if (evidence->first[label->kind] == 0) {
            evidence->first[label->kind] = i + 1;
        }
        before = label->kind;
    }
}

/* 一、 and 1. may stand above 1.1; （1） and ① lie below whatever comes behind them. */
static bool may_hold(int low, int high) {
    bool decimal = high >= GAZ_LABEL_DECIMAL1 && high <= GAZ_LABEL_DECIMAL4;
    return !decimal || low == GAZ_LABEL_LEVEL1 || low == GAZ_LABEL_LEVEL3;
}

/* True when `low`, by custom the lower kind, holds `high` here: it comes first,
 * and 1 of `high` follows it, never the other way round. */
static bool is_reversed(const struct evidence *evidence, int high, int low) {
    return evidence->first[low] > 0 && evidence->first[low] < evidence->first[high] &&
           evidence->opens[low][high] > 0 && evidence->opens[high][low] == 0;
}

void gaz_rank_labels(struct outline *outline) {
    struct evidence evidence = {0};
    outline->terms = outline->range.end;
    gather(outline, &evidence);
    outline->has_articles = evidence.first[GAZ_LABEL_ARTICLE] > 0;
    for (int kind = 0; kind < GAZ_LABEL_KINDS; kind++) {
        outline->rank[kind] = kind * 10;
        outline->next[kind] = outline->range.first;
    }
    for (int low = GAZ_LABEL_LEVEL1; low < GAZ_LABEL_KINDS; low++) {
        bool stands = evidence.first[low] > 0; /* as two kinds of all do, or three */
        for (int high = GAZ_LABEL_ARTICLE; stands && high < low; high++) {
            if (may_hold(low, high) && is_reversed(&evidence, high, low) &&
                outline->rank[low] > outline->rank[high]) {
                outline->rank[low] = outline->rank[high] - 1;
            }
        }
    }
}

uint32_t gaz_next_label(struct outline *outline, gaz_label_kind kind, uint32_t from) {
    uint32_t *at = &outline->next[kind];
    *at = *at < from ? from : *at;
    while (*at < outline->range.end && outline->parser->units[*at].label.kind != kind) {
        (*at)++;
    }
    return *at;
}
