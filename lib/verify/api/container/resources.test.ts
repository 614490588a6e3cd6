import { findings, judge, spell, web } from '../../testdata/container-findings';

describe('resources', () => {
  const limits = (amounts: object, more: object = {}) =>
    findings({ resources: { requests: {}, limits: amounts, ...more } });
  const both = (name: string) => [`Invalid resources.limits[${name}]`, `Invalid resources.requests[${name}]`];

  it.each([
    [{ cpu: '-1' }, both('cpu')],
    [{ gpu: 1 }, both('gpu')],
    [{ 'requests.cpu': 1 }, both('requests.cpu')],
    [{ 'kubernetes.io/gpu': '500m' }, []],
    [{ 'nvidia.com/gpu': '500m' }, both('nvidia.com/gpu')],
    [{ 'nvidia.com/gpu': '7Ei' }, both('nvidia.com/gpu')],
    [{ 'nvidia.com/gpu': '9E' }, []],
    [{ 'hugepages-2Mi': '4Mi', cpu: 1 }, []],
    [{ 'hugepages-2Mi': '3Mi', cpu: 1 }, both('hugepages-2Mi')],
    [{ 'hugepages-2Mi': '4Mi' }, ['Forbidden resources']],
    [{ memory: '1500m' }, ['warning resources.limits[memory]', 'warning resources.requests[memory]']],
  ])('checks the limits %j: %j', (amounts, expected) => {
    expect(limits(amounts)).toEqual(expected);
  });

  it('rejects requests above the limit, and requests of devices that differ from it', () => {
    expect(limits({ cpu: 1 }, { requests: { cpu: '1001m' } })).toEqual(['Invalid resources.requests']);
    expect(limits({ cpu: 1 }, { requests: { cpu: '1000m' } })).toEqual([]);
    expect(limits({ 'a.b/c': 2 }, { requests: { 'a.b/c': 1 } })).toEqual(['Invalid resources.requests']);
    expect(limits({}, { requests: { 'a.b/c': 1 } })).toEqual(['Required resources.limits']);
  });

  it('reports wrong requests that were copied from limits at the limits', () => {
    const findings = judge({ containers: [{ ...web, resources: { limits: { gpu: 1 } } }] });
    expect(findings.map(({ field }) => field)).toEqual(Array(2).fill('spec.containers[0].resources.limits[gpu]'));
    expect(findings.map(spell)).toEqual(both('gpu'));
  });

  it('rejects duplicate and unknown claims', () => {
    const spec = { resourceClaims: [{ name: 'gpu', resourceClaimName: 'gpu' }] };
    const claims = (...names: object[]) => findings({ resources: { claims: names } }, { spec });
    expect(claims({ name: 'gpu', request: 'a' }, { name: 'gpu', request: 'b' })).toEqual([]);
    expect(claims({ name: 'gpu', request: 'a' }, { name: 'gpu' })).toEqual(['Duplicate resources.claims[1]']);
    expect(claims({ name: 'gpu/a' }, { name: 'gpu' })).toEqual([
      'NotFound resources.claims[0]',
      'Duplicate resources.claims[1]',
    ]);
    expect(claims({}, { name: 'nic' })).toEqual(['Required resources.claims[0]', 'NotFound resources.claims[1]']);
  });

  it('rejects unknown resize policies, and restarts when restartPolicy is Never', () => {
    const resizePolicy = [{ resourceName: 'cpu', restartPolicy: 'RestartContainer' }, { resourceName: 'disk' }];
    expect(findings({ resizePolicy }, { spec: { restartPolicy: 'Never' } })).toEqual([
      'Invalid resizePolicy',
      'NotSupported resizePolicy',
      'Required resizePolicy',
      'Invalid resizePolicy',
    ]);
  });
});
