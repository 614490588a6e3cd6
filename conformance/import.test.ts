import fc from 'fast-check';
import { arbitraryString, arbitraryTree } from '../lib/synth/yaml/testdata/arbitrary-tree';
import { compilers, diagnosticsOf } from '../test-helpers/compilers';
import { parts, readCases } from './corpus/cases';
import { imported, importedFrom, roundTrip } from './import/round-trip';
import { realApps } from './manifests/read';

// Warnings about the manifests are not what is tested.
jest.spyOn(process.stderr, 'write').mockReturnValue(true);

const apps = [...realApps()];
const trips = new Map(
  apps
    .filter((_, at) => at % 3 === 0)
    .map(([app, objects]) => [
      app,
      roundTrip(
        objects.map((object) => imported(object)),
        '1.35',
      ),
    ]),
);

test('programs of real manifests synthesize the same objects', () => {
  expect(trips.size).toBeGreaterThan(100);
  expect([...trips].filter(([, { failures }]) => failures.length > 0)).toEqual([]);
});

test.each(parts)('programs of the accepted objects of corpus part %s synthesize the same', (part) => {
  const accepted = readCases(part).filter(({ answers }) => answers['1.35']?.verdict === 'accept');
  const step = Math.ceil(accepted.length / 60);
  const failed = accepted
    .filter((_, at) => at % step === 0)
    .flatMap(({ object }) => roundTrip([imported(object as object)], '1.35').failures);
  expect(failed).toEqual([]);
});

test('programs of real manifests compile as strictly as users have it', () => {
  const programs = Object.fromEntries([...trips].map(([app, { program }]) => [app, program]));
  const diagnostics = diagnosticsOf(compilers['5.9'] as string, programs);
  expect(Object.entries(diagnostics).filter(([, text]) => text !== '')).toEqual([]);
});

test('a program of YAML as people write it synthesizes what kubectl reads', () => {
  const text = `# all kinds of scalars
apiVersion: v1
kind: ConfigMap
metadata: { name: scalars, labels: { on: "yes", "1": 'off' } }
data:
  quoted: "8080" # not a number
  yes: 'true'
  octal: "0644"
  empty: ""
  blank: ' '
  literal: |
    first
      indented # no comment

    last
  stripped: |-
    \`backquotes\` and \${substitutions}
  kept: |+
    lines

  folded: >
    one
    line
  "double": "tab\\t, quote\\", backslash \\\\, \\u00e9"
  windows: "a\\r\\nb"
  nothing:
---
apiVersion: example.com/v1
kind: Any
metadata: { name: any, annotations: {} }
spec:
  mode: 0o17
  old: 0644
  float: 1.50
  large: 1e21
  negative: -0.5
  none: ~
  nulls: [null, ~]
  empty: [{}, [], "", {a: {}}]
  list:
    # before
    - 1 # one
    # between
    - - nested
      # - commented
  anchor: &a { b: c }
  merged: { <<: *a, d: e }
  constructor: kept
`;
  const { failures, objects, program } = roundTrip(importedFrom(text), '1.35');
  expect({ failures, objects }).toEqual({ failures: [], objects: 2 });
  for (const comment of ['all kinds of scalars', 'not a number', 'before', 'one', 'between', '- commented']) {
    expect(program).toContain(`// ${comment}\n`);
  }
});

test('a program of a custom resource with any content synthesizes it', () => {
  fc.assert(
    fc.property(arbitraryTree, (spec) => {
      const object = { apiVersion: 'example.com/v1', kind: 'Any', metadata: { name: 'any' }, spec: { of: spec } };
      const { failures } = roundTrip([imported(object)], '1.35');
      expect(failures).toEqual([]);
    }),
    { numRuns: 60 },
  );
});

test('a program of a ConfigMap with any strings, as keys and values, synthesizes them as kubectl reads them', () => {
  const strings = [
    '0o22',
    '0X1f',
    '0B1',
    '+_1',
    'a\u0085b',
    'a\u2028b',
    'a\u2029b',
    '\tx',
    ' \n',
    '<‹',
    '\u007f',
    '\ufffe',
  ];
  const check = (data: Readonly<Record<string, string>>) => {
    const object = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'any', annotations: data }, data };
    const { failures, notes } = roundTrip([imported(object)], '1.35');
    expect({ failures, notes: notes.filter((note) => !/ApiObject|not valid/.test(note)) }).toEqual({
      failures: [],
      notes: [],
    });
  };
  check(Object.fromEntries(strings.flatMap((text) => [[text, text]])));
  const keys = arbitraryString.filter((key) => key !== '__proto__' && key !== '' && key !== 'constructor');
  fc.assert(fc.property(fc.dictionary(keys, arbitraryString, { minKeys: 1, maxKeys: 6 }), check), { numRuns: 60 });
});

test('no name of a field leaves the comments and the notes that mention it', () => {
  fc.assert(
    fc.property(arbitraryString, fc.constantFrom('\n', '\r', '\u2028', '\u2029'), (text, end) => {
      const key = `${text}${end}throw new Error('injected');//`;
      const object = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'any', [key]: null } };
      const { failures, notes } = roundTrip([imported(object)], '1.35');
      expect({ failures, lines: notes.filter((note) => /[\n\r\u2028\u2029]/.test(note)) }).toEqual({
        failures: [],
        lines: [],
      });
    }),
    { numRuns: 60 },
  );
});
