/*
 * issuer.h - which place issues this text, and how do we know?
 */
#ifndef GAZ_CLEAN_ISSUER_H
#define GAZ_CLEAN_ISSUER_H

#include "data/places.h"
#include "text/memory/arena.h"

typedef struct gaz_issuer {
    gaz_place place;    /* 0 when the text does not tell */
    bool certain;       /* the evidence is unique */
    uint32_t correct;   /* times its government is named rightly */
    uint32_t misread;   /* times the name is one look-alike away */
    gaz_slice evidence; /* in words */
} gaz_issuer;

/* Weighs every government that text names (X人民政府): most on a masthead, less
 * where it signs or heads a title, least in running text; names that are one
 * look-alike away from a division count for it as misread. `carried` is the
 * place of the issue that text goes on with, `stated` what the user says; 0 for
 * neither. */
gaz_issuer gaz_issuer_of(gaz_arena *arena, gaz_slice text, gaz_place carried, gaz_place stated);

#endif
