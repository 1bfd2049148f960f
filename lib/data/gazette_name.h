/* gazette_name.h - are two names those of one gazette? */
#ifndef GAZ_DATA_GAZETTE_NAME_H
#define GAZ_DATA_GAZETTE_NAME_H

#include "gazette.h"

/* The Han characters of a name as a cover prints it, which may be spaced, on
 * several lines and between marks of Markdown. */
typedef struct gaz_gazette_name {
    char text[256]; /* 莒县人民政府公报; what is longer is cut */
    size_t len;     /* bytes */
} gaz_gazette_name;

/* Reads the name that `printed` holds. */
gaz_gazette_name gaz_gazette_name_of(gaz_slice printed);

/* True when the names are certainly those of two gazettes: of two divisions of
 * the table, or of organs that share less than half of what stands before
 * 人民政府 or 部. A misread character, or a name in full and in short, makes no
 * other gazette. */
bool gaz_gazette_names_differ(const gaz_gazette_name *a, const gaz_gazette_name *b);

#endif
