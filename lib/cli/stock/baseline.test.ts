import { array, assert, constantFrom, property, record } from 'fast-check';
import type { LocatedFinding } from '../outputs/outcome';
import { compare, knownFindings, type Verified } from './baseline';

const pathOf = (file: string) => file;

interface Place {
  readonly name?: string;
  readonly line?: number;
  readonly namedField?: string;
}

/** A finding in a Deployment, or in text that is not an object. */
function found(file: string, { name = 'web', line = 1, namedField = 'spec' }: Place = {}): LocatedFinding {
  const finding = { code: 'api/port-number', severity: 'error', field: 'spec', message: 'must be 1 to 65535' } as const;
  const resource = name === '' ? {} : { apiVersion: 'apps/v1', kind: 'Deployment', namespace: 'shop', name };
  return { file, line, column: 1, resource, finding, namedField };
}

function verified(
  files: Readonly<Record<string, readonly string[]>>,
  missing: readonly string[] = [],
  elsewhere: Readonly<Record<string, readonly string[]>> = {},
): Verified {
  const webOf = (name: string) => ({ apiVersion: 'apps/v1', kind: 'Deployment', namespace: 'shop', name });
  const resources = Object.entries(files).flatMap(([file, names]) => names.map((name) => ({ file, ...webOf(name) })));
  const objectsElsewhere = (file: string) => elsewhere[file]?.map(webOf);
  const stateOf = (file: string) => (file in files ? 'verified' : missing.includes(file) ? 'missing' : 'elsewhere');
  return { resources, pathOf, stateOf, objectsElsewhere };
}

/** The files of new findings, and how many known ones are fixed. */
function compared(before: readonly LocatedFinding[], now: readonly LocatedFinding[], run: Verified) {
  const { known, fixed } = compare(now, knownFindings(before, pathOf), run);
  return { new: now.filter((one) => !known.has(one)).map(({ file }) => file), fixed };
}

test('a finding is recorded with its object and place, without its position and value', () => {
  expect(knownFindings([found('b.yaml'), found('a.yaml', { name: '' }), found('b.yaml', { line: 9 })], pathOf)).toEqual(
    [
      { file: 'a.yaml', kind: '', namespace: '', name: '', field: 'spec', code: 'api/port-number', count: 1 },
      {
        file: 'b.yaml',
        kind: 'Deployment.apps',
        namespace: 'shop',
        name: 'web',
        field: 'spec',
        code: 'api/port-number',
        count: 2,
      },
    ],
  );
});

describe('a finding is known', () => {
  test('on another line', () => {
    const run = verified({ 'a.yaml': ['web'] });
    expect(compared([found('a.yaml')], [found('a.yaml', { line: 7 })], run)).toEqual({ new: [], fixed: 0 });
  });

  test('in a renamed file', () => {
    const run = verified({ 'b.yaml': ['web'] }, ['a.yaml']);
    expect(compared([found('a.yaml')], [found('b.yaml')], run)).toEqual({ new: [], fixed: 0 });
  });

  test('in an object that has moved to another file', () => {
    const run = verified({ 'a.yaml': ['other'], 'b.yaml': ['web'] });
    expect(compared([found('a.yaml')], [found('b.yaml')], run)).toEqual({ new: [], fixed: 0 });
  });
});

test('a finding is known in an object that has left a file that is not a part of this run', () => {
  const run = verified({ 'b.yaml': ['web'] }, [], { 'a.yaml': ['other'] });
  expect(compared([found('a.yaml')], [found('b.yaml')], run)).toEqual({ new: [], fixed: 0 });
  const copied = verified({ 'b.yaml': ['web'] }, [], { 'a.yaml': ['other', 'web'] });
  expect(compared([found('a.yaml')], [found('b.yaml')], copied)).toEqual({ new: ['b.yaml'], fixed: 0 });
});

test('a finding without a name is known in another folder, if its file is no longer in the first', () => {
  const run = verified({ 'new/a.yaml': [] }, ['old/a.yaml']);
  expect(compared([found('old/a.yaml', { name: '' })], [found('new/a.yaml', { name: '' })], run)).toEqual({
    new: [],
    fixed: 0,
  });
});

describe('a finding is new', () => {
  test('in another field', () => {
    const run = verified({ 'a.yaml': ['web'] });
    const now = [found('a.yaml'), found('a.yaml', { namedField: 'spec.replicas' })];
    expect(compared([found('a.yaml')], now, run)).toEqual({ new: ['a.yaml'], fixed: 0 });
  });

  test('in a copy of the object in another file, whichever comes first', () => {
    const run = verified({ 'a.yaml': ['web'], 'b.yaml': ['web'] });
    const now = [found('a.yaml'), found('b.yaml')];
    expect(compared([found('b.yaml')], now, run)).toEqual({ new: ['a.yaml'], fixed: 0 });
    expect(compared([found('a.yaml')], now, run)).toEqual({ new: ['b.yaml'], fixed: 0 });
  });

  test('in a copy of the object in the same file', () => {
    const run = verified({ 'a.yaml': ['web', 'web'] });
    expect(compared([found('a.yaml')], [found('a.yaml'), found('a.yaml', { line: 9 })], run)).toEqual({
      new: ['a.yaml'],
      fixed: 0,
    });
  });

  test('in a copy of an object whose file is not a part of this run', () => {
    const run = verified({ 'b.yaml': ['web'] });
    expect(compared([found('a.yaml')], [found('b.yaml')], run)).toEqual({ new: ['b.yaml'], fixed: 0 });
  });

  test('where it was fixed in one overlay and comes up in another', () => {
    const run = verified({ 'a.yaml': ['web'], 'b.yaml': ['web'] });
    expect(compared([found('a.yaml')], [found('b.yaml')], run)).toEqual({ new: ['b.yaml'], fixed: 1 });
  });

  test('where the text of another file cannot be read, or an object has no name', () => {
    const now = [found('b.yaml', { name: '' })];
    const isNew = { new: ['b.yaml'], fixed: 1 };
    expect(compared([found('a.yaml', { name: '' })], now, verified({ 'b.yaml': [] }, ['a.yaml']))).toEqual(isNew);
    const both = verified({ 'old/b.yaml': [], 'b.yaml': [] });
    expect(compared([found('old/b.yaml', { name: '' })], now, both)).toEqual(isNew);
  });
});

test('all findings are known in the baseline that records them, in any order', () => {
  const finding = record({
    file: constantFrom('a.yaml', 'b.yaml'),
    name: constantFrom('web', 'api', ''),
    namedField: constantFrom('spec', 'metadata'),
  }).map(({ file, ...place }) => found(file, place));
  assert(
    property(array(finding), (findings) => {
      const run = verified({ 'a.yaml': ['web', 'api'], 'b.yaml': ['web', 'api'] });
      expect(compared(findings, findings.toReversed(), run)).toEqual({ new: [], fixed: 0 });
    }),
    { seed: Number(process.env.PROPERTY_SEED ?? 1) },
  );
});

test('findings that are no longer found are counted, but for files that are not a part of this run', () => {
  const before = [found('a.yaml'), found('a.yaml', { line: 9 }), found('b.yaml'), found('gone.yaml', { name: 'x' })];
  const run = verified({ 'a.yaml': ['web'] }, ['gone.yaml']);
  expect(compared(before, [found('a.yaml')], run)).toEqual({ new: [], fixed: 2 });
});
