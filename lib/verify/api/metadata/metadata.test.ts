import type { KubernetesVersion } from '../../../kubernetes/version';
import { givenName } from '../../defaults/given-name';
import { verify } from '../../verify';

function refusals(metadata: object, kubernetes: KubernetesVersion = '1.35', kind = 'ConfigMap'): readonly string[] {
  return verify({ apiVersion: 'v1', kind, metadata: { name: 'a', ...metadata } }, { kubernetes, practices: false })
    .filter(({ reason, field }) => reason !== undefined && field.startsWith('metadata'))
    .map(({ reason, serverField, field }) => `${reason?.slice('FieldValue'.length)} ${serverField ?? field}`);
}

describe('the name of an object', () => {
  it('is its own or made from a prefix', () => {
    expect(refusals({ name: '' })).toEqual(['Required metadata.name']);
    expect(refusals({ name: '', generateName: 'a-' })).toEqual([]);
    expect(refusals({ name: '', generateName: 'A_b-' })).toEqual([
      'Invalid metadata.generateName',
      'Invalid metadata.name',
    ]);
    expect(refusals({ name: 'b', generateName: 'ß-' })).toEqual(['Invalid metadata.generateName']);
    expect(refusals({ name: 'b', generateName: 'A_b-' })).toEqual(['Invalid metadata.generateName']);
  });

  it('is tested with another end where the prefix has a hyphen there', () => {
    expect(refusals({ generateName: 'aB-' })).toEqual([]);
    expect(refusals({ generateName: 'Ab-' })).toEqual(['Invalid metadata.generateName']);
  });

  it.each([
    ['-', 'v1', 'ConfigMap', 'rename it'],
    ['-', 'v1', 'ReplicationController', 'rename it'],
    ['A_b-', 'v1', 'ConfigMap', 'rename it to "a-b"'],
  ])(
    'made from the prefix %j in a %s %s that is none is a mistake in the prefix',
    (generateName, apiVersion, kind, fix) => {
      const object = { apiVersion, kind, metadata: { generateName }, spec: {} };
      const findings = verify(object, { kubernetes: '1.35', practices: false });
      for (const finding of findings.filter(({ code }) => code === 'api/name-format')) {
        expect(finding).toMatchObject({ field: 'metadata.generateName', value: generateName, fix });
        expect(finding.message).toMatch(`, got "${generateName}"`);
      }
      expect(findings.map(({ code }) => code)).toContain('api/name-format');
    },
  );

  it('is cut to what leaves room for five characters', () => {
    expect(givenName({ generateName: 'x'.repeat(70) })).toHaveLength(63);
    expect(givenName({ generateName: 'ä'.repeat(40) })).toBe(`${'ä'.repeat(29)}xxxxx`);
    expect(givenName({ name: 'a', generateName: 'b-' })).toBe('a');
    expect(givenName(undefined)).toBe('');
  });

  it.each([
    ['a'.repeat(253), 0],
    ['a'.repeat(254), 1],
    [`${'A'.repeat(254)}`, 2],
  ])('has %s problems by its length', (name, count) => {
    expect(refusals({ name })).toHaveLength(count);
  });
});

describe('labels and annotations', () => {
  it('are named by the map in the server, and by the entry here', () => {
    const object = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a', labels: { 'a/b/c': 'd e' } } };
    const findings = verify(object, { kubernetes: '1.35', practices: false });
    expect(findings.map(({ field, serverField }) => [field, serverField])).toEqual([
      ['metadata.labels[a/b/c]', 'metadata.labels'],
      ['metadata.labels[a/b/c]', 'metadata.labels'],
    ]);
  });

  it('have keys in which the case of a prefix counts for labels only', () => {
    expect(refusals({ labels: { 'Example.com/a': 'b' } })).toEqual(['Invalid metadata.labels']);
    expect(refusals({ annotations: { 'Example.com/a': 'b' } })).toEqual([]);
  });

  it.each(['__proto__', 'constructor', 'toString'])('may be called %s', (name) => {
    const written = JSON.parse(`{"${name}": "a b"}`);
    const expected =
      name === '__proto__' ? ['Invalid metadata.labels', 'Invalid metadata.labels'] : ['Invalid metadata.labels'];
    expect(refusals({ labels: written })).toEqual(expected);
  });

  it('have a size in bytes', () => {
    const half = 131_072;
    expect(refusals({ annotations: { a: 'x'.repeat(half * 2 - 1) } })).toEqual([]);
    expect(refusals({ annotations: { a: 'é'.repeat(half) } })).toEqual(['TooLong metadata.annotations']);
  });
});

function codes(metadata: object): readonly string[] {
  const object = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a', ...metadata } };
  const findings = verify(object, { kubernetes: '1.37', practices: false });
  return findings.map(({ severity, code, field }) => `${severity} ${code} ${field}`);
}

describe('what servers write', () => {
  it('has an index from 1.37 on, and is required there', () => {
    const ownerReferences = [{ apiVersion: 'apps/', kind: '', name: 'a', uid: 'b' }];
    expect(refusals({ ownerReferences }, '1.36')).toEqual([
      'Invalid metadata.ownerReferences.apiVersion',
      'Invalid metadata.ownerReferences.kind',
    ]);
    expect(refusals({ ownerReferences }, '1.37')).toEqual([
      'Invalid metadata.ownerReferences[0].apiVersion',
      'Required metadata.ownerReferences[0].kind',
    ]);
  });

  it('has one controller', () => {
    const owner = (name: string) => ({ apiVersion: 'v1', kind: 'Node', name, uid: name, controller: true });
    expect(refusals({ ownerReferences: [owner('a')] })).toEqual([]);
    expect(refusals({ ownerReferences: [owner('a'), owner('b')] })).toEqual(['Invalid metadata.ownerReferences']);
  });

  it('has finalizers with a prefix, or Kubernetes’ own', () => {
    expect(refusals({ finalizers: ['orphan', 'a.b/c', 'c'] })).toEqual(['Invalid metadata.finalizers[2]']);
    expect(refusals({ finalizers: ['orphan', 'foregroundDeletion'] })).toEqual(['Invalid metadata.finalizers']);
    expect(refusals({ finalizers: [''] })).toEqual(['Invalid metadata.finalizers', 'Invalid metadata.finalizers[0]']);
  });

  it('counts generations from 0, where the server does not count itself', () => {
    expect(refusals({ generation: -1 })).toEqual(['Invalid metadata.generation']);
    expect(refusals({ generation: -1 }, '1.32', 'Pod')).toEqual(['Invalid metadata.generation']);
    expect(refusals({ generation: -1 }, '1.33', 'Pod')).toEqual([]);
  });

  it('has no resourceVersion but 0 and what is no number', () => {
    for (const resourceVersion of ['1', '007', String(2n ** 64n - 1n)]) {
      expect(codes({ resourceVersion })).toEqual(['error api/resource-version metadata.resourceVersion']);
    }
    for (const resourceVersion of ['', '0', 'x', '-1', '+1', '1.0', String(2n ** 64n), null]) {
      expect(codes({ resourceVersion })).toEqual([]);
    }
  });

  it('has no owner twice', () => {
    const owner = { apiVersion: 'v1', kind: 'Node', name: 'a', uid: 'b' };
    const wrong = { ...owner, kind: '' };
    expect(codes({ ownerReferences: [owner, owner] })).toEqual([
      'warning api/duplicate-owner metadata.ownerReferences[1]',
    ]);
    expect(refusals({ ownerReferences: [owner, owner, wrong, wrong] }, '1.37')).toEqual([
      'Required metadata.ownerReferences[1].kind',
    ]);
    expect(codes({ ownerReferences: [owner, { ...owner, controller: false }] })).toEqual([]);
  });

  test('managers are written by the server, whatever is sent', () => {
    expect(codes({ managedFields: [{}] })).toEqual([]);
    expect(codes({ managedFields: [{ manager: 'a', operation: 'Patch', fieldsType: 'FieldsV2' }] })).toEqual([]);
    expect(codes({ managedFields: [{ manager: 1 }] })).toEqual([
      'error shape/wrong-type metadata.managedFields[0].manager',
    ]);
  });

  test.each(['uid', 'selfLink', 'creationTimestamp', 'deletionTimestamp', 'deletionGracePeriodSeconds'])(
    '%s is overwritten, whatever it is',
    (field) => {
      const value = field.endsWith('Timestamp') ? '2026-11-23T10:00:00Z' : field.endsWith('Seconds') ? -1 : 'x y';
      expect(refusals({ [field]: value })).toEqual([]);
    },
  );
});

test('annotations are looked at in small letters, as Go writes them: the Turkish capital I is an i', () => {
  const metadata = { name: 'a', annotations: { 'İx.example.com/A': '' } };
  expect(verify({ apiVersion: 'v1', kind: 'ConfigMap', metadata }, { kubernetes: '1.35', practices: false })).toEqual(
    [],
  );
});
