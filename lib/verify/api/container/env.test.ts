import { findings, judge, web } from '../../testdata/container-findings';

describe('environment variables', () => {
  const from = (valueFrom: object, more: object = {}) => ({ env: [{ name: 'A', valueFrom, ...more }] });

  it.each([
    ['1A', '1.31', ['Invalid env[0].name']],
    ['1A', '1.32', []],
    ['..', '1.31', ['Invalid env[0].name']],
    ['A=B', '1.37', ['Invalid env[0].name']],
    ['', '1.37', ['Required env[0].name']],
  ] as const)('checks the name %j on Kubernetes %s: %j', (name, kubernetes, expected) => {
    expect(findings({ env: [{ name }] }, { kubernetes })).toEqual(expected);
  });

  it('rejects valueFrom with no source, two sources, or a value', () => {
    const fieldRef = { fieldPath: 'metadata.name' };
    expect(findings(from({}))).toEqual(['Invalid env[0].valueFrom']);
    expect(findings(from({ fieldRef }, { value: '' }))).toEqual([]);
    expect(findings(from({ fieldRef }, { value: 'a' }))).toEqual(['Invalid env[0].valueFrom']);
    expect(findings(from({ fieldRef, resourceFieldRef: { resource: 'limits.cpu' } }))).toEqual([
      'Invalid env[0].valueFrom',
    ]);
  });

  it.each([
    ['metadata.name', []],
    ['spec.host', []],
    ["metadata.labels['a.b/c']", []],
    ["metadata.annotations['A.B/c']", []],
    ["metadata.labels['A.B/c']", ['Invalid env[0].valueFrom.fieldRef']],
    ['metadata.labels', ['NotSupported env[0].valueFrom.fieldRef.fieldPath']],
    ['spec.priority', ['Invalid env[0].valueFrom.fieldRef.fieldPath']],
    ["metadata.name['a']", ['Invalid env[0].valueFrom.fieldRef.fieldPath']],
    ['', ['Required env[0].valueFrom.fieldRef.fieldPath']],
  ])('checks the fieldRef %j: %j', (fieldPath, expected) => {
    expect(findings(from({ fieldRef: { fieldPath } }))).toEqual(expected);
  });

  it.each([
    ['limits.cpu', '1m', []],
    ['limits.cpu', '1000m', []],
    ['limits.cpu', '0', []],
    ['limits.cpu', '01', ['Invalid env[0].valueFrom.resourceFieldRef.divisor']],
    ['limits.cpu', '1e0', ['Invalid env[0].valueFrom.resourceFieldRef.divisor']],
    ['limits.cpu', '1k', ['Invalid env[0].valueFrom.resourceFieldRef.divisor']],
    ['limits.memory', '1024Ki', []],
    ['limits.memory', '+1Ki', ['Invalid env[0].valueFrom.resourceFieldRef.divisor']],
    ['requests.hugepages-1Gi', 1, []],
    ['limits.gpu', '7', ['NotSupported env[0].valueFrom.resourceFieldRef.resource']],
  ])('checks the resourceFieldRef %s with divisor %j: %j', (resource, divisor, expected) => {
    expect(findings(from({ resourceFieldRef: { resource, divisor } }))).toEqual(expected);
  });

  it('requires an emptyDir volume for fileKeyRef', () => {
    const file = from({ fileKeyRef: { key: 'a', volumeName: 'a', path: '/a/b' } });
    const volumes = (volume: object) => ({ spec: { volumes: [{ name: 'a', ...volume }] } });
    const field = 'env[0].valueFrom.fileKeyRef.volumeName';
    expect(findings(file)).toEqual([`NotFound ${field}`]);
    expect(findings(file, volumes({ configMap: { name: 'a' } }))).toEqual([`Invalid ${field}`]);
    expect(findings(file, volumes({}))).toEqual([]);
    expect(findings(file, { kubernetes: '1.34', ...volumes({}) })).toEqual(['Invalid env[0].valueFrom']);
  });

  it('rejects envFrom without exactly one source, without an index in the server path', () => {
    const both = { configMapRef: { name: 'a' }, secretRef: { name: 'B' } };
    expect(findings({ envFrom: [both] })).toEqual(['Invalid envFrom[0].secretRef.name', 'Invalid envFrom']);
    expect(judge({ containers: [{ ...web, envFrom: [{}] }] })[0]?.field).toBe('spec.containers[0].envFrom[0]');
  });

  it('warns about a variable that hides an earlier one', () => {
    const twice = (value: string) =>
      findings({
        env: [
          { name: 'A', value: 'a' },
          { name: 'A', value },
        ],
      });
    expect(twice('b')).toEqual(['warning env[1]']);
    expect(twice('$(A)')).toEqual(['warning env[1]']);
    expect(twice('$(A)b')).toEqual([]);
  });
});
