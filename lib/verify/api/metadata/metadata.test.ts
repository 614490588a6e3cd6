import type { KubernetesVersion } from '../../../kubernetes/version';
import { givenName } from '../../defaults/given-name';
import { verify } from '../../verify';

function refusals(metadata: object, kubernetes: KubernetesVersion = '1.35', kind = 'ConfigMap'): readonly string[] {
  return verify({ apiVersion: 'v1', kind, metadata: { name: 'a', ...metadata } }, { kubernetes, practices: false })
    .filter(({ reason, field }) => reason !== undefined && field.startsWith('metadata'))
    .map(({ reason, serverField, field }) => `${reason?.slice('FieldValue'.length)} ${serverField ?? field}`);
}

describe('the name of an object', () => {
  it('is required, or is generated from generateName', () => {
    expect(refusals({ name: '' })).toEqual(['Required metadata.name']);
    expect(refusals({ name: '', generateName: 'a-' })).toEqual([]);
    expect(refusals({ name: '', generateName: 'A_b-' })).toEqual([
      'Invalid metadata.generateName',
      'Invalid metadata.name',
    ]);
    expect(refusals({ name: 'b', generateName: 'ß-' })).toEqual(['Invalid metadata.generateName']);
    expect(refusals({ name: 'b', generateName: 'A_b-' })).toEqual(['Invalid metadata.generateName']);
  });

  it('is checked without the trailing hyphen of generateName', () => {
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

  it('is cut to leave room for the generated suffix', () => {
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
  it('are reported at the entry, and at the map in the server path', () => {
    const object = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a', labels: { 'a/b/c': 'd e' } } };
    const findings = verify(object, { kubernetes: '1.35', practices: false });
    expect(findings.map(({ field, serverField }) => [field, serverField])).toEqual([
      ['metadata.labels[a/b/c]', 'metadata.labels'],
      ['metadata.labels[a/b/c]', 'metadata.labels'],
    ]);
  });

  it('reject upper case in the prefix of labels only', () => {
    expect(refusals({ labels: { 'Example.com/a': 'b' } })).toEqual(['Invalid metadata.labels']);
    expect(refusals({ annotations: { 'Example.com/a': 'b' } })).toEqual([]);
  });

  it.each(['__proto__', 'constructor', 'toString'])('accept the key %s', (name) => {
    const written = JSON.parse(`{"${name}": "a b"}`);
    const expected =
      name === '__proto__' ? ['Invalid metadata.labels', 'Invalid metadata.labels'] : ['Invalid metadata.labels'];
    expect(refusals({ labels: written })).toEqual(expected);
  });

  it('reject annotations over the size limit in bytes', () => {
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

describe('metadata that servers set', () => {
  it('reports owner references with an index since 1.37', () => {
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

  it('rejects two controllers', () => {
    const owner = (name: string) => ({ apiVersion: 'v1', kind: 'Node', name, uid: name, controller: true });
    expect(refusals({ ownerReferences: [owner('a')] })).toEqual([]);
    expect(refusals({ ownerReferences: [owner('a'), owner('b')] })).toEqual(['Invalid metadata.ownerReferences']);
  });

  it("accepts finalizers with a domain prefix, and Kubernetes' own", () => {
    expect(refusals({ finalizers: ['orphan', 'a.b/c', 'c'] })).toEqual(['Invalid metadata.finalizers[2]']);
    expect(refusals({ finalizers: ['orphan', 'foregroundDeletion'] })).toEqual(['Invalid metadata.finalizers']);
    expect(refusals({ finalizers: [''] })).toEqual(['Invalid metadata.finalizers', 'Invalid metadata.finalizers[0]']);
  });

  it('rejects a negative generation unless the server sets it', () => {
    expect(refusals({ generation: -1 })).toEqual(['Invalid metadata.generation']);
    expect(refusals({ generation: -1 }, '1.32', 'Pod')).toEqual(['Invalid metadata.generation']);
    expect(refusals({ generation: -1 }, '1.33', 'Pod')).toEqual([]);
  });

  it('rejects a resourceVersion that is a number above 0', () => {
    for (const resourceVersion of ['1', '007', String(2n ** 64n - 1n)]) {
      expect(codes({ resourceVersion })).toEqual(['error api/resource-version metadata.resourceVersion']);
    }
    for (const resourceVersion of ['', '0', 'x', '-1', '+1', '1.0', String(2n ** 64n), null]) {
      expect(codes({ resourceVersion })).toEqual([]);
    }
  });

  it('warns about duplicate owners', () => {
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

  test('ignores managedFields, whatever they are', () => {
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

test('checks annotation keys in lower case as Go does, with the Turkish capital I as i', () => {
  const metadata = { name: 'a', annotations: { 'İx.example.com/A': '' } };
  expect(verify({ apiVersion: 'v1', kind: 'ConfigMap', metadata }, { kubernetes: '1.35', practices: false })).toEqual(
    [],
  );
});
