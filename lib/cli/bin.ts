#!/usr/bin/env node
import { setFlagsFromString } from 'node:v8';
import { run } from './run';
import { standardStreams } from './standard-streams';

// V8 optimizes what runs often; commands are so short that it spends most of their time on that. Later versions may not know it.
const [major] = process.versions.node.split('.').map(Number);
if (major !== undefined && major <= 24) setFlagsFromString('--interrupt-budget=300000');

process.exitCode = run(process.argv.slice(2), standardStreams);
