import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { writeLines } from './inputs';
import type { Cost } from './timed';
import { npmTool } from './tools';
import type { Judge, Validator } from './validator';

type Library = 'verify' | 'kubernetes-models';

function run<T>(library: Library, ...args: readonly string[]): T {
  const command = [join(__dirname, 'in-node.mjs'), library, ...args];
  return JSON.parse(execFileSync(process.execPath, command, { encoding: 'utf8', maxBuffer: 1 << 28 }));
}

/**
 * `verify` of this project, all tiers: of values, as in a program, once the process is warm and without that; and of
 * JSON text, for those that cannot be given values.
 */
export function verifyCosts(release: string, lib: string): readonly Validator[] {
  return [
    library('`verify`', 'values', ['verify', lib, release]),
    library('`verify`', 'JSON', ['verify', lib, release]),
    { ...library('`verify`, just started', 'values', ['verify', lib, release], false) },
  ];
}

export function kubernetesModelsCost(release: string): Validator {
  return library('kubernetes-models', 'values', ['kubernetes-models', npmTool(), release]);
}

function library(
  name: string,
  reads: 'values' | 'JSON',
  args: readonly [Library, string, string],
  isWarm = true,
): Validator {
  return {
    name,
    reads,
    cost: ({ lines, others, count }) => {
      const { wall, cpu } = run<Cost>(...args, lines, reads, ...(isWarm ? [others] : []));
      return { wall: wall / count, cpu: cpu / count };
    },
  };
}

export function verify(release: string, lib: string): Judge {
  return judge('`verify`', 'verify', lib, release);
}

export function kubernetesModels(release: string): Judge {
  return judge('kubernetes-models', 'kubernetes-models', npmTool(), release);
}

function judge(name: string, library: Library, home: string, release: string): Judge {
  return {
    name,
    refuses: (objects, scratch) => run(library, home, release, writeLines(join(scratch, 'objects.jsonl'), objects)),
  };
}
