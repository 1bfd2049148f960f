/* provision.c - 第八条第二款第（三）项, 第三、五条: reading provisions. */
#include "parse/citation/provision.h"

#include "text/grammar/numeral.h"

struct step_word {
    const char *word;
    const char *traditional;
    const char *prefix; /* of its id */
    const char *not_before;
};

static const struct step_word steps[STEP_COUNT] = {
    [STEP_BOOK] = {"编", "編", "book_", "制"},
    [STEP_PART] = {"分编", "分編", "part_", ""},
    [STEP_CHAPTER] = {"章", "章", "chp_", "程"},
    [STEP_SECTION] = {"节", "節", "sec_", ""},
    [STEP_ARTICLE] = {"条", "條", "art_", ""},
    [STEP_PARAGRAPH] = {"款", "款", "para_", ""},
    [STEP_POINT] = {"项", "項", "point_", "目"},
    [STEP_INDENT] = {"目", "目", "indent_", "标录標錄"},
};

/* The word of a step at the start of text: bytes of it. */
static size_t step_word(gaz_slice text, const struct step_word *step) {
    if (gaz_slice_starts(text, step->word)) {
        return strlen(step->word);
    }
    return gaz_slice_starts(text, step->traditional) ? strlen(step->traditional) : 0;
}

/* The numbers of one step: 第三、五条 has two. */
struct numbers {
    int64_t items[MOST_PROVISIONS];
    uint32_t count;
};

static void add_number(struct numbers *numbers, int64_t value) {
    if (numbers->count < MOST_PROVISIONS) {
        numbers->items[numbers->count++] = value;
    }
}

/* A number, in brackets or not: bytes taken. */
static size_t read_number(gaz_slice text, int64_t *value) {
    size_t open = gaz_slice_starts(text, "（") ? strlen("（") : gaz_slice_starts(text, "(");
    size_t len = gaz_numeral(gaz_slice_from(text, open), value);
    gaz_slice rest = gaz_slice_from(text, open + len);
    size_t close = gaz_slice_starts(rest, "）") ? strlen("）") : gaz_slice_starts(rest, ")");
    if (len == 0 || (open > 0) != (close > 0)) {
        return 0;
    }
    return open + len + close;
}

/* What joins numbers, bytes taken; *range says that it is 至. 第 may be repeated
 * behind it: 第三至第五条. */
static size_t read_joint(gaz_slice text, bool *range) {
    static const char *const joints[] = {"、", "和", "或者", "或", "以及", "及",
                                         "至", "—",  "-",    "～", NULL};
    for (size_t i = 0; joints[i] != NULL; i++) {
        if (text.len > 0 && *text.ptr == *joints[i] && gaz_slice_starts(text, joints[i])) {
            size_t len = strlen(joints[i]);
            *range = i >= 6;
            return len + (gaz_slice_starts(gaz_slice_from(text, len), "第") ? strlen("第") : 0);
        }
    }
    return 0;
}

static void add_range(struct numbers *numbers, int64_t last) {
    int64_t value = numbers->items[numbers->count - 1];
    while (value < last && numbers->count < MOST_PROVISIONS) {
        add_number(numbers, ++value);
    }
}

/* 第, numbers, and the word of a step: bytes taken. */
static size_t read_step(gaz_slice text, const struct step_word *step, struct numbers *numbers) {
    numbers->count = 0;
    size_t at = gaz_slice_starts(text, "第") ? strlen("第") : 0;
    for (bool range = false;;) {
        int64_t value;
        size_t len = read_number(gaz_slice_from(text, at), &value);
        if (len == 0 || numbers->count == MOST_PROVISIONS) {
            return 0;
        }
        at += len;
        if (range) {
            add_range(numbers, value);
        } else {
            add_number(numbers, value);
        }
        gaz_slice rest = gaz_slice_from(text, at);
        size_t word = step_word(rest, step);
        at += word;
        if (word > 0) {
            break;
        }
        len = read_joint(rest, &range);
        if (len == 0) {
            return 0;
        }
        at += len;
    }
    gaz_slice rest = gaz_slice_from(text, at);
    for (const char *c = step->not_before; *c != '\0'; c += strlen("目")) {
        if (rest.len >= strlen("目") && memcmp(rest.ptr, c, strlen("目")) == 0) {
            return 0;
        }
    }
    return at;
}

/* The first step from `from` on that text may name: behind its first number stands the word
 * of one, or a joint, behind which any may follow. 第五条（三）项 has no second 第. */
static int next_step(gaz_slice text, int from) {
    int64_t value;
    bool range;
    size_t prefix = gaz_slice_starts(text, "第") ? strlen("第") : 0;
    bool point = from > STEP_ARTICLE && gaz_slice_starts(text, "（");
    from = prefix == 0 && from < STEP_POINT ? STEP_POINT : from;
    size_t len = prefix > 0 || point ? read_number(gaz_slice_from(text, prefix), &value) : 0;
    gaz_slice rest = gaz_slice_from(text, prefix + len);
    if (len == 0 || rest.len == 0) {
        return STEP_COUNT;
    }
    for (int i = from; i < STEP_COUNT; i++) {
        if (step_word(rest, &steps[i]) > 0) {
            return i;
        }
    }
    return read_joint(rest, &range) > 0 ? from : STEP_COUNT;
}

static size_t read_insert(gaz_slice text, int64_t *insert) {
    if (!gaz_slice_starts(text, "之")) {
        return 0;
    }
    size_t len = gaz_numeral_chinese(gaz_slice_from(text, strlen("之")), insert);
    return len > 0 ? len + strlen("之") : 0;
}

/* Only the last step may name several; what a step above names is the last of it. */
static void take_numbers(struct provisions *found, int step, const struct numbers *numbers) {
    struct provision base = found->items[found->count - 1];
    found->count = 0;
    for (uint32_t i = 0; i < numbers->count; i++) {
        base.step[step] = numbers->items[i];
        found->items[found->count++] = base;
    }
}

/* 第二款 behind 第三條第一項: in Taiwan the unnumbered 項 stand above the 款. */
static size_t read_below_item(gaz_slice text, struct provisions *found) {
    struct provision *item = &found->items[0];
    struct numbers numbers;
    if (found->count > 1 || item->step[STEP_PARAGRAPH] >= 0) {
        return 0;
    }
    size_t len =
        gaz_slice_starts(text, "第") ? read_step(text, &steps[STEP_PARAGRAPH], &numbers) : 0;
    if (len > 0) {
        item->step[STEP_PARAGRAPH] = item->step[STEP_POINT];
        take_numbers(found, STEP_POINT, &numbers);
    }
    return len;
}

size_t gaz_provision_read(gaz_slice text, struct provisions *found) {
    if (!gaz_slice_starts(text, "第")) {
        return 0;
    }
    struct provision none = {.insert = 0};
    for (int i = 0; i < STEP_COUNT; i++) {
        none.step[i] = -1;
    }
    found->items[0] = none;
    found->count = 1;
    size_t at = 0;
    for (int i = next_step(text, 0); i < STEP_COUNT;
         i = next_step(gaz_slice_from(text, at), i + 1)) {
        struct numbers numbers;
        size_t len = read_step(gaz_slice_from(text, at), &steps[i], &numbers);
        if (len == 0) {
            continue;
        }
        if (found->count > 1) {
            break; /* 第三、五条第一款: the 款 is that of the last, a matter of its own */
        }
        take_numbers(found, i, &numbers);
        at += len;
        if (i == STEP_ARTICLE && found->count == 1) {
            at += read_insert(gaz_slice_from(text, at), &found->items[0].insert);
        } else if (i == STEP_POINT) {
            at += read_below_item(gaz_slice_from(text, at), found);
        }
    }
    return at;
}

gaz_slice gaz_provision_list(gaz_slice text) {
    struct provisions found;
    size_t at = gaz_provision_read(text, &found);
    for (size_t len = at; len > 0;) {
        bool range;
        size_t joint = read_joint(gaz_slice_from(text, at), &range);
        joint -= joint > strlen("第") ? strlen("第") : joint; /* it is read with what follows */
        len = joint > 0 ? gaz_provision_read(gaz_slice_from(text, at + joint), &found) : 0;
        at += len > 0 ? joint + len : 0;
    }
    return gaz_slice_first(text, at);
}

enum provision_step gaz_provision_deepest(const struct provision *provision) {
    int step = STEP_COUNT - 1;
    while (step > 0 && provision->step[step] < 0) {
        step--;
    }
    return (enum provision_step)step;
}

enum provision_step gaz_provision_highest(const struct provision *provision) {
    int step = 0;
    while (step < STEP_COUNT - 1 && provision->step[step] < 0) {
        step++;
    }
    return (enum provision_step)step;
}

gaz_slice gaz_provision_id(gaz_arena *arena, const struct provision *provision) {
    gaz_slice id = {"", 0};
    for (int i = 0; i < STEP_COUNT; i++) {
        if (provision->step[i] < 0) {
            continue;
        }
        id = gaz_arena_format(arena, "%.*s%s%s%lld", GAZ_FMT(id), id.len > 0 ? "__" : "",
                              steps[i].prefix, (long long)provision->step[i]);
        if (i == STEP_ARTICLE && provision->insert > 0) {
            id = gaz_arena_format(arena, "%.*s-%lld", GAZ_FMT(id), (long long)provision->insert);
        }
    }
    return id;
}
