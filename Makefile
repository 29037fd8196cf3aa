# draaiboek: build, run, test. No configure; every layer is an archive, so that the linker proves the layering.
#   make            build/draaiboek          make run    the main job on the first meeting
#   make test       everything, in minutes   make long   valgrind, long fuzzing
#   make CC=clang   another compiler         make SANITIZE=address,undefined   instrumented, in its own folder
#   make fuzz       libFuzzer for FUZZ_SECONDS (30) a target
#   make bench      ratios of speed and size make install PREFIX=/usr/local
#   make V=1        says the whole of each command

CC       ?= gcc
ifeq ($(origin CC),default)
CC       := gcc
endif
SANITIZE ?=
PREFIX   ?= /usr/local
DESTDIR  ?=
comma    := ,
B        := build$(if $(filter clang%,$(notdir $(CC))),/clang)$(if $(SANITIZE),/$(subst $(comma),-,$(SANITIZE)))

# a line a file; whole commands would bury what somebody who only wants to run it should read
Q        := $(if $(V),,@)
SILENT   := $(findstring s,$(firstword -$(MAKEFLAGS)))
say       = $(if $(V)$(SILENT),,@echo "  $(1) $(if $(2),$(2),$@)")

VERSION  := 0.1
OPT      ?= -O2
WARN     := -Wall -Wextra -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wpointer-arith -Wundef -Wvla -Wwrite-strings \
            -Wformat=2 -Wnull-dereference -Werror
PKG      := glib-2.0 gio-2.0 yaml-0.1 ncursesw harfbuzz harfbuzz-subset gdk-pixbuf-2.0
CFLAGS   ?= $(OPT) -g
ALL_CFLAGS = -std=gnu11 $(CFLAGS) $(WARN) -fno-common -D_GNU_SOURCE -DG_LOG_DOMAIN='"draaiboek"' -DVERSION='"$(VERSION)"' -DPREFIX='"$(PREFIX)"' \
            -Ikit -I. $(PKG_CFLAGS) $(if $(SANITIZE),-fsanitize=$(SANITIZE) -fno-sanitize-recover=all -fno-omit-frame-pointer)
ALL_LDFLAGS = $(LDFLAGS) $(if $(SANITIZE),-fsanitize=$(SANITIZE))

# Dependencies are looked for (and, when missing, installed) before the first compilation.
ifeq ($(filter clean need-% help,$(MAKECMDGOALS)),)
NEED_BUILD := $(shell sh .ci/need build >&2 && echo ok)
ifneq ($(NEED_BUILD),ok)
$(error what the build needs is missing: see the lines above)
endif
PKG_CFLAGS := $(shell pkg-config --cflags $(PKG))
LIB_GLIB   := $(shell pkg-config --libs glib-2.0 gio-2.0)
LIB_YAML   := $(shell pkg-config --libs yaml-0.1)
LIB_CURSES := $(shell pkg-config --libs ncursesw)
LIB_HB     := $(shell pkg-config --libs harfbuzz harfbuzz-subset)
LIB_PIXBUF := $(shell pkg-config --libs gdk-pixbuf-2.0)
endif

# layer -> folder; each archive may use those to its right
LAYERS  := paper view ui read model base
DIR_base := kit/base
DIR_model := kit/model
DIR_read := kit/read
DIR_ui := kit/ui
DIR_view := kit/view
DIR_paper := pdf
# devices and shell: never in an archive
DEVICE_SRC := kit/screen.c $(wildcard pdf/haru*.c) kit/sendmail.c
SHELL_SRC  := $(filter-out $(DEVICE_SRC),$(wildcard kit/*.c)) $(wildcard $(DEVICE_SRC))

LIB_base  := $(LIB_GLIB) -lunistring $(LIB_HB) -lhyphen -lm
LIB_read  := $(LIB_YAML) -lcsv
LIB_paper := $(LIB_PIXBUF) -lqrencode
LIB_ALL   := $(LIB_paper) $(LIB_read) $(LIB_base)
LIB_SHELL := $(LIB_CURSES) -lhpdf $(LIB_ALL)

src  = $(filter-out $(DEVICE_SRC),$(wildcard $(DIR_$(1))/*.c))
objs = $(patsubst %.c,$(B)/obj/%.o,$(1))
ARCHIVES := $(foreach l,$(LAYERS),$(B)/lib$(l).a)

UNIT_SRC := $(wildcard tests/unit/test_*.c tests/prop/test_*.c tests/crash/test_*.c)
UNIT_BIN := $(patsubst %.c,$(B)/%,$(UNIT_SRC))

all: $(B)/draaiboek
.PHONY: all fuzz fuzz-run run test long bench install clean tests help
.DELETE_ON_ERROR:
.SECONDARY:

$(B)/obj/%.o: %.c
	@mkdir -p $(@D)
	$(call say,CC,$<)
	$(Q)$(CC) $(ALL_CFLAGS) -MMD -MP -c $< -o $@

define archive
$(B)/lib$(1).a: $(call objs,$(call src,$(1)))
	@rm -f $$@
	$$(call say,AR)
	$$(Q)ar rcs $$@ $$^
endef
$(foreach l,$(LAYERS),$(eval $(call archive,$(l))))

$(B)/draaiboek: $(call objs,$(SHELL_SRC)) $(ARCHIVES)
	$(call say,LD)
	$(Q)$(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS) $(filter %.o,$^) $(ARCHIVES) $(LIB_SHELL) -o $@

# unit and property tests link neither curses nor hpdf
$(B)/tests/%: $(B)/obj/tests/%.o $(ARCHIVES)
	@mkdir -p $(@D)
	$(call say,LD)
	$(Q)$(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS) $< $(ARCHIVES) $(LIB_ALL) -o $@

# what is read back by other programs is printed for real
$(B)/tests/read-back/%: $(B)/obj/tests/read-back/%.o $(patsubst %.c,$(B)/obj/%.o,$(wildcard pdf/haru*.c)) $(ARCHIVES)
	@mkdir -p $(@D)
	$(call say,LD)
	$(Q)$(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS) $(filter %.o,$^) $(ARCHIVES) -lhpdf $(LIB_ALL) -o $@

# the yardstick of a start loads what a small program would
$(B)/tests/bench/empty: $(B)/obj/tests/bench/empty.o
	@mkdir -p $(@D)
	$(call say,LD)
	$(Q)$(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS) $< $(shell pkg-config --libs glib-2.0) -o $@

# what paper costs, beside libharu as it is and pango
$(B)/obj/tests/bench/paper.o: PKG_CFLAGS += $(shell pkg-config --cflags pangocairo 2>/dev/null)
$(B)/tests/bench/paper: $(B)/obj/tests/bench/paper.o $(patsubst %.c,$(B)/obj/%.o,$(wildcard pdf/haru*.c)) $(ARCHIVES)
	@mkdir -p $(@D)
	$(call say,LD)
	$(Q)$(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS) $(filter %.o,$^) $(ARCHIVES) -lhpdf $(LIB_ALL) $(shell pkg-config --libs pangocairo) -o $@

# a disk that fails on purpose, put before the plain program
build/tests/crash/faildisk.so: tests/crash/faildisk.c
	@mkdir -p $(@D)
	$(call say,LD)
	$(Q)$(CC) -std=gnu11 $(CFLAGS) $(WARN) -shared -fPIC $< -ldl -o $@

tests: build/tests/crash/faildisk.so $(B)/draaiboek $(UNIT_BIN) $(patsubst %.c,$(B)/%,$(wildcard tests/read-back/*.c))

# fuzzing with libFuzzer: the archives are built again with its counters; what it finds is kept in build/fuzz
FUZZ_SECONDS ?= 30
FUZZ_SEEDS_script := tests/fuzz/corpus/script tests/golden agendas
FUZZ_SEEDS_journal := tests/fuzz/corpus/journal
FUZZ_SEEDS_worksheet := agendas/werkbladen
FUZZ_SEEDS_picture := tests/fuzz/corpus/picture

$(B)/tests/fuzz/%: $(B)/obj/tests/fuzz/%.o $(ARCHIVES)
	@mkdir -p $(@D)
	$(call say,LD)
	$(Q)$(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS) -fsanitize=fuzzer $< $(ARCHIVES) $(LIB_ALL) -o $@

fuzz:
	@sh .ci/need long
	@$(MAKE) CC=clang SANITIZE=fuzzer-no-link,address,undefined fuzz-run

fuzz-run: $(patsubst tests/fuzz/fuzz_%.c,fuzz-run-%,$(wildcard tests/fuzz/fuzz_*.c))

fuzz-run-%: $(B)/tests/fuzz/fuzz_%
	@mkdir -p build/fuzz/$*
	$< -max_total_time=$(FUZZ_SECONDS) -timeout=10 -rss_limit_mb=1024 -max_len=65536 -print_final_stats=1 \
	  $(patsubst %,-dict=%,$(wildcard tests/fuzz/$*.dict)) -artifact_prefix=build/fuzz/$*- build/fuzz/$* $(FUZZ_SEEDS_$*)

run: $(B)/draaiboek
	@sh .ci/main-job $(B)/draaiboek

test:
	@sh .ci/need test
	@sh .ci/test

long:
	@sh .ci/need long
	@sh .ci/long

bench: $(B)/draaiboek
	@sh .ci/need bench
	@$(MAKE) $(patsubst %.c,$(B)/%,$(wildcard tests/bench/*.c))
	@sh .ci/bench $(B)

install: $(B)/draaiboek
	install -D -m 755 $(B)/draaiboek $(DESTDIR)$(PREFIX)/bin/draaiboek
	cd agendas && find . -name '*.yaml' -exec install -D -m 644 '{}' '$(abspath $(DESTDIR)$(PREFIX))/share/draaiboek/{}' ';'

clean:
	rm -rf build

-include $(shell find $(B)/obj -name '*.d' 2>/dev/null)
