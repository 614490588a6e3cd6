import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../../../test-helpers/temporary-folder';
import { commandTree } from '../command-tree';
import { commandSpec } from './command-spec';
import { zshCompletion } from './zsh';

const silent = { out: () => {}, err: () => {}, standardInput: () => Buffer.alloc(0), colours: false };
const script = zshCompletion(commandSpec(commandTree(silent, () => {})));
const folder = temporaryFolder();

/** The line that an interactive zsh has after a Tab. */
function completed(line: string): string {
  writeFileSync(join(folder(), 'completion.zsh'), script);
  writeFileSync(join(folder(), 'shop.yaml'), '');
  const { stdout, stderr } = spawnSync('zsh', ['-f', '-c', driver, 'zsh', line], { cwd: folder(), encoding: 'utf8' });
  expect(stderr).toBe('');
  return /<<(.*)>>/.exec(stdout)?.[1] ?? stdout;
}

/** A zsh in a terminal of its own, in which Ctrl-X prints the line. */
const driver = `
zmodload zsh/zpty
zpty shell zsh -f -i
read-until() { local text= part; while [[ $text != *$1* ]] && zpty -r shell part; do text+=$part; done; print -r -- "$text" }
zpty -w shell 'PS1= PS2= TERM=dumb; unset zle_bracketed_paste; cdk8s-pods() { print -r -- "api/port-number  A title." }'
zpty -w shell 'autoload -U compinit; compinit -D -u; source ./completion.zsh'
zpty -w shell 'show() { print -r -- "<""<$BUFFER>"">" }; zle -N show; bindkey "^X" show; print rea""dy'
read-until ready >/dev/null
zpty -w -n shell "$1"$'\\t\\x18'
read-until '>>'
zpty -d shell
`;

test.each([
  ['cdk8s-pods verif', 'cdk8s-pods verify '],
  ['cdk8s-pods verify --outp', 'cdk8s-pods verify --output '],
  ['cdk8s-pods verify --output sar', 'cdk8s-pods verify --output sarif '],
  ['cdk8s-pods verify --ignore api/po', 'cdk8s-pods verify --ignore api/port-number '],
  ['cdk8s-pods verify --ignore api/x --ign', 'cdk8s-pods verify --ignore api/x --ignore '],
  ['cdk8s-pods verify --fail-on warning --fail', 'cdk8s-pods verify --fail-on warning --fail'],
  ['cdk8s-pods apply --conflicts spec=take --confl', 'cdk8s-pods apply --conflicts spec=take --conflicts '],
  ['cdk8s-pods verify sho', 'cdk8s-pods verify shop.yaml '],
  ['cdk8s-pods explain api/po', 'cdk8s-pods explain api/port-number '],
  ['cdk8s-pods --vers', 'cdk8s-pods --version '],
])('zsh completes %j', (line, expected) => {
  expect(completed(line)).toBe(expected);
});
