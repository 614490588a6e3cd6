import { shellQuoted } from '../../values/shell-words';
import type { CommandSpec, Values } from './command-spec';

/** The completion of a command line in bash: https://www.gnu.org/software/bash/manual/bash.html#Programmable-Completion. */
export function bashCompletion(program: CommandSpec): string {
  const { name, commands } = program;
  const all = [program, ...commands].map((command) => ({ ...command, key: command === program ? '' : command.name }));
  const ofValues = all.flatMap(({ key, options }) =>
    options.flatMap(({ flags, values }) =>
      values === undefined
        ? []
        : [branch(flags.map((flag) => shellQuoted(`${key} ${flag}`)).join('|'), complete(values), 4)],
    ),
  );
  const ofOptions = all.map(({ key, options }) =>
    branch(shellQuoted(key), complete(choices(options.flatMap(({ flags }) => flags))), 6),
  );
  const ofArguments = commands.flatMap(({ name: key, arguments: [first] }) =>
    first === undefined ? [] : [branch(key, complete(first.values), 4)],
  );
  return `# ${name} completion for bash: add the line  source <(${name} completion bash)  to ~/.bashrc
_${functionOf(name)}() {
  local program=$1 current=\${COMP_WORDS[COMP_CWORD]} previous=\${COMP_WORDS[COMP_CWORD - 1]} command= at
  COMPREPLY=()
  # bash makes three words of --option=value.
  if [[ $current == '=' ]]; then
    current=
  elif [[ $previous == '=' ]]; then
    previous=\${COMP_WORDS[COMP_CWORD - 2]}
  fi
  for ((at = 1; at < COMP_CWORD; at++)); do
    if [[ \${COMP_WORDS[at]} != -* ]]; then
      command=\${COMP_WORDS[at]}
      break
    fi
  done
  case "$command $previous" in
${ofValues.join('')}  esac
  if [[ $current == -* ]]; then
    case $command in
${ofOptions.join('')}    esac
    return
  fi
  case $command in
${branch("''", complete(choices(commands.map((one) => one.name))), 4)}${ofArguments.join('')}  esac
}
complete -F _${functionOf(name)} ${name}
`;
}

/** A name that bash takes for a function, also in its mode for POSIX. */
export function functionOf(name: string): string {
  return name.replaceAll('-', '_');
}

function choices(words: readonly string[]): Values {
  return { kind: 'choices', choices: words };
}

function branch(pattern: string, commands: string, indentation: number): string {
  return `${' '.repeat(indentation)}${pattern}) ${commands}; return ;;\n`;
}

/** Where bash 3 has no compopt, and so does not know that a folder is not the end, names are all that there is. */
function complete(values: Values): string {
  switch (values.kind) {
    case 'choices':
      return reply(`compgen -W ${shellQuoted(values.choices.join(' '))} -- "$current"`);
    case 'files':
      return `compopt -o default 2>/dev/null || ${reply('compgen -f -- "$current"')}`;
    case 'folders':
      return `compopt -o dirnames 2>/dev/null || ${reply('compgen -d -- "$current"')}`;
    case 'rules':
      return reply(`compgen -W "$("$program" rules 2>/dev/null | cut -d' ' -f1)" -- "$current"`);
    case 'anything':
      return ':';
  }
}

function reply(command: string): string {
  return `COMPREPLY=($(${command}))`;
}
