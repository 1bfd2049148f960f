/* issue_texts.c - the texts of one issue by title and by number. */
#include "parse/citation/issue_texts.h"

#include <stdlib.h>

#include "parse/citation/order.h"
#include "text/grammar/doc_number.h"
#include "text/grammar/title.h"
#include "text/memory/arena.h"
#include "text/slice.h"

enum { FIRST_SIZE = 64 };

/* A title key or a number, and the text that bears it. */
struct name {
    gaz_slice key; /* ptr NULL: a free place */
    gaz_slice number;
    gaz_slice id; /* ptr NULL: several texts bear it */
};

/* Open addressing; the size is a power of two, at most half of it is used. */
struct names {
    struct name *items;
    uint32_t size;
    uint32_t count;
};

struct gaz_issue_texts {
    gaz_arena *arena;
    gaz_slice issue;
    struct names titles;
    struct names numbers;
};

static uint32_t hash_of(gaz_slice key) {
    uint32_t hash = 2166136261U;
    for (size_t i = 0; i < key.len; i++) {
        hash = (hash ^ (unsigned char)key.ptr[i]) * 16777619U;
    }
    return hash ^ hash >> 16;
}

/* The place of the key: where it stands, or a free one. */
static struct name *place_of(const struct names *names, gaz_slice key) {
    uint32_t i = hash_of(key) & (names->size - 1);
    while (names->items[i].key.ptr != NULL && !gaz_slice_equal(names->items[i].key, key)) {
        i = (i + 1) & (names->size - 1);
    }
    return &names->items[i];
}

static const struct name *find(const struct names *names, gaz_slice key) {
    const struct name *name = names->size > 0 && key.ptr != NULL ? place_of(names, key) : NULL;
    return name != NULL && name->key.ptr != NULL ? name : NULL;
}

static void make_room(gaz_arena *arena, struct names *names) {
    if (2 * (names->count + 1) <= names->size) {
        return;
    }
    struct names larger = {.size = names->size > 0 ? 2 * names->size : FIRST_SIZE,
                           .count = names->count};
    larger.items = gaz_arena_zero(arena, larger.size * sizeof *larger.items);
    for (uint32_t i = 0; i < names->size; i++) {
        if (names->items[i].key.ptr != NULL) {
            *place_of(&larger, names->items[i].key) = names->items[i];
        }
    }
    *names = larger;
}

/* The contents page and the document itself name the same id: one entry. */
static void add(gaz_arena *arena, struct names *names, gaz_slice key, gaz_slice number,
                gaz_slice id) {
    if (key.ptr == NULL || key.len == 0 || id.ptr == NULL) {
        return;
    }
    make_room(arena, names);
    struct name *name = place_of(names, key);
    if (name->key.ptr == NULL) {
        *name = (struct name){gaz_arena_copy(arena, key), {NULL, 0}, gaz_arena_copy(arena, id)};
        names->count++;
    } else if (!gaz_slice_equal(name->id, id)) {
        name->id = (gaz_slice){NULL, 0};
    }
    if (name->number.ptr == NULL && number.ptr != NULL) {
        name->number = gaz_arena_copy(arena, number);
    }
}

/* 省政府令第148号 for 甘州省人民政府令第148号, as texts of the place cite it; absent for others. */
static gaz_slice in_short(gaz_arena *arena, gaz_slice number) {
    static const char word[] = "人民政府令";
    const char *at = number.ptr == NULL ? NULL : gaz_slice_find(number, word);
    if (at == NULL || at - number.ptr < 3) {
        return (gaz_slice){NULL, 0};
    }
    gaz_slice behind = gaz_slice_between(at + strlen("人民"), gaz_slice_end(number));
    return gaz_arena_join(arena, gaz_slice_between(at - 3, at), "", behind);
}

static void add_number(gaz_issue_texts *texts, gaz_slice number, gaz_slice id) {
    gaz_slice in_words = in_short(texts->arena, number);
    add(texts->arena, &texts->numbers, number, number, id);
    add(texts->arena, &texts->numbers, in_words, in_words, id);
}

static void add_text(gaz_issue_texts *texts, gaz_slice title, gaz_slice number, gaz_slice id) {
    gaz_slice key = title.ptr != NULL ? gaz_title_key(texts->arena, title) : title;
    add(texts->arena, &texts->titles, key, number, id);
}

gaz_issue_texts *gaz_issue_texts_new(void) {
    gaz_issue_texts *texts = calloc(1, sizeof *texts);
    if (texts != NULL && (texts->arena = gaz_arena_new()) == NULL) {
        free(texts);
        texts = NULL;
    }
    return texts;
}

void gaz_issue_texts_free(gaz_issue_texts *texts) {
    if (texts != NULL) {
        gaz_arena_free(texts->arena);
        free(texts);
    }
}

/* What an arena is run with. */
struct job {
    gaz_issue_texts *texts;
    const gaz_issue *issue;
    const gaz_parsed *parsed;
};

static void forget(gaz_issue_texts *texts) {
    gaz_arena_reset(texts->arena);
    texts->titles = texts->numbers = (struct names){0};
    texts->issue = (gaz_slice){NULL, 0};
}

static gaz_slice keep(gaz_arena *arena, gaz_slice text) {
    return text.ptr != NULL ? gaz_arena_copy(arena, text) : text;
}

static void take_contents(void *data) {
    struct job *job = data;
    gaz_issue_texts *texts = job->texts;
    texts->issue = keep(texts->arena, job->issue->id);
    for (uint32_t i = 0; i < job->issue->toc_count; i++) {
        const gaz_toc_entry *entry = &job->issue->toc[i];
        struct gaz_doc_number_shape shape;
        gaz_slice number = {NULL, 0};
        if (entry->doc_number.ptr != NULL && gaz_doc_number_find(entry->doc_number, &shape)) {
            number = gaz_doc_number_norm(texts->arena, &shape);
        } else if (entry->doc_number.ptr != NULL) {
            (void)gaz_order_read(texts->arena, entry->doc_number, &number);
        }
        add_text(texts, entry->title, number, entry->document);
        add_number(texts, number, entry->document);
    }
}

gaz_status gaz_issue_texts_begin(gaz_issue_texts *texts, const gaz_issue *issue) {
    struct job job = {.texts = texts, .issue = issue};
    forget(texts);
    return gaz_arena_run(texts->arena, take_contents, &job);
}

/* The 发文字号, or what an order is cited by: 甘州省人民政府令第148号. */
static gaz_slice number_of(gaz_arena *arena, const gaz_parsed *parsed) {
    gaz_slice number = parsed->doc_number.norm;
    if (number.ptr == NULL && parsed->order_number.ptr != NULL &&
        parsed->issuer_masthead.ptr != NULL) {
        gaz_slice whole = gaz_arena_join(arena, parsed->issuer_masthead, "", parsed->order_number);
        (void)gaz_order_read(arena, whole, &number);
    }
    return number;
}

static void take_document(void *data) {
    struct job *job = data;
    gaz_issue_texts *texts = job->texts;
    const gaz_parsed *parsed = job->parsed;
    gaz_slice number = number_of(texts->arena, parsed);
    if (texts->issue.ptr == NULL) {
        texts->issue = keep(texts->arena, parsed->document->issue);
    }
    add_text(texts, parsed->text.title, number, parsed->document->id);
    add_number(texts, number, parsed->document->id);
    for (uint32_t i = 0; i < parsed->attachment_count; i++) {
        add_text(texts, parsed->attachments[i].title, number, parsed->attachments[i].id);
    }
}

gaz_status gaz_issue_texts_add(gaz_issue_texts *texts, const gaz_parsed *parsed) {
    struct job job = {.texts = texts, .parsed = parsed};
    gaz_issue_texts_enter(texts, parsed->document);
    return gaz_arena_run(texts->arena, take_document, &job);
}

void gaz_issue_texts_enter(gaz_issue_texts *texts, const gaz_document *document) {
    if (!gaz_slice_equal(texts->issue, document->issue)) {
        forget(texts);
    }
}

/* Whether both are one number: 省政府令第148号 also is 甘州省人民政府令第148号. */
static bool is_same_number(gaz_slice one, gaz_slice other) {
    static const char word[] = "人民政府令";
    if (one.ptr == NULL || other.ptr == NULL || gaz_slice_equal(one, other)) {
        return one.ptr != NULL && other.ptr != NULL;
    }
    gaz_slice full = one.len > other.len ? one : other;
    gaz_slice brief = one.len > other.len ? other : one;
    const char *at = gaz_slice_find(full, word);
    return at != NULL && at - full.ptr >= 3 && brief.len > 3 && memcmp(at - 3, brief.ptr, 3) == 0 &&
           gaz_slice_equal(gaz_slice_from(brief, 3),
                           gaz_slice_between(at + strlen("人民"), gaz_slice_end(full)));
}

gaz_slice gaz_issue_texts_find(const gaz_issue_texts *texts, gaz_slice key, gaz_slice number) {
    const struct name *title = find(&texts->titles, key);
    const struct name *numbered = find(&texts->numbers, number);
    if (title != NULL && title->id.ptr != NULL &&
        (number.ptr == NULL || is_same_number(title->number, number))) {
        return title->id;
    }
    return numbered != NULL ? numbered->id : (gaz_slice){NULL, 0};
}
