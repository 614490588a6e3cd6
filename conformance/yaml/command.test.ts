import { basename } from 'node:path';
import { run } from '../../lib/cli/run';
import { filesOfCases, readLabels } from './cases';

/** What the command finds in a file. */
function verify(file: string) {
  let out = '';
  const terminal = {
    out: (text: string) => {
      out += text;
    },
    err: () => undefined,
    standardInput: () => new Uint8Array(),
    colours: false,
  };
  const exitCode = run(['verify', file, '--practices', 'off', '--kubernetes', '1.35', '--output', 'json'], terminal);
  const { findings, objects }: { findings: Record<string, unknown>[]; objects: number } = JSON.parse(out);
  return { exitCode, findings, objects };
}

/** What the command finds in files that kubectl reads; nothing in the others. */
const found: Readonly<Record<string, readonly object[]>> = {
  'dots-then-doc.yaml': [{ code: 'shape/ignored-text', line: 5, column: 1 }],
  // kubectl reads `y` as true.
  'flow-map-ipv6.yaml': [{ field: 'spec.hostAliases[1].hostnames[0]', fix: 'quote it: "y"' }],
  'quote-advice.yaml': [
    ...[`version: "1.10"`, 'build: "0755"', 'true: "y"'].map(quoted('metadata.labels')),
    ...['a: "1.10"', 'b: "0o644"', 'c: "1e3"', 'd: "1_000"', 'e: "0x1F"', 'f: "553640e6"', 'g: "03788745"'].map(
      quoted('metadata.annotations'),
    ),
    ...['h: "12345678901234567890"', 'i: "1.0"', 'j: "yes"', 'k: "+5"', 'l: ".5"', 'm: "010"', 'q: "0.10"'].map(
      quoted('metadata.annotations'),
    ),
    ...['"03788745"', '"0022"', '"1.10"', '"553640e6"', '"on"', '"12345678901234567890123"'].map((value, at) => ({
      field: `spec.containers[0].env[${at}].value`,
      fix: `quote it: ${value}`,
    })),
    { field: 'spec.containers[0].args[1]', fix: 'quote it: "0077"' },
    { field: 'spec.containers[0].args[3]', fix: 'quote it: "3.10"' },
  ],
};

function quoted(map: string): (entry: string) => object {
  return (entry) => {
    const [key, value] = entry.split(': ');
    return { field: `${map}[${key}]`, fix: `quote it: ${value}` };
  };
}

/** The line of the document at which kubectl stops. */
const refusedAt: Readonly<Record<string, number>> = {
  'literal-tabs.yaml': 6,
  'quoted-escapes.yaml': 5,
  'sep-content.yaml': 1,
  'surrogate-esc.yaml': 5,
  'surrogate-escape.yaml': 4,
};

const labels = readLabels('files');

test.each(filesOfCases().map((file, at) => [basename(file), file, labels[at]] as const))(
  'the command takes of %s what kubectl takes',
  (name, file, label) => {
    const { exitCode, findings, objects } = verify(file);
    const line = refusedAt[name];
    expect(label?.refused).toBe(line !== undefined);
    const expected = line === undefined ? (found[name] ?? []) : [{ code: 'shape/unreadable', line }];
    expect(findings).toMatchObject(expected);
    expect(exitCode).toBe(expected.length === 0 ? 0 : 1);
    if (line === undefined) expect(objects).toBe(label?.documents.length);
  },
);
