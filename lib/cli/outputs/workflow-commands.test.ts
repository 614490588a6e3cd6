import { writeFileSync } from 'node:fs';
import { runCommand } from '../../../test-helpers/run-command';
import { workingFolder } from '../../../test-helpers/temporary-folder';

workingFolder();

const printed = (...args: readonly string[]) => runCommand(args);

/** What GitHub's and Azure's runners act on, and what moves a cursor. */
function expectHarmless(text: string): void {
  expect(text).not.toMatch(/##\[|##vso\[/i);
  expect(text).not.toMatch(/(?!\n)\p{Cc}/u);
  for (const line of text.split('\n'))
    if (/^\s*::/.test(line)) expect(line).toMatch(/^::(?:(?:error|warning) file=[^:]*|notice title=cdk8s-pods)::[^:]/);
}

const hostile = [
  '##[set-output name=image]x',
  '##vso[task.setvariable variable=a]b',
  '::set-output name=a::b',
  '\u001b[2K\rok',
];

test.each(hostile)('%j in names, keys, values and file names is not a command of a runner', (text) => {
  const file = `${text.replaceAll('/', '_')}.yaml`;
  const name = JSON.stringify(text);
  const pod = `{apiVersion: v1, kind: Pod, metadata: {name: ${name}, namespace: ${name}}, spec: {${name}: 1, nodeName: ${name}, containers: [{name: ${name}, image: ${name}}]}}`;
  writeFileSync(file, `${pod}\n---\n${name}\n---\n{kind: ${name}, apiVersion: ${name}, a: 1, a: 2}\n`);
  for (const output of ['text', 'json', 'sarif', 'github']) {
    const { out, err } = printed('verify', file, '--output', output);
    expect(out.length).toBeGreaterThan(1000);
    expectHarmless(out);
    expectHarmless(err);
  }
});

test.each(hostile)('%j as an argument is not a command of a runner', (text) => {
  for (const args of [['explain', text], ['verify', text], ['verify', '--kubernetes', text], [`--${text}`], [text]]) {
    const { out, err } = printed(...args);
    expect(err).not.toBe('');
    expectHarmless(out + err);
  }
});
