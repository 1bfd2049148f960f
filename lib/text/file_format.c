/* file_format.c - what a file is that holds no plain text, by its first bytes. */
#include "text/file_format.h"

#include <string.h>
#include <strings.h>

#include "text/slice.h"

const char *gaz_file_is_no_text(gaz_slice raw) {
    static const struct {
        const char *magic;
        size_t len;
        const char *reason;
    } formats[] = {
        {"%PDF-", 5, "it is a PDF: extract its text first"},
        {"PK\3\4", 4, "it is a ZIP archive or an office document, by a name that does not say so"},
        {"\xD0\xCF\x11\xE0", 4, "it is an office document: extract its text first"},
        {"{\\rtf", 5, "it is an office document: extract its text first"},
        {"\x89PNG", 4, "it is a picture: it needs OCR first"},
        {"\xFF\xD8\xFF", 3, "it is a picture: it needs OCR first"},
        {"GIF8", 4, "it is a picture: it needs OCR first"},
        {"II*\0", 4, "it is a picture: it needs OCR first"},
        {"MM\0*", 4, "it is a picture: it needs OCR first"},
        {"AT&TFORM", 8, "it is a scan in DjVu: extract its text first"},
        {"\x1F\x8B", 2, "it is compressed by gzip: unpack it first"},
        {"Rar!", 4, "it is a RAR archive, which is not read"},
        {"\x7F"
         "ELF",
         4, "it is a program"},
    };
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
        if (raw.len >= formats[i].len && memcmp(raw.ptr, formats[i].magic, formats[i].len) == 0) {
            return formats[i].reason;
        }
    }
    return NULL;
}

bool gaz_file_is_web_page(gaz_slice text) {
    static const char *const begins[] = {"<!doctype html", "<html"};
    if (gaz_slice_starts(text, "\xEF\xBB\xBF")) {
        text = gaz_slice_from(text, 3);
    }
    text = gaz_slice_trim(text);
    for (size_t i = 0; i < sizeof begins / sizeof *begins; i++) {
        size_t len = strlen(begins[i]);
        if (text.len >= len && strncasecmp(text.ptr, begins[i], len) == 0) {
            return true;
        }
    }
    return false;
}
