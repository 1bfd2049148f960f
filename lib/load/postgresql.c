#include "load/store.h"
#include <stdio.h>
#include <string.h>
bool gaz_is_postgresql_url(const char *name) {
    return strncmp(name, "postgresql://", 13) == 0 || strncmp(name, "postgres://", 11) == 0;
}
gaz_store *gaz_store_open_postgresql(const char *url, char *error, size_t size) {
    (void)url;
    snprintf(error, size, "not yet");
    return NULL;
}
#include "load/find.h"
bool gaz_find_postgresql(const char *url, const gaz_query *query, gaz_hit_taker take, void *data,
                         char *error, size_t size) {
    (void)url;
    (void)query;
    (void)take;
    (void)data;
    snprintf(error, size, "not yet");
    return false;
}
