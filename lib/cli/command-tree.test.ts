import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { commandTree } from './command-tree';
import { type CommandSpec, commandSpec } from './completion/command-spec';
import { exitCodes } from './exit-codes';
import { run } from './run';

const silent = { out: () => {}, err: () => {}, standardInput: () => Buffer.alloc(0), colours: false };
const program = commandSpec(commandTree(silent, () => {}));
const commands = program.commands.filter(({ name }) => name !== 'help');

function helpOf(...names: readonly string[]): string {
  let text = '';
  const out = (part: string) => {
    text += part;
  };
  run([...names, '--help'], { ...silent, out });
  return text;
}

/** The command lines of `cdk8s-pods` in the examples of a help text. */
function examplesIn(help: string): readonly string[] {
  const [, block = ''] = /\nExamples:\n((?: {2}.*\n)+)/.exec(help) ?? [];
  return [...block.matchAll(/(?:^ {2}|\| |\()(cdk8s-pods .*?)(?: {2}| [|>]|\)|$)/gm)].map(([, line = '']) => line);
}

function problemOf(example: string): string | undefined {
  const [, name = '', ...args] = example.split(' ');
  const command: CommandSpec | undefined = commands.find((one) => one.name === name);
  if (command === undefined) return `${example}: unknown command`;
  const flags = command.options.flatMap((option) => option.flags);
  const unknown = args.filter((arg) => arg.startsWith('--') && !flags.includes(arg));
  return unknown.length === 0 ? undefined : `${example}: unknown option ${unknown.join()}`;
}

test.each(commands.map(({ name }) => name))('%s --help has examples, whose commands and options exist', (name) => {
  const examples = examplesIn(helpOf(name));
  expect(examples.length).toBeGreaterThan(0);
  expect(examples.map(problemOf)).toEqual(examples.map(() => undefined));
});

test.each(['', ...commands.map(({ name }) => name)])('%s --help has the table of exit codes', (name) => {
  const help = helpOf(...(name === '' ? [] : [name]));
  const [, , { meaning }] = exitCodes;
  expect(help).toContain(`\n  2  ${meaning}\n`);
  expect(help).toMatch(/\nExit codes:\n {2}0 {2}done/);
});

test.each(['init', 'synth', 'verify', 'plan', 'apply', 'status'])(
  '%s --help has its own meaning of exit code 1',
  (name) => {
    const [, meaning = ''] = /\n {2}1 {2}(.+)\n/.exec(helpOf(name)) ?? [];
    const [, { meaning: all }] = exitCodes;
    expect(all.split('<br>')).toContain(`\`${name}\`: ${meaning}`);
  },
);

test('rules --help has no exit code 1, as it has no findings', () => {
  expect(helpOf('rules')).not.toContain('\n  1  ');
});

test.each(['--context', '--kubeconfig'])('%s is the same option of all commands that ask a cluster', (flag) => {
  const options = ['plan', 'apply', 'status', 'logs'].map((name) =>
    commands.find((one) => one.name === name)?.options.find(({ flags }) => flags.includes(flag)),
  );
  expect(options[0]).toBeDefined();
  expect(options).toEqual(options.map(() => options[0]));
});

test.each(['plan', 'apply', 'status', 'logs'])('%s has -n for --namespace', (name) => {
  const options = commands.find((one) => one.name === name)?.options.map(({ flags }) => flags);
  expect(options).toContainEqual(['-n', '--namespace']);
});

test('no line of examples in a help text is longer than 130 characters', () => {
  const lines = commands.flatMap(({ name }) => (/\nExamples:\n[\s\S]*?\n\n/.exec(helpOf(name))?.[0] ?? '').split('\n'));
  expect(lines.length).toBeGreaterThan(commands.length);
  expect(lines.filter((line) => line.length > 130)).toEqual([]);
});

test('docs/command-line.md has the same table, and a line for each command', () => {
  const page = readFileSync(join(__dirname, '../../docs/command-line.md'), 'utf8');
  for (const { code, meaning } of exitCodes) expect(page).toContain(`| ${code} | ${meaning} |`);
  for (const { name } of commands) expect(page).toMatch(new RegExp(`^\\| \\[?\`cdk8s-pods ${name}\\b`, 'm'));
});

test('a run makes only its own command, and all of them where it names none', () => {
  const namesFor = (only: string) => commandTree(silent, () => {}, only).commands.map((command) => command.name());
  const all = commandTree(silent, () => {}).commands.map((command) => command.name());
  expect(namesFor('plan')).toEqual(['plan']);
  for (const other of ['', 'help', '--help', '-V', 'plans', 'toString']) expect(namesFor(other)).toEqual(all);
});

test('a completion script has all commands', () => {
  let script = '';
  run(['completion', 'bash'], {
    ...silent,
    out: (part) => {
      script += part;
    },
  });
  for (const { name } of commands) expect(script).toContain(name);
});
