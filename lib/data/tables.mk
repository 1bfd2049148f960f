# tables.mk - the tables of lib/data become C before anything is compiled: each
# makes one file under $(GEN), which the source of the same stem includes.

HOSTCC ?= cc
GEN := $(O)/gen/data
GENERATORS := $(O)/generator
WORDS := kinds:3:3 organs:2:2 regions:1:2 characters:2:2 stray:3:3 markup:2:2 latex:1:2 portal:2:2 measures:3:4 functions:2:2
WORDS += page_words:2:2 page_footers:1:1 tags:2:2 column_words:1:1 prose_words:1:1
WORDS += title_verbs:1:1 issuing_words:1:1 leading_words:1:1
CHARACTERS := common transliteration units
TABLES := $(GEN)/places.inc $(GEN)/lookalikes.inc $(GEN)/bigrams.inc $(GEN)/gb18030.inc $(GEN)/signs.inc \
          $(GEN)/terms.inc $(GEN)/visits.inc $(CHARACTERS:%=$(GEN)/%.inc) \
          $(foreach w,$(WORDS),$(GEN)/$(firstword $(subst :, ,$(w))).inc)

$(GENERATORS)/%: lib/data/generator/%.c lib/data/generator/tsv.c lib/data/generator/tsv.h
	@mkdir -p $(@D)
	$(call say,HOSTCC,$<)
	$(Q)$(HOSTCC) -std=c17 -O2 $(WARNINGS) $(HOST_FLAGS) -o $@ $(filter %.c,$^)

DIVISIONS := lib/data/divisions.tsv lib/data/divisions_more.tsv
$(GEN)/places.inc: $(GENERATORS)/places lib/data/renamed.tsv $(DIVISIONS)
	@mkdir -p $(@D)
	$(call say,TABLE,$@)
	$(Q)$< lib/data/renamed.tsv $(DIVISIONS) > $@.new && mv $@.new $@

# $(call word_table,NAME,LEAST,MOST): a list of words, by its number of fields.
define word_table
$(GEN)/$(1).inc: $(GENERATORS)/words lib/data/$(1).tsv
	@mkdir -p $$(@D)
	$$(call say,TABLE,$$@)
	$$(Q)$$< $(1) $(2) $(3) lib/data/$(1).tsv > $$@.new && mv $$@.new $$@
endef
$(foreach w,$(WORDS),$(eval $(call word_table,$(word 1,$(subst :, ,$(w))),$(word 2,$(subst :, ,$(w))),$(word 3,$(subst :, ,$(w))))))

$(CHARACTERS:%=$(GEN)/%.inc): $(GEN)/%.inc: lib/data/%.tsv $(GENERATORS)/characters
	@mkdir -p $(@D)
	$(call say,TABLE,$@)
	$(Q)$(GENERATORS)/characters $* $< > $@.new && mv $@.new $@

$(GEN)/lookalikes.inc: $(GENERATORS)/lookalikes lib/data/confusables.tsv lib/data/lookalikes.tsv
	@mkdir -p $(@D)
	$(call say,TABLE,$@)
	$(Q)$< lib/data/confusables.tsv lib/data/lookalikes.tsv > $@.new && mv $@.new $@

$(GEN)/terms.inc: $(GENERATORS)/terms lib/data/terms.tsv
	@mkdir -p $(@D)
	$(call say,TABLE,$@)
	$(Q)$< lib/data/terms.tsv > $@.new && mv $@.new $@

$(GEN)/bigrams.inc: $(GENERATORS)/bigrams lib/data/bigrams.tsv
	@mkdir -p $(@D)
	$(call say,TABLE,$@)
	$(Q)$< lib/data/bigrams.tsv > $@.new && mv $@.new $@

$(GEN)/gb18030.inc: $(GENERATORS)/gb18030
	@mkdir -p $(@D)
	$(call say,TABLE,$@)
	$(Q)$< > $@.new && mv $@.new $@

$(GENERATORS)/signs: lib/data/signs.def
$(GEN)/signs.inc: $(GENERATORS)/signs lib/data/measures.tsv
	@mkdir -p $(@D)
	$(call say,TABLE,$@)
	$(Q)$< lib/data/measures.tsv > $@.new && mv $@.new $@

$(GENERATORS)/visits $(GENERATORS)/gb18030: HOST_FLAGS := -Ilib -I$(O)/gen
$(GENERATORS)/gb18030: lib/data/usual.h lib/text/chars.h $(GEN)/common.inc
$(GENERATORS)/visits: lib/data/visits.def lib/data/visits.h $(GEN)/lookalikes.inc $(GEN)/terms.inc
$(GEN)/visits.inc: $(GENERATORS)/visits
	@mkdir -p $(@D)
	$(call say,TABLE,$@)
	$(Q)$< > $@.new && mv $@.new $@

$(LIB_OBJECTS): | $(TABLES)
