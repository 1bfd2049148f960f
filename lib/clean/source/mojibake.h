/* mojibake.h - text that was once decoded with the wrong encoding. */
#ifndef GAZ_CLEAN_MOJIBAKE_H
#define GAZ_CLEAN_MOJIBAKE_H

#include "clean/edit/pass.h"

/* A pass, to be walked, that notes edits on lines and runs of UTF-8 read as GBK or CP1252, GBK read
 * as CP1252 or Big5, Big5 read as GBK: where encoding them back and decoding them rightly gives
 * common Chinese in the place of rare characters. What was lost on the way is U+FFFD. 锟斤拷 and
 * 烫烫烫 are only reported. Where iconv did not work, the pass says so (no_converter). */
gaz_pass gaz_mojibake_pass(gaz_arena *arena, gaz_slice text, const gaz_clean_options *options);

#endif
