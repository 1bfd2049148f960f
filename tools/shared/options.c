/* options.c - the command line: option tables, --help, --version, misuse. */
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tools/shared/internal.h"

enum { MAX_OPTIONS = 32 };

/* Options of every tool. */
static const tool_option common_options[] = {
    {'o', "output", "FILE", "write to FILE, which appears only when all went well"},
    {'q', "quiet", NULL, "no warnings on standard error"},
    {'v', "verbose", NULL, "notes as well as warnings on standard error"},
    {'h', "help", NULL, "show this help"},
    {'V', "version", NULL, "show the version"},
    {0},
};

/* The tables in the form that getopt_long reads. */
typedef struct option_tables {
    struct option long_options[MAX_OPTIONS + 1];
    char letters[2 * MAX_OPTIONS + 2];
    int count;
} option_tables;

static void add_options(option_tables *tables, const tool_option *options) {
    for (; options->id != 0 && tables->count < MAX_OPTIONS; options++) {
        int takes = options->argument != NULL ? required_argument : no_argument;
        tables->long_options[tables->count++] =
            (struct option){options->name, takes, NULL, options->id};
        if (options->id < TOOL_LONG_ONLY) {
            size_t used = strlen(tables->letters);
            tables->letters[used] = (char)options->id;
            tables->letters[used + 1] = takes == required_argument ? ':' : '\0';
        }
    }
}

static const tool_option *find_option(const tool_option *options, int id) {
    for (; options->id != 0; options++) {
        if (options->id == id) {
            return options;
        }
    }
    return NULL;
}

/* Shows a table, leaving out the rows that `others` has as well. */
static void show_options(const tool_option *options, const tool_option *others) {
    for (; options->id != 0; options++) {
        if (others != NULL && find_option(others, options->id) != NULL) {
            continue;
        }
        char name[64];
        snprintf(name, sizeof name, "--%s%s%s", options->name, options->argument ? "=" : "",
                 options->argument ? options->argument : "");
        if (options->id < TOOL_LONG_ONLY) {
            printf("  -%c, %-22s %s\n", options->id, name, options->help);
        } else {
            printf("      %-22s %s\n", name, options->help);
        }
    }
}

/* Ends the program after --help or --version, which may have met a full disk. */
static _Noreturn void end_after_text(tool *t) {
    if (fflush(stdout) != 0 || ferror(stdout)) {
        tool_stop(t, TOOL_OUTPUT_FAILED, "standard output: cannot write");
    }
    exit(TOOL_OK);
}

static _Noreturn void show_help(tool *t) {
    const char *usage = t->spec->usage != NULL ? t->spec->usage : "[FILE]...";
    printf("Usage: %s [OPTION]... %s\n%s\n\n", t->spec->name, usage, t->spec->summary);
    if (t->spec->options->id != 0) {
        show_options(t->spec->options, NULL);
        putchar('\n');
    }
    show_options(common_options, t->spec->options);
    if (t->spec->input != NULL) {
        printf("\nWith no FILE, or where FILE is -, standard input is read.");
    }
    printf("\nExit status: 0 done; 1 an input failed; 2 misuse; 3 output failed; 4 out of memory.\n"
           "See %s(1) for more.\n",
           t->spec->name);
    end_after_text(t);
}

static _Noreturn void show_version(tool *t) {
    printf("%s (gazette) %s\n", t->spec->name, gaz_version());
    end_after_text(t);
}

/* What getopt_long did not like, in our words. */
static _Noreturn void refuse(tool *t, int answer, char **argv) {
    const tool_option *option = find_option(t->spec->options, optopt);
    if (option == NULL) {
        option = find_option(common_options, optopt);
    }
    if (answer == ':' && option != NULL) {
        tool_misuse(t, "option --%s needs an argument: %s", option->name, option->argument);
    }
    if (option != NULL) {
        tool_misuse(t, "option --%s takes no argument", option->name);
    }
    if (optopt > ' ' && optopt < 0x7F) {
        tool_misuse(t, "unknown option -%c", optopt);
    }
    if (optopt != 0) {
        tool_misuse(t, "unknown option: one that is no letter stands behind a -");
    }
    tool_misuse(t, "unknown or ambiguous option %s", argv[optind - 1]);
}

static void take_option(tool *t, int id) {
    switch (id) {
    case 'o':
        t->out_path = optarg;
        break;
    case 'q':
        t->quiet = true;
        break;
    case 'v':
        t->verbose = true;
        break;
    case 'h':
        show_help(t);
    case 'V':
        show_version(t);
    default: {
        const tool_option *option = find_option(t->spec->options, id);
        const char *complaint =
            option != NULL ? t->spec->set(t->settings, option->id, optarg) : NULL;
        if (complaint != NULL) {
            tool_misuse(t, "--%s %s: %s", option->name, optarg != NULL ? optarg : "", complaint);
        }
    }
    }
}

int tool_read_options(tool *t, int argc, char **argv) {
    option_tables tables = {.letters = ":"};
    add_options(&tables, t->spec->options);
    add_options(&tables, common_options);
    opterr = 0;
    for (;;) {
        int id = getopt_long(argc, argv, tables.letters, tables.long_options, NULL);
        if (id == -1) {
            return optind;
        }
        if (id == '?' || id == ':') {
            refuse(t, id, argv);
        }
        take_option(t, id);
    }
}
