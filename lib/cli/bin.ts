#!/usr/bin/env node
import { run } from './run';
import { readAll } from './sources';

// Whoever reads may stop early, as `head` does.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

process.exitCode = run(process.argv.slice(2), {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  standardInput: () => readAll(0),
  // Knows NO_COLOR and terminals without colours.
  colours: process.stdout.isTTY === true && process.stdout.hasColors(),
});
