import { join } from 'node:path';
import { costOfCommand } from './timed';
import type { Validator } from './validator';

/** The command over some folders, as a user runs it. */
export function verifyCommand(release: string, lib: string): (folders: readonly string[]) => readonly string[] {
  return (folders) => [process.execPath, join(lib, 'cli', 'bin.js'), 'verify', '--kubernetes', release, ...folders];
}

/** The command of this project, all tiers, over files: the whole app is looked at together, and places are told. */
export function verifyCommandCost(release: string, lib: string, scratch: string): Validator {
  const bin = join(lib, 'cli', 'bin.js');
  const command = [process.execPath, bin, 'verify', '--kubernetes', release, '--pod-security', 'restricted'];
  const output = join(scratch, 'verify.txt');
  return {
    name: '`cdk8s-pods verify`',
    reads: 'YAML',
    cost: ({ yaml }) => costOfCommand((folder) => [...command, folder], yaml, output),
  };
}
