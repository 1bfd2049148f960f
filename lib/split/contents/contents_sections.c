/* contents_sections.c - the sections of a contents page, and those that gazettes have. */
#include "split/contents/contents.h"
#include "split/contents/contents_line.h"
#include "split/line/words.h"
#include "text/slice.h"

enum {
    LONGEST_NAME = 60, /* bytes */
    MOST_SECTIONS = 64 /* every line of the body is compared with each */
};

static void add_section_name(gaz_arena *arena, gaz_section_names *sections, gaz_slice name) {
    gaz_slices_add(arena, &sections->names, name);
    sections->lengths |= UINT64_C(1) << name.len % 64;
    sections->signs |= gaz_glance(name);
}

gaz_section_names gaz_contents_sections(gaz_arena *arena, const gaz_issue *issue) {
    gaz_section_names sections = {0};
    const char *last = NULL;
    const char *group = NULL;
    for (uint32_t i = 0; i < issue->toc_count && sections.names.count < MOST_SECTIONS; i++) {
        const gaz_toc_entry *entry = &issue->toc[i];
        if (entry->group.ptr != NULL && entry->group.ptr != group) {
            add_section_name(arena, &sections, entry->group);
        }
        if (entry->section.ptr != NULL && entry->section.ptr != last) {
            add_section_name(arena, &sections, entry->section);
        }
        group = entry->group.ptr;
        last = entry->section.ptr;
    }
    return sections;
}

bool gaz_contents_is_section(const gaz_section_names *sections, gaz_slice text) {
    gaz_slice name = gaz_contents_bare(text);
    if (!gaz_contents_may_be_section(sections, name.len)) {
        return false;
    }
    for (uint32_t i = 0; i < sections->names.count; i++) {
        if (gaz_slice_equal(sections->names.items[i], name)) {
            return true;
        }
    }
    return false;
}

bool gaz_contents_is_common_section(gaz_slice text) {
    static const char *const whose[] = {"省", "市", "县", "区", "旗", "州", "盟"};
    static const char *const names[] = {"政府文件", "政府办公室文件", "政府办公厅文件",
                                        "部门文件", "文件解读",       "政策解读"};
    char buffer[LONGEST_NAME];
    gaz_slice name = gaz_squeeze(gaz_contents_bare(text), buffer, sizeof buffer);
    for (size_t i = 0; i < sizeof whose / sizeof *whose; i++) {
        if (gaz_slice_starts(name, whose[i])) {
            name = gaz_slice_from(name, strlen(whose[i]));
            break;
        }
    }
    return gaz_is_one_of(name, names, sizeof names / sizeof *names);
}
