/*
 * promises.h - the promises of the stages, for fuzzing: each function runs a
 * stage and aborts when a promise is broken.
 */
#ifndef GAZ_FUZZ_PROMISES_H
#define GAZ_FUZZ_PROMISES_H

#include "gazette.h"

/* An empty arena: the same each time, so that a run costs no system calls. */
gaz_arena *promise_arena(void);

/* Cleans raw bytes and takes the corrections back through their log. Answers
 * the clean text, in the arena. Line for line, valid UTF-8, revertible. */
gaz_slice promise_clean(gaz_arena *arena, gaz_slice raw);

/* Splits text into records, appended to out: nothing lost, records well-formed,
 * and the same after reading back. */
void promise_split(gaz_arena *arena, gaz_slice text, gaz_buffer *out);

/* Parses every document record of `records`, those of one issue beside one another:
 * nothing lost, well-formed. What is no record must be refused with a reason. */
void promise_parse(gaz_arena *arena, gaz_slice records);

/* The same for documents that never were records: each line of the bytes is a
 * paragraph, behind a letter for its class and one for its layout; a line without
 * text ends a document. All are of one issue. */
void promise_documents(gaz_arena *arena, gaz_slice text);

/* Ends the process with a message unless condition holds. */
#define PROMISE(condition) promise_holds((condition), #condition, __FILE__, __LINE__)
void promise_holds(bool condition, const char *text, const char *file, int line);

#endif
