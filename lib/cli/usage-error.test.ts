import { runCommand } from '../../test-helpers/run-command';

function errorOf(...args: readonly string[]): string | undefined {
  return runCommand(args).err.split('\n')[0];
}

test.each([
  [['verfy'], 'error: unknown command "verfy"; did you mean "verify"?'],
  [['verify', '--kuberntes', '1.35'], 'error: unknown option "--kuberntes"; did you mean "--kubernetes"?'],
  [['verify', '--xyz'], 'error: unknown option "--xyz"'],
  [
    ['verify', '--output', 'jsn'],
    'error: --output must be one of text, json, sarif, github, got "jsn"; did you mean "json"?',
  ],
  [
    ['verify', '--output', "it's"],
    'error: --output must be one of text, json, sarif, github, got "it\'s"; set one of them',
  ],
  [['completion', 'bsh'], 'error: <shell> must be one of bash, zsh, got "bsh"; did you mean "bash"?'],
  [['explain'], 'error: missing required argument "code"'],
  [['verify', '--output'], 'error: option "--output <format>" argument missing'],
])('%j is reported in one line, with the nearest that exists', (args, expected) => {
  expect(errorOf(...args)).toBe(expected);
});
