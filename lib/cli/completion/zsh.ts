import { shellQuoted } from '../../values/shell-words';
import { functionOf } from './bash';
import type { CommandSpec, OptionSpec, Values } from './command-spec';

/** The completion of a command line in zsh: https://zsh.sourceforge.io/Doc/Release/Completion-System.html. */
export function zshCompletion({ name, options, commands }: CommandSpec): string {
  const described = commands.map(
    (command) => `      ${shellQuoted(`${escaped(command.name)}:${command.description}`)}\n`,
  );
  const cases = commands.map(
    (command) => `        ${command.name})
          _arguments${[...command.options.flatMap(optionSpec), ...argumentSpecs(command)].map((spec) => ` \\\n            ${spec}`).join('')}
          ;;
`,
  );
  const own = `_${functionOf(name)}`;
  return `#compdef ${name}
# ${name} completion for zsh: add the line  source <(${name} completion zsh)  to ~/.zshrc, after compinit.
${own}() {
  local context state state_descr line program=$words[1]
  typeset -A opt_args
  _arguments -C${options
    .flatMap(optionSpec)
    .map((spec) => ` \\\n    ${spec}`)
    .join('')} \\
    '1:command:->command' \\
    '*::argument:->argument'
  case $state in
    command)
      local -a commands=(
${described.join('')}      )
      _describe command commands
      ;;
    argument)
      case $words[1] in
${cases.join('')}      esac
      ;;
  esac
}
if [ "$funcstack[1]" = ${own} ]; then
  ${own} "$@"
else
  compdef ${own} ${name}
fi
`;
}

/** One for each spelling: `'(-h --help)-h[display help]'`. */
function optionSpec({ flags, description, values, isRepeatable }: OptionSpec): readonly string[] {
  const others = flags.length > 1 ? `(${flags.join(' ')})` : '';
  const value = values === undefined ? '' : `:value:${action(values)}`;
  return flags.map((flag) => shellQuoted(`${isRepeatable ? '*' : others}${flag}[${escaped(description)}]${value}`));
}

function argumentSpecs({ arguments: all }: CommandSpec): readonly string[] {
  return all.map(({ name, isRepeated, values }) => shellQuoted(`${isRepeated ? '*' : ''}:${name}:${action(values)}`));
}

function action(values: Values): string {
  switch (values.kind) {
    case 'choices':
      return `(${values.choices.join(' ')})`;
    case 'files':
      return '_files';
    case 'folders':
      return '_files -/';
    case 'rules':
      return '{local -a rules=(${${(f)"$($program rules 2>/dev/null)"}%% *}); compadd -a rules}';
    case 'anything':
      return ' ';
  }
}

function escaped(text: string): string {
  return text.replace(/[[\]:\\]/g, '\\$&');
}
