/* cover_heads.c - the identity of an issue from its running heads. */
#include "split/cover/cover.h"
#include "split/line/furniture_list.h"
#include "text/chars.h"
#include "text/slice.h"

enum { REPEATS = 3 };

/* Digits at one end of text with a space between them and the rest: a page. */
static gaz_slice without_page(gaz_slice text, bool front) {
    const char *begin = text.ptr;
    const char *end = gaz_slice_end(text);
    while (front && begin < end && gaz_is_digit((unsigned char)*begin)) {
        begin++;
    }
    while (!front && end > begin && gaz_is_digit((unsigned char)end[-1])) {
        end--;
    }
    gaz_slice rest = gaz_slice_between(begin, end);
    gaz_slice trimmed = gaz_slice_trim(rest);
    return trimmed.len < rest.len ? trimmed : text;
}

bool gaz_cover_head_read(gaz_slice text, gaz_cover_mark *mark) {
    bool read = gaz_cover_mark_read(text, mark) ||
                gaz_cover_mark_read(without_page(text, false), mark) ||
                gaz_cover_mark_read(without_page(text, true), mark);
    return read && mark->name.ptr != NULL && mark->year >= 0 && mark->number >= 0;
}

struct vote {
    gaz_slice text; /* the head for which it is */
    gaz_slice name;
    gaz_cover_mark mark;
    uint32_t lead; /* votes for it beyond those for others */
};

static bool is_head(const gaz_furniture *item, gaz_cover_mark *mark) {
    return gaz_slice_is(gaz_slice_of(item->kind),
                        gaz_furniture_kind_name(GAZ_FURNITURE_RUNNING_HEAD)) &&
           gaz_cover_head_read(item->text, mark);
}

/* The name without what stands beside it, to compare. */
static gaz_slice name_of(gaz_slice text) {
    const char *report = gaz_slice_find(text, "报");
    return gaz_slice_between(text.ptr, report + strlen("报"));
}

static bool is_same(const struct vote *vote, gaz_slice name, const gaz_cover_mark *mark) {
    return gaz_slice_equal(vote->name, name) && vote->mark.year == mark->year &&
           vote->mark.number == mark->number;
}

/* The identity that more than half of the heads print, if one does. */
static struct vote majority(const gaz_issue *issue) {
    struct vote vote = {.lead = 0};
    gaz_cover_mark mark;
    for (uint32_t i = 0; i < issue->furniture_count; i++) {
        if (!is_head(&issue->furniture[i], &mark)) {
            continue;
        }
        gaz_slice name = name_of(issue->furniture[i].text);
        if (vote.lead == 0) {
            vote = (struct vote){issue->furniture[i].text, name, mark, 0};
        }
        vote.lead += is_same(&vote, name, &mark) ? 1 : -1;
    }
    return vote;
}

static uint32_t count_of(const gaz_issue *issue, const struct vote *vote) {
    uint32_t count = 0;
    gaz_cover_mark mark;
    for (uint32_t i = 0; i < issue->furniture_count; i++) {
        const gaz_furniture *item = &issue->furniture[i];
        count += is_head(item, &mark) && is_same(vote, name_of(item->text), &mark);
    }
    return count;
}

void gaz_cover_read_heads(gaz_arena *arena, gaz_issue *issue) {
    if (issue->name.ptr != NULL && issue->year >= 0 && issue->number >= 0) {
        return;
    }
    struct vote vote = majority(issue);
    if (vote.lead == 0 || count_of(issue, &vote) < REPEATS) {
        return;
    }
    if (issue->name.ptr == NULL) {
        gaz_cover_take_name(arena, issue, vote.text);
        gaz_cover_identify(issue);
    }
    issue->year = issue->year < 0 ? vote.mark.year : issue->year;
    issue->number = issue->number < 0 ? vote.mark.number : issue->number;
}
