/* stacked_table.c - tables whose cells stand one below the other, as a PDF gives them:
 * 序号, 项目, 金额, 1, …, 2, …. The rising 序号 in equal strides is what proves one. */
#include "parse/tree/tree.h"
#include "text/chars.h"
#include "text/grammar/numeral.h"
#include "text/utf8.h"

enum { MOST_COLUMNS = 12, LEAST_COLUMNS = 2, LEAST_ROWS = 2, LONGEST_HEAD = 20, LONGEST_CELL = 60 };

static bool is_serial(const struct unit *unit, int64_t serial) {
    int64_t value;
    return gaz_numeral_arabic(unit->text, &value) == unit->text.len && value == serial;
}

bool gaz_is_figure(gaz_slice text) {
    size_t digits = 0;
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        bool digit = gaz_is_digit((unsigned char)c);
        digits += digit;
        if (!digit && c != '.' && c != ',' && c != '%' && c != '-') {
            return false;
        }
    }
    return digits > 0;
}

static bool is_cell(const struct unit *unit, size_t longest) {
    return (unit->label.len == 0 || unit->label.len == unit->text.len) &&
           (unit->paragraph->layout & GAZ_LAYOUT_ROW) == 0 && unit->text.len <= longest * 4 &&
           gaz_utf8_count(unit->text) <= longest && gaz_slice_find(unit->text, "。") == NULL &&
           !gaz_slice_ends(unit->text, "：");
}

static bool are_cells(const struct unit *units, uint32_t count, size_t longest) {
    uint32_t i = 0;
    while (i < count && is_cell(&units[i], longest)) {
        i++;
    }
    return i == count;
}

/* Figures stand below figures. */
static bool is_alike(const struct unit *row, uint32_t columns) {
    for (uint32_t i = 1; i < columns; i++) {
        if (gaz_is_figure(row[i - (int64_t)columns].text) && !gaz_is_figure(row[i].text)) {
            return false;
        }
    }
    return true;
}

/* How many units 序号 and the names of the other columns are, 0 when no 1 follows soon. */
static uint32_t head_of(const struct unit *units, uint32_t count) {
    uint32_t columns = 0;
    while (columns < count && columns <= MOST_COLUMNS && !is_serial(&units[columns], 1)) {
        columns++;
    }
    bool found = columns >= LEAST_COLUMNS && columns <= MOST_COLUMNS && columns < count;
    return found && are_cells(units, columns, LONGEST_HEAD) ? columns : 0;
}

uint32_t gaz_stacked_rows(const struct parser *parser, struct range range, uint32_t *columns) {
    const struct unit *units = &parser->units[range.first];
    uint32_t count = range.end - range.first;
    uint32_t rows = 0;
    *columns = head_of(units, count);
    while (*columns > 0 && (rows + 2) * *columns <= count) {
        const struct unit *row = units + (size_t)(rows + 1) * *columns;
        if (!is_serial(row, (int64_t)rows + 1) || !are_cells(row, *columns, LONGEST_CELL)) {
            break;
        }
        rows++;
    }
    bool last = rows >= LEAST_ROWS && is_alike(units + (size_t)rows * *columns, *columns);
    return last ? rows + 1 : 0;
}
