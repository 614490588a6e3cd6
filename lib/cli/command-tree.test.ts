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
  for (const { code, meaning } of exitCodes) expect(help).toContain(`\n  ${code}  ${meaning}\n`);
});

test('docs/command-line.md has the same table, and a line for each command', () => {
  const page = readFileSync(join(__dirname, '../../docs/command-line.md'), 'utf8');
  for (const { code, meaning } of exitCodes) expect(page).toContain(`| ${code} | ${meaning} |`);
  for (const { name } of commands) expect(page).toMatch(new RegExp(`^\\| \\[?\`cdk8s-pods ${name}\\b`, 'm'));
});
