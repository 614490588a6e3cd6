import fc from 'fast-check';
import type { Container, PodSpec, Quantity } from '../kubernetes/generated/types';
import { compareQuantities } from '../kubernetes/quantity';
import { effectiveLimits, effectiveRequests } from './effective-requests';

const asks = (requests: Readonly<Record<string, Quantity>>, rest: Partial<Container> = {}): Container => ({
  name: 'c',
  image: 'i',
  resources: { requests },
  ...rest,
});
const sidecar = (requests: Readonly<Record<string, Quantity>>) => asks(requests, { restartPolicy: 'Always' });

describe('effectiveRequests', () => {
  test('main containers and sidecars add up', () => {
    const spec = {
      initContainers: [sidecar({ cpu: '100m' })],
      containers: [asks({ cpu: 1 }), asks({ cpu: '0.5', memory: '1Gi' })],
    };
    expect(effectiveRequests(spec)).toEqual({ cpu: '1600m', memory: '1Gi' });
  });

  test('a hungry init container counts with the sidecars before it, not those after it', () => {
    const spec: PodSpec = {
      initContainers: [sidecar({ memory: '64Mi' }), asks({ memory: '1Gi' }), sidecar({ memory: '32Mi' })],
      containers: [asks({ memory: '512Mi' })],
    };
    expect(effectiveRequests(spec)).toEqual({ memory: '1088Mi' });
  });

  test('init containers run one at a time: the hungriest counts, each resource for itself', () => {
    const spec: PodSpec = {
      initContainers: [asks({ cpu: 2, memory: '10Mi' }), asks({ cpu: 1, memory: '20Mi' })],
      containers: [asks({ cpu: 1, memory: '15Mi' })],
    };
    expect(effectiveRequests(spec)).toEqual({ cpu: '2', memory: '20Mi' });
  });

  test('a sidecar after the init containers adds to the main containers', () => {
    // KEP-753 counts Max( Max( each InitContainerUse ), Sum(sidecars) + Sum(containers) ).
    const spec: PodSpec = {
      initContainers: [asks({ cpu: 5 }), sidecar({ cpu: 3 }), asks({ cpu: 4 }), sidecar({ cpu: 1 })],
      containers: [asks({ cpu: 2 })],
    };
    expect(effectiveRequests(spec)).toEqual({ cpu: '7' });
  });

  test('a limit is the default of a request', () => {
    const spec = {
      containers: [
        { name: 'a', image: 'i', resources: { limits: { cpu: 1, memory: '1Gi' }, requests: { cpu: '10m' } } },
      ],
    };
    expect(effectiveRequests(spec)).toEqual({ cpu: '10m', memory: '1Gi' });
  });

  test('the overhead comes on top', () => {
    expect(effectiveRequests({ containers: [asks({ cpu: 1 })], overhead: { cpu: '250m', memory: '120Mi' } })).toEqual({
      cpu: '1250m',
      memory: '120Mi',
    });
  });

  test('what the Pod requests replaces what its containers request', () => {
    const spec = {
      containers: [asks({ cpu: 1, memory: '1Gi', 'ephemeral-storage': '1Gi' })],
      overhead: { cpu: '100m' },
    };
    const resources = { requests: { cpu: 3, 'ephemeral-storage': '5Gi' } };
    expect(effectiveRequests({ ...spec, resources })).toEqual({
      cpu: '3100m',
      memory: '1Gi',
      'ephemeral-storage': '1Gi',
    });
  });

  test('the limit of a Pod is its request only where neither it nor a container has one', () => {
    const spec = { containers: [asks({ cpu: 1 })], resources: { limits: { cpu: 4, memory: '2Gi' } } };
    expect(effectiveRequests(spec)).toEqual({ cpu: '1', memory: '2Gi' });
  });

  test('amounts are exact, finer ones than a thousandth are rounded up as the server does', () => {
    expect(
      effectiveRequests({ containers: [asks({ cpu: '0.1' }), asks({ cpu: '0.2' }), asks({ cpu: '1n' })] }),
    ).toEqual({
      cpu: '301m',
    });
    expect(effectiveRequests({ containers: [asks({ cpu: '999900u' })] })).toEqual({ cpu: '1' });
  });

  test('ignores invalid quantities', () => {
    const odd = { containers: [asks({ cpu: 'much', memory: '1Gi' }), { name: 'b', image: 'i', resources: null }] };
    expect(effectiveRequests(odd as never)).toEqual({ memory: '1Gi' });
    expect(effectiveRequests(undefined)).toEqual({});
  });
});

describe('effectiveLimits', () => {
  const limited = (limits: Readonly<Record<string, Quantity>>, rest: Partial<Container> = {}): Container => ({
    name: 'c',
    image: 'i',
    resources: { limits },
    ...rest,
  });

  test('limits add up like requests', () => {
    const spec: PodSpec = {
      initContainers: [limited({ memory: '100Mi' }, { restartPolicy: 'Always' }), limited({ memory: '1Gi' })],
      containers: [limited({ memory: '128Mi' })],
      overhead: { cpu: 1, memory: '24Mi' },
    };
    expect(effectiveLimits(spec)).toEqual({ memory: '1148Mi' });
  });

  test('a resource that a container leaves unlimited has no limit, but for one of the Pod', () => {
    const containers = [limited({ cpu: 1, memory: '1Gi' }), limited({ cpu: 1 })];
    expect(effectiveLimits({ containers })).toEqual({ cpu: '2' });
    expect(effectiveLimits({ containers, resources: { limits: { memory: '4Gi' } } })).toEqual({
      cpu: '2',
      memory: '4Gi',
    });
  });

  test('a device that one container gets is the Pod’s', () => {
    expect(effectiveLimits({ containers: [limited({ 'nvidia.com/gpu': 1 }), limited({})] })).toEqual({
      'nvidia.com/gpu': '1',
    });
  });
});

// --- what always holds ---

const millis = fc.integer({ min: 0, max: 3000 });
const initContainer = fc.record({ millis, always: fc.boolean() });
const podOf = (inits: readonly { millis: number; always: boolean }[], mains: readonly number[]): PodSpec => ({
  initContainers: inits.map(({ millis: cpu, always }) => (always ? sidecar : asks)({ cpu: `${cpu}m` })),
  containers: mains.map((cpu) => asks({ cpu: `${cpu}m` })),
});

/** Starts the containers one after the other and remembers the most that ran at once. */
function simulatedPeak(inits: readonly { millis: number; always: boolean }[], mains: readonly number[]): number {
  const running: number[] = [];
  const moments: number[] = [];
  const now = () => running.reduce((sum, each) => sum + each, 0);
  for (const init of inits) {
    running.push(init.millis);
    moments.push(now());
    if (!init.always) running.pop();
  }
  running.push(...mains);
  return Math.max(...moments, now());
}

test('the effective request is the maximum at any time', () => {
  fc.assert(
    fc.property(
      fc.array(initContainer, { maxLength: 6 }),
      fc.array(millis, { minLength: 1, maxLength: 4 }),
      (inits, mains) => {
        const { cpu = 'none' } = effectiveRequests(podOf(inits, mains));
        expect(compareQuantities(cpu, `${simulatedPeak(inits, mains)}m`)).toBe(0);
      },
    ),
  );
});

test('no container requests more than its Pod', () => {
  fc.assert(
    fc.property(
      fc.array(initContainer, { maxLength: 6 }),
      fc.array(millis, { minLength: 1, maxLength: 4 }),
      (inits, mains) => {
        const { cpu = 'none' } = effectiveRequests(podOf(inits, mains));
        for (const each of [...inits.map((init) => init.millis), ...mains]) {
          expect(compareQuantities(cpu, `${each}m`)).toBeGreaterThanOrEqual(0);
        }
      },
    ),
  );
});
