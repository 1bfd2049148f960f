/* status.c - sentences for statuses, and the version. */
#include "gazette.h"

const char *gaz_version(void) {
    return GAZ_VERSION;
}

const char *gaz_status_text(gaz_status status) {
    switch (status) {
    case GAZ_OK:
        return "no error";
    case GAZ_NO_MEMORY:
        return "out of memory";
    case GAZ_BAD_ENCODING:
        return "iconv has no converter for the encoding";
    case GAZ_BAD_RECORD:
        return "not a record of the expected type";
    case GAZ_BAD_TABLE:
        return "not a table of the documented form";
    case GAZ_BAD_PLACE:
        return "no division, or more than one, has this name";
    case GAZ_BAD_LOG:
        return "the correction log does not fit the text";
    }
    return "unknown status";
}
