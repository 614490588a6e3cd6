import { resources } from './resources';

test('cpu and memory are requests, memory is its own limit, and cpu has none', () => {
  expect(resources({ cpu: '100m', memory: '64Mi' })).toEqual({
    requests: { cpu: '100m', memory: '64Mi' },
    limits: { memory: '64Mi' },
  });
});

test('accepts explicit limits', () => {
  expect(
    resources({
      cpu: '100m',
      memory: '64Mi',
      ephemeralStorage: '1Gi',
      limits: { cpu: 1, memory: '128Mi', ephemeralStorage: '2Gi' },
    }),
  ).toEqual({
    requests: { cpu: '100m', memory: '64Mi', 'ephemeral-storage': '1Gi' },
    limits: { cpu: 1, memory: '128Mi', 'ephemeral-storage': '2Gi' },
  });
});

test('a limit of one amount leaves the usual limit of another', () => {
  expect(resources({ memory: '64Mi', limits: { cpu: '1' } }).limits).toEqual({ cpu: '1', memory: '64Mi' });
});

test('an amount of zero is kept and an absent one stays absent', () => {
  expect(resources({ cpu: 0 })).toEqual({ requests: { cpu: 0 } });
  expect(resources({ memory: 0 })).toEqual({ requests: { memory: 0 }, limits: { memory: 0 } });
  expect(resources({})).toEqual({});
});

test('extended resources and huge pages are requested and limited alike', () => {
  expect(resources({ cpu: 1, 'nvidia.com/gpu': 1, 'hugepages-2Mi': '64Mi' })).toEqual({
    requests: { cpu: 1, 'nvidia.com/gpu': 1, 'hugepages-2Mi': '64Mi' },
    limits: { 'nvidia.com/gpu': 1, 'hugepages-2Mi': '64Mi' },
  });
});

test('a misspelt resource does not compile, and is an error', () => {
  // @ts-expect-error it is memory
  expect(() => resources({ mem: '64Mi' })).toThrow(/^resources: unknown property "mem"; set one of cpu,/);
  // @ts-expect-error what resources() gives is no option
  expect(() => resources({ requests: { memory: '64Mi' } })).toThrow(/^resources: unknown property "requests"/);
});
