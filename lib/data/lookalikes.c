/* lookalikes.c - characters in names of places, and what they are misread as. */
#include "data/lookalikes.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include "data/lookalikes.inc"

/* A search among 73,000 rows would miss the cache at nearly every step. */
gaz_lookalikes gaz_lookalikes_of(uint32_t right) {
    if (right < LOOKALIKES_FIRST || right >= LOOKALIKES_BEHIND) {
        return (gaz_lookalikes){lookalikes_forward, lookalikes_forward};
    }
    const uint32_t *begin = &lookalikes_begin[right - LOOKALIKES_FIRST];
    return (gaz_lookalikes){lookalikes_forward + begin[0], lookalikes_forward + begin[1]};
}

gaz_lookalikes gaz_lookalikes_behind(uint32_t wrong) {
    size_t count = sizeof lookalikes_backward / sizeof *lookalikes_backward;
    size_t begin = 0;
    for (size_t end = count; begin < end;) {
        size_t middle = begin + (end - begin) / 2;
        if (lookalikes_backward[middle].key < wrong) {
            begin = middle + 1;
        } else {
            end = middle;
        }
    }
    size_t end = begin;
    while (end < count && lookalikes_backward[end].key == wrong) {
        end++;
    }
    return (gaz_lookalikes){lookalikes_backward + begin, lookalikes_backward + end};
}

/* Where other stands in others[at..end), or end. A character has sixty look-alikes,
 * and this is asked of every name that ends like one that is misread. */
static size_t find_other(size_t at, size_t end, uint32_t other) {
#ifdef __SSE2__
    enum { WIDTH = 8 };
    __m128i wanted = _mm_set1_epi16((short)other);
    for (; end - at >= WIDTH; at += WIDTH) {
        const __m128i *eight = (const __m128i *)(const void *)(lookalikes_others + at);
        int same = _mm_movemask_epi8(_mm_cmpeq_epi16(_mm_loadu_si128(eight), wanted));
        if (same != 0) {
            return at + (size_t)__builtin_ctz((unsigned)same) / 2;
        }
    }
#endif
    while (at < end && lookalikes_others[at] != other) {
        at++;
    }
    return at;
}

bool gaz_lookalike_find(uint32_t right, uint32_t wrong, gaz_lookalike *pair) {
    gaz_lookalikes pairs = gaz_lookalikes_of(right);
    size_t end = (size_t)(pairs.end - lookalikes_forward);
    size_t at = find_other((size_t)(pairs.at - lookalikes_forward), end, wrong);
    if (at == end || wrong > UINT16_MAX) {
        return false;
    }
    *pair = gaz_lookalike_of(&lookalikes_forward[at]);
    return true;
}
