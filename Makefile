# The gazette toolkit. The words to know: make, make test, make install.
#
#   make                 programs in bin/, static and shared library in build/
#   make tour            the whole pipe on a sample, shown for reading (SAMPLE=file)
#   make trained         the same programs compiled with a profile of themselves, a tenth faster
#   make test            every test; the last line is "N passed, N failed"
#   make lint            clang-format, cppcheck, mandoc
#   make lint-tidy       clang-tidy; make lint-analyzer: gcc -fanalyzer; minutes each
#   make coverage        the tests with gcov; writes build/coverage/report.md
#   make golden          writes samples/*.ndjson anew; read the diff before you commit it
#   make names           puts the enums of the library into schemas/ after a table has grown
#   make bench           measures against iconv, grep, jq and cmark; writes docs/benchmarks.md
#   make budget          instructions per input byte of each stage, against tests/bench/budget.tsv
#   make bench-batch     an archive of 20,000 made files; writes docs/benchmarks-batch.md
#   make bench-load      a million nodes into SQLite and PostgreSQL; writes docs/benchmarks-load.md
#   make fuzz            libFuzzer, FUZZ_SECONDS= for each target
#   make valgrind        samples and cases under valgrind, a quarter of an hour
#   make faults          every call of the databases and of gz-batch fails once; an hour
#   make check-corpus CORPUS=folder   the promises on texts of your own
#   make check-clean CORPUS=folder    recovery, harm, encodings (tests/*/README.md)
#   make check-encodings CORPUS=folder   our detection beside uchardet's; writes docs/encodings.md
#   make check-laws CORPUS=folder     trees of laws, and the provisions they cite of themselves
#   make check-layout CORPUS=folder   documents and paragraphs in 60 layouts
#   make check-renderings             real pages, read back by pdftotext and tesseract
#   make install, make uninstall      PREFIX= and DESTDIR= as usual
#
# Switches: WERROR=1 warnings are errors; SANITIZE=1 ASan and UBSan; V=1 show commands;
# TRAINED=1 what `make trained` built, so that it can be tested, measured and installed;
# SHARED_LIBS=1 programs that load PCRE2 and nettle, as distributions want them.
# Each kind of build has a folder of its own, so they can stand together.

PREFIX ?= /usr/local
BINDIR ?= $(PREFIX)/bin
LIBDIR ?= $(PREFIX)/lib
INCLUDEDIR ?= $(PREFIX)/include/gazette
DATADIR ?= $(PREFIX)/share/gazette
MANDIR ?= $(PREFIX)/share/man
DESTDIR ?=
AR ?= ar
VALGRIND ?= valgrind -q --leak-check=full --show-leak-kinds=all --errors-for-leak-kinds=all --error-exitcode=1
PYTHON ?= $(firstword $(wildcard /usr/bin/python3) python3)
FUZZ_SECONDS ?= 60
SAMPLE ?= samples/tancheng-gazette-2024-03.txt
PKGS := libpcre2-8 nettle

VERSION := $(shell sed -n 's/^\#define GAZ_VERSION "\(.*\)"/\1/p' lib/gazette.h)
SONAME := libgazette.so.$(firstword $(subst ., ,$(VERSION)))

CFLAGS ?= -O2 -g
WARNINGS := -Wall -Wextra -Wpedantic -Wshadow -Wstrict-prototypes -Wmissing-prototypes \
            -Wpointer-arith -Wwrite-strings -Wvla -Wundef -Wcast-qual -Wformat=2
ifdef WERROR
WARNINGS += -Werror
endif

HARDENED := -D_FORTIFY_SOURCE=2 -fstack-protector-strong
HARDENED_LINK := -pie -Wl,-z,relro,-z,now

ifdef SANITIZE
O := build/sanitize
BIN := $(O)/bin
MODE := -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
else ifdef FUZZ
O := build/fuzz
BIN := $(O)/bin
CC := $(firstword $(notdir $(wildcard /usr/bin/clang-14)) clang)
MODE := -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=all \
        -fno-omit-frame-pointer -fno-sanitize-coverage=trace-cmp
else ifdef COVERAGE
O := build/coverage
BIN := $(O)/bin
MODE := --coverage -fprofile-update=atomic -O0 -DGAZ_COVERAGE
else ifdef TRAINED
O := build/trained
BIN := $(O)/bin
MODE := $(HARDENED) $(if $(filter run,$(TRAINED)),-fprofile-generate,-fprofile-use -Wno-missing-profile)
MODE_LINK := $(HARDENED_LINK)
else
O := build/release
BIN := bin
MODE := $(HARDENED)
MODE_LINK := $(HARDENED_LINK)
endif

CPPFLAGS += -Ilib -I$(O)/gen -D_POSIX_C_SOURCE=200809L
ALL_CFLAGS = -std=c17 -fPIC -fvisibility=hidden $(WARNINGS) $(shell pkg-config --cflags $(PKGS)) \
             $(CFLAGS) $(MODE)
LINK_FLAGS := $(MODE) $(MODE_LINK) -Wl,--as-needed $(LDFLAGS)
LDLIBS := $(shell pkg-config --libs $(PKGS))

# The filters hold what they need of these libraries, where the compiler finds the static form:
# to load them takes a program as long as to read a page of text. SHARED_LIBS=1 leaves them out.
static_form = $(filter /%,$(shell $(CC) -print-file-name=lib$(1).a))
static_or_shared = $(foreach lib,$(1),$(or $(call static_form,$(patsubst -l%,%,$(lib))),$(lib)))
ifdef MODE_LINK
FILTER_LIBS := $(if $(SHARED_LIBS),$(LDLIBS),$(call static_or_shared,$(LDLIBS)))
else
FILTER_LIBS := $(LDLIBS)
endif

LIB_SOURCES := $(wildcard lib/text/*.c lib/text/*/*.c lib/data/*.c lib/clean/*.c lib/clean/*/*.c \
                          lib/split/*.c lib/split/*/*.c lib/parse/*.c lib/parse/*/*.c \
                          lib/read/*.c lib/write/*.c)
TOOL_SOURCES := $(wildcard tools/gz-*.c)
TOOL_SHARED := $(wildcard tools/shared/*.c)
UNIT_SOURCES := $(wildcard tests/unit/test_*.c)
FUZZ_SOURCES := $(wildcard tests/fuzz/fuzz_*.c)
HELPER_SOURCES := $(wildcard tests/helpers/*.c)

LIB_OBJECTS := $(LIB_SOURCES:%.c=$(O)/%.o)
TOOL_OBJECTS := $(TOOL_SHARED:%.c=$(O)/%.o)
TOOL_LIB := $(O)/libtool.a
OWN_OBJECTS := $(patsubst %.c,$(O)/%.o,$(filter-out $(TOOL_SHARED),$(wildcard tools/*/*.c)))
PROGRAMS := $(TOOL_SOURCES:tools/%.c=$(BIN)/%)
UNIT_TESTS := $(UNIT_SOURCES:tests/unit/%.c=$(O)/tests/%)
FUZZERS := $(FUZZ_SOURCES:tests/fuzz/%.c=$(O)/tests/%)
HELPERS := $(HELPER_SOURCES:tests/helpers/%.c=$(O)/tests/helpers/%)
LIB := $(O)/libgazette.a
SHARED := $(O)/$(SONAME)

# What gazette.h includes is as public as gazette.h.
PUBLIC_HEADERS := gazette.h $(shell sed -n 's/^\#include "\(.*\)"/\1/p' lib/gazette.h)
MAN_PAGES := $(wildcard docs/man/*.1)
SCHEMA_FILES := $(wildcard schemas/*.json)
COMPACT_SCHEMA_FILES := $(wildcard schemas/compact/*.json)

ifdef V
Q :=
say :=
else
Q := @
say = @printf '  %-5s %s\n' $(1) $(2);
endif

.PHONY: all trained tour test golden names lint lint-format lint-tidy lint-analyzer lint-cppcheck lint-man format coverage \
        bench bench-batch bench-load budget fuzz fuzz-run valgrind faults check-corpus check-clean check-encodings check-laws check-layout \
        check-renderings install uninstall clean
.SECONDARY:
.DELETE_ON_ERROR:

.DEFAULT_GOAL := all
include lib/load/programs.mk

all: $(LIB) $(SHARED) $(PROGRAMS)

# Only the programs and the tests use what Linux has beyond POSIX.
$(O)/tools/%.o $(O)/tests/%.o: CPPFLAGS += -D_GNU_SOURCE -I.

$(O)/%.o: %.c
	@mkdir -p $(@D)
	$(call say,CC,$<)
	$(Q)$(CC) $(CPPFLAGS) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<

include lib/data/tables.mk

$(LIB): $(LIB_OBJECTS)
	$(call say,AR,$@)
	$(Q)rm -f $@ && $(AR) rcs $@ $^

$(SHARED): $(LIB_OBJECTS)
	$(call say,LINK,$@)
	$(Q)$(CC) -shared -Wl,-soname,$(SONAME) $(filter-out -pie,$(LINK_FLAGS)) -o $@ $^ $(LDLIBS)
	$(Q)ln -sf $(SONAME) $(O)/libgazette.so

# A program takes of what the tools share the files that it uses.
$(TOOL_LIB): $(TOOL_OBJECTS)
	$(call say,AR,$@)
	$(Q)rm -f $@ && $(AR) rcs $@ $^

# Sources of one program alone are in a folder of its name.
$(BIN)/gz-clean: $(filter $(O)/tools/clean/%,$(OWN_OBJECTS))
$(BIN)/%: $(O)/tools/%.o $(TOOL_LIB) $(LIB)
	@mkdir -p $(@D)
	$(call say,LINK,$@)
	$(Q)$(CC) $(LINK_FLAGS) -o $@ $(filter %.o,$^) $(TOOL_LIB) $(LIB) $(FILTER_LIBS)

$(O)/tests/test_%: $(O)/tests/unit/test_%.o $(LIB)
	@mkdir -p $(@D)
	$(call say,LINK,$@)
	$(Q)$(CC) $(LINK_FLAGS) -o $@ $^ $(LDLIBS) -lcmocka -lcjson

$(O)/tests/helpers/%: $(O)/tests/helpers/%.o $(LIB)
	@mkdir -p $(@D)
	$(call say,LINK,$@)
	$(Q)$(CC) $(LINK_FLAGS) -o $@ $^ $(LDLIBS)

$(O)/tests/fuzz_%: $(O)/tests/fuzz/fuzz_%.o $(O)/tests/fuzz/promises.o $(LIB)
	@mkdir -p $(@D)
	$(call say,LINK,$@)
	$(Q)$(CC) -fsanitize=fuzzer $(LINK_FLAGS) -o $@ $^ $(LDLIBS)

# Preloaded into programs by tests/faults to make the n-th call fail.
$(O)/tests/faults.so: tests/faults/faults.c
	@mkdir -p $(@D)
	$(call say,LINK,$@)
	$(Q)$(CC) $(CPPFLAGS) -D_GNU_SOURCE -std=c17 $(WARNINGS) -O2 -fPIC -shared -o $@ $< -ldl

# The compiler counts what the programs do with the texts of the tests, then compiles them
# once more and lays out each function by these counts. The records must stay the same.
TRAINED_BY := $(wildcard tests/cases/*.txt)

trained:
	rm -rf build/trained
	$(MAKE) TRAINED=run all
	scripts/train.sh build/trained/bin $(TRAINED_BY)
	find build/trained \( -name '*.[oa]' -o -name '*.so*' \) -delete
	rm -rf build/trained/bin
	$(MAKE) TRAINED=1 all
	GAZ_BIN=build/trained/bin GAZ_BUILD=build/trained tests/run.py tests/golden/test_golden.py

# The main job on a sample, shown for reading.
tour: all
	@scripts/tour.sh $(SAMPLE)

# ---- tests -----------------------------------------------------------------

FAULTS := $(if $(wildcard tests/faults/faults.c),$(O)/tests/faults.so)

test: all $(UNIT_TESTS) $(HELPERS) $(FAULTS)
	@GAZ_BIN=$(BIN) GAZ_BUILD=$(O) tests/run.py --scripts $(UNIT_TESTS)

golden: all
	$(PYTHON) tests/golden/make.py

# The enums of the library, put into the schemas; the schemas of the compact form.
names: $(HELPERS)
	PYTHONPATH=tests/support GAZ_BUILD=$(O) $(PYTHON) tests/schema/test_names.py --write
	PYTHONPATH=tests/support $(PYTHON) tests/schema/test_compact_schemas.py --write

bench: all trained $(HELPERS)
	GAZ_BIN=$(BIN) GAZ_BUILD=$(O) $(PYTHON) tests/bench/run.py

budget: all
	@$(PYTHON) tests/bench/budget.py

bench-batch: all
	GAZ_BIN=$(BIN) $(PYTHON) tests/batch/archive.py --files $(or $(FILES),20000) --out docs/benchmarks-batch.md

# Needs PostgreSQL's server, and about 6 GB below build/ for a million nodes.
bench-load: all
	GAZ_BIN=$(BIN) $(PYTHON) tests/load/million.py --nodes $(or $(NODES),1000000) --out docs/benchmarks-load.md

fuzz: all
	$(MAKE) FUZZ=1 fuzz-run

fuzz-run: $(FUZZERS)
	tests/fuzz/run.sh $(FUZZ_SECONDS) $(FUZZERS)

# Every stage on every sample and case, in UTF-8 and in GB18030: no error, nothing left.
VALGRIND_TEXTS ?= $(wildcard samples/*.txt tests/cases/*.txt)

valgrind: all
	@set -e; for s in $(VALGRIND_TEXTS); do for code in UTF-8 GB18030; do \
	  iconv -c -f UTF-8 -t $$code $$s > $(O)/valgrind.txt; \
	  $(VALGRIND) $(BIN)/gz-clean -q --log $(O)/valgrind.log $(O)/valgrind.txt > $(O)/valgrind.clean; \
	  $(VALGRIND) $(BIN)/gz-clean -q --revert $(O)/valgrind.log $(O)/valgrind.clean > $(O)/valgrind.back; \
	  $(VALGRIND) $(BIN)/gz-split -q $(O)/valgrind.clean > $(O)/valgrind.split; \
	  $(VALGRIND) $(BIN)/gz-parse -q $(O)/valgrind.split > $(O)/valgrind.ndjson; \
	  done; echo "ok $$s"; done

faults: all $(FAULTS)
	@PYTHONPATH=tests/support GAZ_BIN=$(BIN) GAZ_BUILD=$(O) GAZ_FAULTS=all $(PYTHON) tests/faults/test_many_files.py

# Evidence over an outside corpus of texts; nothing else depends on it.
check-corpus: all
	@test -n "$(CORPUS)" || { echo 'usage: make $@ CORPUS=folder' >&2; exit 2; }
	@GAZ_BIN=$(BIN) $(PYTHON) tests/property/corpus.py $(CORPUS)

check-clean: all
	@test -n "$(CORPUS)" || { echo 'usage: make $@ CORPUS=folder' >&2; exit 2; }
	@failed=0; export GAZ_BIN=$(BIN); \
	for check in 'recovery/recovery.py' 'recovery/recovery.py --undamaged --counties 1000' \
	  'harm/harm.py $(CORPUS)' 'harm/harm.py --issuers $(CORPUS)' \
	  'encodings/detection.py $(CORPUS)' 'encodings/reversible.py $(CORPUS)'; do \
	  echo "== $$check"; $(PYTHON) tests/$$check || failed=1; done; exit $$failed

check-encodings: all
	@test -n "$(CORPUS)" || { echo 'usage: make $@ CORPUS=folder (and uchardet installed)' >&2; exit 2; }
	GAZ_BIN=$(BIN) $(PYTHON) tests/encodings/detection.py --uchardet --table docs/encodings.md $(CORPUS)

check-layout: all
	@test -n "$(CORPUS)" || { echo 'usage: make check-layout CORPUS=folder [VARIANTS="..."]' >&2; exit 2; }
	GAZ_BIN=$(BIN) $(PYTHON) tests/layout/check_layout.py $(VARIANTS:%=--variant %) --misses build/layout-misses.md $(CORPUS)

check-renderings: all
	GAZ_BIN=$(BIN) $(PYTHON) tests/layout/renderings.py

check-laws: all
	@test -n "$(CORPUS)" || { echo 'usage: make $@ CORPUS=folder' >&2; exit 2; }
	GAZ_BIN=$(BIN) $(PYTHON) tests/laws/laws.py $(CORPUS)
	GAZ_BIN=$(BIN) $(PYTHON) tests/laws/citations.py $(CORPUS)

# ---- style -----------------------------------------------------------------

C_FILES = $(shell git ls-files '*.c' '*.h')

# Versions are pinned where they are installed: formatting differs between them.
CLANG_FORMAT ?= $(firstword $(notdir $(wildcard /usr/bin/clang-format-14)) clang-format)
CLANG_TIDY ?= $(firstword $(notdir $(wildcard /usr/bin/clang-tidy-14)) clang-tidy)

format:
	$(CLANG_FORMAT) -i $(C_FILES)

lint: lint-format lint-cppcheck lint-man

lint-format:
	@$(CLANG_FORMAT) --dry-run -Werror $(C_FILES)

ALL_SOURCES := $(LIB_SOURCES) $(wildcard lib/load/*.c lib/batch/*.c tools/*/*.c) $(TOOL_SOURCES)
ALL_INCLUDES = $(CPPFLAGS) -D_GNU_SOURCE= -I. $(shell pkg-config --cflags $(PKGS) $(LOAD_PKGS) $(BATCH_PKGS))

# Without two tables of megabytes, which neither analyzer finishes.
ANALYZED = $(filter-out lib/data/places.c lib/data/lookalikes.c,$(ALL_SOURCES))

lint-tidy: all
	@printf '%s\n' $(ANALYZED) | xargs -P 2 -n 1 sh -c \
	  '$(CLANG_TIDY) --quiet "$$@" -- -std=c17 $(ALL_INCLUDES) 2>/dev/null' tidy

# Without optimisation, which joins conditions until the analyzer no longer tells them apart.
# Its leaks are iconv_open's -1 and what lists keep, its uninitialized values are structs that
# a ?: chose; valgrind and the sanitizers look for true ones.
lint-analyzer: all
	@printf '%s\n' $(ANALYZED) | xargs -P 2 -n 1 gcc -std=c17 -O0 -fanalyzer \
	  -Wno-analyzer-malloc-leak -Wno-analyzer-use-of-uninitialized-value -Werror $(ALL_INCLUDES) -c -o /dev/null

# Ends with the functions that no test called and docs/coverage.md does not account for.
coverage:
	GAZ_TIMEOUT=1800 $(MAKE) COVERAGE=1 test || true
	$(PYTHON) tests/coverage/report.py build/coverage docs/coverage.md > build/coverage/report.md; \
	  status=$$?; sed -n '1,/^## Files/p' build/coverage/report.md; exit $$status

# Without the generated tables: megabytes of numbers, which take it minutes.
lint-cppcheck: all
	@cppcheck --quiet --error-exitcode=1 --std=c11 --enable=warning,performance,portability \
	  --inline-suppr --suppress=missingIncludeSystem --suppress=ctuuninitvar \
	  -j2 -Ilib -I. lib tools

lint-man:
	$(if $(MAN_PAGES),mandoc -T lint -W warning $(MAN_PAGES))

# ---- installation ------------------------------------------------------------

install: all
	install -d $(DESTDIR)$(BINDIR) $(DESTDIR)$(LIBDIR)/pkgconfig $(DESTDIR)$(DATADIR)/schemas/compact \
	  $(DESTDIR)$(MANDIR)/man1
	$(if $(PROGRAMS),install -m 755 $(PROGRAMS) $(DESTDIR)$(BINDIR))
	install -m 644 $(LIB) $(DESTDIR)$(LIBDIR)
	install -m 755 $(SHARED) $(DESTDIR)$(LIBDIR)
	ln -sf $(SONAME) $(DESTDIR)$(LIBDIR)/libgazette.so
	sed -e 's|@PREFIX@|$(PREFIX)|' -e 's|@LIBDIR@|$(LIBDIR)|' -e 's|@VERSION@|$(VERSION)|' \
	  -e 's|@INCLUDEDIR@|$(INCLUDEDIR)|' -e 's|@PKGS@|$(PKGS)|' packaging/gazette.pc.in \
	  > $(DESTDIR)$(LIBDIR)/pkgconfig/gazette.pc
	for h in $(PUBLIC_HEADERS); do \
	  install -D -m 644 lib/$$h $(DESTDIR)$(INCLUDEDIR)/$$h || exit 1; done
	$(if $(SCHEMA_FILES),install -m 644 $(SCHEMA_FILES) $(DESTDIR)$(DATADIR)/schemas)
	install -m 644 $(COMPACT_SCHEMA_FILES) $(DESTDIR)$(DATADIR)/schemas/compact
	$(if $(MAN_PAGES),install -m 644 $(MAN_PAGES) $(DESTDIR)$(MANDIR)/man1)

uninstall:
	rm -f $(PROGRAMS:$(BIN)/%=$(DESTDIR)$(BINDIR)/%) $(MAN_PAGES:docs/man/%=$(DESTDIR)$(MANDIR)/man1/%)
	rm -f $(DESTDIR)$(LIBDIR)/libgazette.a $(DESTDIR)$(LIBDIR)/libgazette.so \
	  $(DESTDIR)$(LIBDIR)/$(SONAME) $(DESTDIR)$(LIBDIR)/pkgconfig/gazette.pc
	rm -rf $(DESTDIR)$(INCLUDEDIR) $(DESTDIR)$(DATADIR)

clean:
	rm -rf build bin

-include $(LIB_OBJECTS:.o=.d) $(TOOL_OBJECTS:.o=.d) $(OWN_OBJECTS:.o=.d) $(TOOL_SOURCES:%.c=$(O)/%.d) \
         $(UNIT_SOURCES:%.c=$(O)/%.d) $(HELPER_SOURCES:%.c=$(O)/%.d) $(FUZZ_SOURCES:%.c=$(O)/%.d) $(O)/tests/fuzz/promises.d
