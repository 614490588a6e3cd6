import type { Argument, Command, Option } from 'commander';
import { RepeatableOption } from '../repeatable-option';

/** What a shell completes a word with. */
export type Values =
  | { readonly kind: 'choices'; readonly choices: readonly string[] }
  | { readonly kind: 'files' }
  | { readonly kind: 'folders' }
  | { readonly kind: 'rules' }
  | { readonly kind: 'anything' };

/** An option, as a shell completes it. */
export interface OptionSpec {
  readonly flags: readonly string[];
  readonly description: string;
  /** Absent where the option has no value. */
  readonly values?: Values;
  readonly isRepeatable: boolean;
}

/** A command, as a shell completes it. */
export interface CommandSpec {
  readonly name: string;
  readonly description: string;
  readonly options: readonly OptionSpec[];
  readonly arguments: readonly { readonly name: string; readonly isRepeated: boolean; readonly values: Values }[];
  readonly commands: readonly CommandSpec[];
}

/** What the command tree has for a shell to complete: what `--help` shows. */
export function commandSpec(command: Command): CommandSpec {
  const help = command.createHelp();
  const commands = help.visibleCommands(command);
  const names = commands.map((one) => one.name());
  return {
    name: command.name(),
    description: command.description(),
    options: help.visibleOptions(command).map(optionSpec),
    arguments: command.registeredArguments.map((argument) => ({
      name: argument.name(),
      isRepeated: argument.variadic,
      values: valuesOf(argument.name(), argument),
    })),
    commands: commands.map((one) => (one.name() === 'help' ? helpSpec(one, names) : commandSpec(one))),
  };
}

/** The command `help`, which commander adds. */
function helpSpec(command: Command, choices: readonly string[]): CommandSpec {
  const one = { name: 'command', isRepeated: false, values: { kind: 'choices', choices } } as const;
  return { ...commandSpec(command), options: [], arguments: [one] };
}

function optionSpec(option: Option): OptionSpec {
  const { short, long, description } = option;
  const flags = [short, long].filter((flag) => flag != null);
  const [, name] = /[<[](.+?)[>\]]/.exec(option.flags) ?? [];
  const isRepeatable = option instanceof RepeatableOption;
  return { flags, description, isRepeatable, ...(name !== undefined && { values: valuesOf(name, option) }) };
}

/** By the choices, or else by the name of the value: `<file>`, `<glob>`, `[dir]`, `[paths...]`, `<old>`, `<code>`. */
function valuesOf(name: string, { argChoices }: Option | Argument): Values {
  if (argChoices !== undefined) return { kind: 'choices', choices: argChoices };
  if (/^(?:file|glob|paths?|old|new)\b/.test(name)) return { kind: 'files' };
  if (/^(?:dir|folder)\b/.test(name)) return { kind: 'folders' };
  return name === 'code' ? { kind: 'rules' } : { kind: 'anything' };
}
