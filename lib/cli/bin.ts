#!/usr/bin/env node
import { setFlagsFromString } from 'node:v8';
import { run } from './run';
import { standardStreams } from './standard-streams';

// A command is short: V8 would spend most of that on optimizing code, and take memory rather than collect garbage. Later versions
// may not know these flags.
const [major] = process.versions.node.split('.').map(Number);
if (major !== undefined && major <= 24) {
  for (const flag of ['--interrupt-budget=300000', '--heap-growing-percent=30']) setFlagsFromString(flag);
}

process.exitCode = run(process.argv.slice(2), standardStreams);
