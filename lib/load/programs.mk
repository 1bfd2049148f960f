# The programs that need libraries beyond those of libgazette: only they are
# linked with them, so that the filters start as fast as they do. A machine that
# lacks a library gets the other programs.

LOAD_PKGS := sqlite3 libpq
BATCH_PKGS := sqlite3 libarchive
have = $(shell pkg-config --exists $(1) && echo yes)

LOAD_OBJECTS := $(patsubst %.c,$(O)/%.o,$(wildcard lib/load/*.c))
BATCH_OBJECTS := $(patsubst %.c,$(O)/%.o,$(wildcard lib/batch/*.c))
DATABASE_PROGRAMS := $(filter $(BIN)/gz-load $(BIN)/gz-find,$(PROGRAMS))
BATCH_PROGRAMS := $(filter $(BIN)/gz-batch,$(PROGRAMS))

ifneq ($(call have,$(LOAD_PKGS)),yes)
$(warning $(LOAD_PKGS) not found by pkg-config: gz-load and gz-find are left out)
PROGRAMS := $(filter-out $(DATABASE_PROGRAMS),$(PROGRAMS))
endif
ifneq ($(call have,$(BATCH_PKGS)),yes)
$(warning $(BATCH_PKGS) not found by pkg-config: gz-batch is left out)
PROGRAMS := $(filter-out $(BATCH_PROGRAMS),$(PROGRAMS))
endif

$(LOAD_OBJECTS): CPPFLAGS += $(shell pkg-config --cflags $(LOAD_PKGS))
$(BATCH_OBJECTS): CPPFLAGS += -D_GNU_SOURCE $(shell pkg-config --cflags $(BATCH_PKGS))

# The files of schemas/sql become arrays of bytes.
SQL_FILES := $(wildcard schemas/sql/*.sql)
SQL_STRINGS := $(SQL_FILES:schemas/sql/%.sql=$(O)/gen/sql/%.inc)
$(O)/gen/sql/%.inc: schemas/sql/%.sql
	@mkdir -p $(@D)
	$(call say,GEN,$@)
	$(Q)od -An -v -td1 $< | sed 's/ *\(-*[0-9][0-9]*\)/\1,/g' > $@

$(O)/lib/load/schema.o: $(SQL_STRINGS)

$(DATABASE_PROGRAMS): $(BIN)/%: $(O)/tools/%.o $(LOAD_OBJECTS) $(TOOL_LIB) $(LIB)
	@mkdir -p $(@D)
	$(call say,LINK,$@)
	$(Q)$(CC) $(LINK_FLAGS) -o $@ $^ $(LDLIBS) $(shell pkg-config --libs $(LOAD_PKGS))

$(BATCH_PROGRAMS): $(BIN)/%: $(O)/tools/%.o $(filter $(O)/tools/batch/%,$(OWN_OBJECTS)) $(BATCH_OBJECTS) $(TOOL_LIB) $(LIB)
	@mkdir -p $(@D)
	$(call say,LINK,$@)
	$(Q)$(CC) $(LINK_FLAGS) -o $@ $^ $(LDLIBS) $(shell pkg-config --libs $(BATCH_PKGS))

-include $(LOAD_OBJECTS:.o=.d) $(BATCH_OBJECTS:.o=.d)
