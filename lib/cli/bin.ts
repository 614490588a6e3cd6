#!/usr/bin/env node
import { run } from './run';
import { standardStreams } from './standard-streams';

process.exitCode = run(process.argv.slice(2), standardStreams);
