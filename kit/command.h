/* A command of the program: one file a command (kit/cmd_*.c), each with one of these. */
#ifndef COMMAND_H
#define COMMAND_H
#include "base/text.h"

typedef enum { EXIT_DONE = 0, EXIT_FAULTS = 1 /* in the input, or something left out */, EXIT_COULD_NOT = 2 } ExitStatus;

typedef struct Command {
  const char *name[2]; /* Dutch, English: both always work */
  TextId arguments;    /* "FILE [NAME…] -o DIR" */
  TextId summary;
  TextId more; /* what the help says below the options; TX_NONE */
  /* argv[0] is the command's name as typed. lang is the environment's. */
  ExitStatus (*run)(int argc, char **argv, Lang lang);
} Command;

#define COMMAND(id) extern const Command cmd_##id;
#include "commands.def"
#undef COMMAND

#endif
