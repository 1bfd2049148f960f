# The gazette toolkit. The words to know: make, make test, make install.
#
#   make                 programs in bin/, static and shared library in build/
#   make test            every test; make SANITIZE=1 test under ASan and UBSan
#   make check-clean CORPUS=folder   recovery, harm, encodings (tests/*/README.md)
#   make check-laws CORPUS=folder    trees of laws
#   make lint            clang-format, clang-tidy, cppcheck
#   make install         PREFIX= and DESTDIR= as usual
#
# SANITIZE=1 builds into folders of its own, so both builds can stand together.

PREFIX ?= /usr/local
DESTDIR ?=
CC ?= cc
AR ?= ar
PYTHON ?= $(firstword $(wildcard /usr/bin/python3) python3)
PKGS := libpcre2-8 libcjson nettle

CFLAGS ?= -O2 -g
WARNINGS := -Wall -Wextra -Wpedantic -Wshadow -Wstrict-prototypes -Wmissing-prototypes \
            -Wpointer-arith -Wwrite-strings -Wvla -Wundef -Wcast-qual
ifdef WERROR
WARNINGS += -Werror
endif

ifdef SANITIZE
O := build/sanitize
BIN := build/sanitize/bin
MODE := -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
else
O := build/release
BIN := bin
MODE := -D_FORTIFY_SOURCE=2 -fstack-protector-strong
endif

CPPFLAGS += -Ilib -I$(O)/gen -D_POSIX_C_SOURCE=200809L
ALL_CFLAGS := -std=c17 -fPIC -fvisibility=hidden $(WARNINGS) $(MODE) $(shell pkg-config --cflags $(PKGS)) $(CFLAGS)
LDLIBS := $(shell pkg-config --libs $(PKGS))

LIB_SOURCES := $(wildcard lib/text/*.c lib/data/*.c lib/clean/*.c lib/split/*.c lib/parse/*.c lib/read/*.c lib/write/*.c)
TOOL_SOURCES := $(wildcard tools/gz-*.c)
TOOL_SHARED := $(filter-out $(TOOL_SOURCES),$(wildcard tools/*.c))
UNIT_SOURCES := $(wildcard tests/unit/test_*.c)

LIB_OBJECTS := $(LIB_SOURCES:%.c=$(O)/%.o)
TOOL_OBJECTS := $(TOOL_SHARED:%.c=$(O)/%.o)
PROGRAMS := $(TOOL_SOURCES:tools/%.c=$(BIN)/%)
UNIT_TESTS := $(UNIT_SOURCES:tests/unit/%.c=$(O)/tests/%)
LIB := $(O)/libgazette.a

# The tables of lib/data become C before anything is compiled: each makes one
# file under $(GEN), which the source of the same stem includes.
HOSTCC ?= $(CC)
GEN := $(O)/gen/data
GENERATORS := $(O)/generator
WORDS := kinds:3:3 organs:2:2 regions:1:2
TABLES := $(GEN)/places.inc $(foreach w,$(WORDS),$(GEN)/$(firstword $(subst :, ,$(w))).inc)

.PHONY: all test lint format clean
.SECONDARY:
all: $(LIB) $(PROGRAMS)

# Only the programs use what Linux has beyond POSIX.
$(O)/tools/%.o: CPPFLAGS += -D_GNU_SOURCE -I.

$(O)/%.o: %.c
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<

$(GENERATORS)/%: lib/data/generator/%.c lib/data/generator/tsv.c lib/data/generator/tsv.h
	@mkdir -p $(@D)
	$(HOSTCC) -std=c17 -O2 $(WARNINGS) -o $@ $(filter %.c,$^)

DIVISIONS := lib/data/divisions.tsv lib/data/divisions_more.tsv
$(GEN)/places.inc: $(GENERATORS)/places lib/data/renamed.tsv $(DIVISIONS)
	@mkdir -p $(@D)
	$< lib/data/renamed.tsv $(DIVISIONS) > $@.new && mv $@.new $@

# $(call word_table,NAME,LEAST,MOST): a list of words, by its number of fields.
define word_table
$(GEN)/$(1).inc: $(GENERATORS)/words lib/data/$(1).tsv
	@mkdir -p $$(@D)
	$$< $(1) $(2) $(3) lib/data/$(1).tsv > $$@.new && mv $$@.new $$@
endef
$(foreach w,$(WORDS),$(eval $(call word_table,$(word 1,$(subst :, ,$(w))),$(word 2,$(subst :, ,$(w))),$(word 3,$(subst :, ,$(w))))))

$(filter $(O)/lib/data/%,$(LIB_OBJECTS)): | $(TABLES)

$(LIB): $(LIB_OBJECTS)
	@rm -f $@
	$(AR) rcs $@ $^

$(BIN)/%: $(O)/tools/%.o $(TOOL_OBJECTS) $(LIB)
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) $(LDFLAGS) -o $@ $^ $(LDLIBS)

$(O)/tests/%: $(O)/tests/unit/%.o $(LIB)
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) $(LDFLAGS) -o $@ $^ $(LDLIBS) -lcmocka

test: all $(UNIT_TESTS)
	@GAZ_BIN=$(BIN) tests/run.py --scripts $(UNIT_TESTS)

# Evidence over an outside corpus of texts; nothing else depends on it.
.PHONY: check-clean check-laws
check-clean: all
	@test -n "$(CORPUS)" || { echo 'usage: make check-clean CORPUS=folder' >&2; exit 2; }
	GAZ_BIN=$(BIN) $(PYTHON) tests/recovery/recovery.py
	GAZ_BIN=$(BIN) $(PYTHON) tests/harm/harm.py $(CORPUS)
	GAZ_BIN=$(BIN) $(PYTHON) tests/encodings/detection.py $(CORPUS)
	GAZ_BIN=$(BIN) $(PYTHON) tests/encodings/reversible.py $(CORPUS)

check-laws: all
	@test -n "$(CORPUS)" || { echo 'usage: make check-laws CORPUS=folder' >&2; exit 2; }
	GAZ_BIN=$(BIN) $(PYTHON) tests/laws/laws.py $(CORPUS)

format:
	clang-format -i $$(git ls-files '*.c' '*.h')

lint:
	clang-format --dry-run -Werror $$(git ls-files '*.c' '*.h')
	cppcheck --quiet --error-exitcode=1 --std=c11 --enable=warning,performance,portability \
	  --inline-suppr --suppress=missingIncludeSystem -Ilib lib tools

clean:
	rm -rf build bin

-include $(LIB_OBJECTS:.o=.d) $(TOOL_OBJECTS:.o=.d) $(TOOL_SOURCES:%.c=$(O)/%.d) $(UNIT_SOURCES:%.c=$(O)/%.d)
