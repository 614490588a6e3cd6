import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../../../test-helpers/temporary-folder';
import { commandTree } from '../command-tree';
import { listRules } from '../rules/explain';
import { bashCompletion } from './bash';
import { commandSpec } from './command-spec';

const silent = { out: () => {}, err: () => {}, standardInput: () => Buffer.alloc(0), colours: false };
const script = bashCompletion(commandSpec(commandTree(silent, () => {})));
const folder = temporaryFolder();

/** What bash completes the last word of a command line with, which it has split as it does. */
function completions(...words: readonly string[]): readonly string[] {
  const { stdout, stderr } = spawnSync('bash', ['--norc', '-c', driver, 'bash', 'cdk8s-pods', ...words], {
    cwd: folder(),
    encoding: 'utf8',
    env: { ...process.env, SCRIPT: script, RULES: listRules() },
  });
  expect(stderr).toBe('');
  return stdout.split('\n').filter((line) => line !== '');
}

const driver = `
cdk8s-pods() { [[ $1 == rules ]] && printf '%s' "$RULES"; }
eval "$SCRIPT"
COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
_cdk8s_pods cdk8s-pods
printf '%s\\n' "\${COMPREPLY[@]}"
`;

test('bash completes commands', () => {
  expect(completions('')).toEqual(expect.arrayContaining(['verify', 'rules', 'explain', 'completion', 'help']));
  expect(completions('ver')).toEqual(['verify']);
  expect(completions('help', 'ru')).toEqual(['rules']);
});

test('bash completes the options of a command, and those of the program before one', () => {
  expect(completions('verify', '--o')).toEqual(['--output']);
  expect(completions('verify', 'a.yaml', '--pr')).toEqual(['--practices']);
  expect(completions('--ver')).toEqual(['--version']);
});

test('bash completes the values of an option, also after an equals sign', () => {
  expect(completions('verify', '--output', 's')).toEqual(['sarif']);
  expect(completions('verify', '--fail-on', 'w')).toEqual(['warning']);
  expect(completions('verify', '--kubernetes', '1.3')).toContain('1.33');
  expect(completions('verify', '--output', '=')).toEqual(['text', 'json', 'sarif', 'github']);
  expect(completions('verify', '--output', '=', 'g')).toEqual(['github']);
  expect(completions('apply', '--conflicts', 'spec.replicas=leave', '--conflicts', 'l')).toEqual(['leave']);
});

test('bash completes files where a command or an option takes one', () => {
  writeFileSync(join(folder(), 'shop.yaml'), '');
  mkdirSync(join(folder(), 'shop'));
  expect(completions('verify', 'sh').toSorted()).toEqual(['shop', 'shop.yaml']);
  expect(completions('verify', '--pods-json', 'shop.')).toEqual(['shop.yaml']);
  expect(completions('rules', 'sh')).toEqual([]);
});

test('bash completes the codes of rules, as the installed command lists them', () => {
  expect(completions('explain', 'api/port-nu')).toEqual(['api/port-number']);
  expect(completions('verify', '--ignore', 'api/a', '--ignore', 'api/port-nu')).toEqual(['api/port-number']);
});
