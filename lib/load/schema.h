/* schema.h - the files of schemas/sql, compiled in. */
#ifndef GAZ_LOAD_SCHEMA_H
#define GAZ_LOAD_SCHEMA_H

extern const char gaz_sql_gazette[];
extern const char gaz_sql_indexes[];
extern const char gaz_sql_sqlite[];
extern const char gaz_sql_postgresql[];

/* What gazette_meta holds from the beginning. */
extern const char gaz_sql_first_rows[];

#endif
