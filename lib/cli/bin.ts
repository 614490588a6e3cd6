#!/usr/bin/env node
import { run } from './run';
import { standardStreams } from './standard-streams';

const ended = run(process.argv.slice(2), standardStreams);
// All output is written: only threads of V8, and one that has helped, would be waited for.
if (ended instanceof Promise) void ended.then((code) => process.exit(code));
else if (ended !== undefined) process.exit(ended);
