import { execFileSync } from 'node:child_process';
import { mkdirSync, realpathSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { builtPrograms, isUpToDate } from '../../../oracle/build';
import { program } from './programs';

/** Builds the application of the scenarios, and returns its path. */
export const buildApp = (): string => buildProgram('app');

/** Builds the program of the timelines, and returns its path. */
export const buildActor = (): string => buildProgram('actor');

/** Builds one of the programs in Go next to this folder. */
function buildProgram(name: 'app' | 'actor'): string {
  const sources = resolve(__dirname, '..', name);
  const binary = join(folder(), name);
  if (isUpToDate(binary, sources)) return binary;
  const env = { ...process.env, CGO_ENABLED: '0' };
  execFileSync('go', ['build', '-trimpath', '-ldflags', '-s -w', '-o', binary, '.'], { cwd: sources, env });
  return binary;
}

/** Compiles the application in Java, and returns the folder of its classes. */
export function buildJvmApp(): string {
  const source = resolve(__dirname, '../jvm/Shop.java');
  const classes = join(folder(), 'jvm');
  if (!isUpToDate(join(classes, 'Shop.class'), source))
    execFileSync(join(javaHome(), 'bin/javac'), ['-d', classes, source]);
  return classes;
}

/** The folder of the JDK that `java` is of. @throws Error where there is none. */
export function javaHome(): string {
  const java = program('java');
  if (java === undefined) throw new Error('missing java');
  return dirname(dirname(realpathSync(java)));
}

function folder(): string {
  const path = join(builtPrograms, 'node');
  mkdirSync(path, { recursive: true });
  return path;
}
