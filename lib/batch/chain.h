/*
 * chain.h - the three stages in one process, without JSON in between.
 *
 * Gives byte for byte what gz-clean | gz-split --source NAME | gz-parse gives.
 */
#ifndef GAZ_BATCH_CHAIN_H
#define GAZ_BATCH_CHAIN_H

#include "text/diagnostic.h"

/* What one input came to. Plain data: it travels between processes. */
typedef struct gaz_chain_counts {
    uint64_t bytes; /* raw */
    uint64_t output_bytes;
    uint32_t issues;
    uint32_t documents;
    uint32_t diagnostics[GAZ_CODE_COUNT]; /* by code; see gaz_code_name */
    uint32_t rules[GAZ_RULE_COUNT];       /* corrections made, by rule */
    uint32_t corrections;                 /* made */
    uint32_t reported;                    /* seen, not made */
} gaz_chain_counts;

typedef struct gaz_chain gaz_chain;

/* One input. */
typedef struct gaz_chain_input {
    gaz_slice name; /* what records call it */
    gaz_slice raw;
    const char *sha256; /* of raw, in hex digits */
} gaz_chain_input;

/* Takes whole records; false ends the run. */
typedef bool (*gaz_records_taker)(void *data, gaz_slice records);

/* A chain with these options, to be used for any number of inputs. With `log`
 * the correction and source records follow those of each input; with `compact`
 * issue and document records are in the compact form. NULL when memory is out. */
gaz_chain *gaz_chain_new(const gaz_clean_options *clean, bool log, bool compact);
void gaz_chain_free(gaz_chain *chain);

typedef enum gaz_chain_status {
    GAZ_CHAIN_OK,
    GAZ_CHAIN_FAILED, /* *reason says why */
    GAZ_CHAIN_STOPPED /* the taker answered false */
} gaz_chain_status;

/* Runs an input through the stages. Adds to *counts. */
gaz_chain_status gaz_chain_run(gaz_chain *chain, const gaz_chain_input *input,
                               gaz_records_taker take, void *data, gaz_chain_counts *counts,
                               const char **reason);

#endif
