import type { Verdict } from '../../../lib/plan/planned';
import type { Live, Manifest } from '../harness';

/** A Pod and what it is changed to, what is planned of that, and what a kubelet does. */
export interface ResizePair {
  readonly change: string;
  readonly old: Manifest;
  readonly now: Manifest;
  readonly verdict: Verdict;
  /** The containers that restart in the Pod that stays. */
  readonly restarts: readonly string[];
}

type Resources = Readonly<Record<'requests' | 'limits', Readonly<Record<string, string>>>>;

const small: Resources = { requests: { cpu: '10m', memory: '16Mi' }, limits: { cpu: '100m', memory: '32Mi' } };
const guaranteed: Resources = { requests: small.limits, limits: small.limits };

/** Resources with other amounts: `limits.cpu` is that of the limits. */
function withAmounts(resources: Resources, amounts: Readonly<Record<string, string>>): Resources {
  const of = (kind: keyof Resources) =>
    Object.fromEntries(
      Object.entries(amounts).flatMap(([name, amount]) => {
        const [first, second] = name.split('.');
        return first === kind && second !== undefined ? [[second, amount]] : [];
      }),
    );
  return {
    requests: { ...resources.requests, ...of('requests') },
    limits: { ...resources.limits, ...of('limits') },
  };
}

/** A container that ends at once when it is stopped. */
function container(name: string, more: object = {}): Live {
  return {
    name,
    image: 'docker.io/library/busybox:1.37.0',
    command: ['sh', '-c', 'trap "exit 0" TERM; sleep infinity & wait'],
    resources: small,
    securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } },
    ...more,
  };
}

function pod(spec: object): Manifest & { readonly spec: Live } {
  const securityContext = { runAsNonRoot: true, runAsUser: 1000, seccompProfile: { type: 'RuntimeDefault' } };
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'web' },
    spec: { terminationGracePeriodSeconds: 5, securityContext, ...spec },
  };
}

/** A Pod with one container, which has such parts. */
export const smallPod = (more: object) => pod({ containers: [container('web', more)] });

const restartFor = (...resources: readonly string[]) => ({
  resizePolicy: resources.map((resourceName) => ({ resourceName, restartPolicy: 'RestartContainer' })),
});
/** A Pod whose container has such parts before and after. */
const changed = (before: object, after: object, spec: object = {}) => ({
  old: pod({ containers: [container('web', before)], ...spec }),
  now: pod({ containers: [container('web', after)], ...spec }),
});
/** A Pod whose container gets other amounts. */
const amounts = (given: Readonly<Record<string, string>>, more: object = {}, from = small, spec: object = {}) =>
  changed({ resources: from, ...more }, { resources: withAmounts(from, given), ...more }, spec);
/** The same of an init container or a sidecar next to a container. */
const ofInit = (given: Readonly<Record<string, string>>, more: object) => {
  const spec = (resources: Resources) =>
    pod({ initContainers: [container('proxy', { ...more, resources })], containers: [container('web')] });
  return { old: spec(small), now: spec(withAmounts(small, given)) };
};
/** The same of the resources of the Pod itself. */
const ofPod = (given: Readonly<Record<string, string>>, more: object) => {
  const spec = (resources: Resources) =>
    pod({ resources, containers: [container('web', { resources: undefined, ...more }), container('logs')] });
  const own = withAmounts(small, {
    'requests.cpu': '30m',
    'requests.memory': '64Mi',
    'limits.memory': '96Mi',
    'limits.cpu': '200m',
  });
  return { old: spec(own), now: spec(withAmounts(own, given)) };
};
const sidecar = { restartPolicy: 'Always' };
const initStep = { command: ['true'] };

type Row = readonly [change: string, pair: Pick<ResizePair, 'old' | 'now'>, restarts?: readonly string[]];

const inPlace: readonly Row[] = [
  ['the cpu request', amounts({ 'requests.cpu': '20m' })],
  ['the cpu limit', amounts({ 'limits.cpu': '200m' })],
  ['a lower cpu limit', amounts({ 'limits.cpu': '50m' })],
  ['the memory request', amounts({ 'requests.memory': '24Mi' })],
  ['the memory limit', amounts({ 'limits.memory': '64Mi' })],
  ['a lower memory limit', amounts({ 'limits.memory': '24Mi' })],
  ['cpu and memory', amounts({ 'requests.cpu': '20m', 'limits.cpu': '200m', 'limits.memory': '64Mi' })],
  ['all of a guaranteed Pod', amounts({ 'requests.cpu': '50m', 'limits.cpu': '50m' }, {}, guaranteed)],
  ['a new cpu limit', amounts({ 'limits.cpu': '200m' }, {}, { requests: small.requests, limits: { memory: '32Mi' } })],
  ['the cpu of a container that restarts for memory', amounts({ 'requests.cpu': '20m' }, restartFor('memory'))],
  ['the cpu of a sidecar', ofInit({ 'limits.cpu': '200m' }, sidecar)],
  ['the memory of a sidecar', ofInit({ 'limits.memory': '24Mi' }, sidecar)],
  ['the cpu of an init container that has ended', ofInit({ 'limits.cpu': '200m' }, initStep)],
  ['the cpu limit of the Pod itself', ofPod({ 'limits.cpu': '300m' }, {})],
  ['the memory of the Pod itself', ofPod({ 'requests.memory': '80Mi', 'limits.memory': '128Mi' }, {})],
];

const withRestart: readonly Row[] = [
  ['the memory limit of a container that restarts for it', amounts({ 'limits.memory': '64Mi' }, restartFor('memory'))],
  ['the memory request of one that restarts for memory', amounts({ 'requests.memory': '24Mi' }, restartFor('memory'))],
  ['the cpu limit of one that restarts for cpu', amounts({ 'limits.cpu': '200m' }, restartFor('cpu'))],
  [
    'cpu and memory of one that restarts for memory',
    amounts({ 'limits.cpu': '200m', 'limits.memory': '24Mi' }, restartFor('memory')),
  ],
  [
    'cpu and memory of one that restarts for both',
    amounts({ 'limits.cpu': '200m', 'limits.memory': '64Mi' }, restartFor('cpu', 'memory')),
  ],
  [
    'the memory of one that ends with success, of a Pod that only restarts failures',
    amounts({ 'limits.memory': '64Mi' }, restartFor('memory'), small, { restartPolicy: 'OnFailure' }),
  ],
  [
    'the memory of a sidecar that restarts for it',
    ofInit({ 'limits.memory': '64Mi' }, { ...sidecar, ...restartFor('memory') }),
    ['proxy'],
  ],
  [
    'the memory limit of the Pod itself, whose container has none and restarts for it',
    ofPod({ 'limits.memory': '128Mi' }, restartFor('memory')),
  ],
  [
    'the cpu limit of the Pod itself, whose container has none and restarts for memory',
    ofPod({ 'limits.cpu': '300m' }, restartFor('memory')),
    [],
  ],
  [
    'the image and the cpu',
    changed({}, { image: 'registry.example/app:1', resources: withAmounts(small, { 'limits.cpu': '200m' }) }),
  ],
  [
    'the memory of one of two containers that restart for it',
    {
      old: pod({ containers: [container('web', restartFor('memory')), container('logs', restartFor('memory'))] }),
      now: pod({
        containers: [
          container('web', restartFor('memory')),
          container('logs', { ...restartFor('memory'), resources: withAmounts(small, { 'limits.memory': '64Mi' }) }),
        ],
      }),
    },
    ['logs'],
  ],
];

const recreated: readonly Row[] = [
  ['the QoS class, to Guaranteed', changed({}, { resources: guaranteed })],
  ['the QoS class, to BestEffort', changed({}, { resources: {} })],
  ['the QoS class, from BestEffort', changed({ resources: {} }, {})],
  ['the resizePolicy', changed({}, restartFor('memory'))],
  ['a memory limit that is removed', changed({}, { resources: { ...small, limits: { cpu: '100m' } } })],
  ['ephemeral storage', changed({}, { resources: withAmounts(small, { 'limits.ephemeral-storage': '1Gi' }) })],
  [
    'a variable and the cpu',
    changed({}, { env: [{ name: 'A', value: 'b' }], resources: withAmounts(small, { 'limits.cpu': '200m' }) }),
  ],
];

/** All pairs. */
export const resizePairs: readonly ResizePair[] = [
  ...inPlace.map(([change, pair, restarts = []]) => ({ change, ...pair, verdict: 'resize' as const, restarts })),
  ...withRestart.map(([change, pair, restarts = ['web']]) => ({
    change,
    ...pair,
    verdict: 'resize' as const,
    restarts,
  })),
  ...recreated.map(([change, pair]) => ({ change, ...pair, verdict: 'recreate' as const, restarts: [] })),
].map((pair, at) => named(pair, `web-${at}`));

function named(pair: ResizePair, name: string): ResizePair {
  const withName = (manifest: Manifest) => ({ ...manifest, metadata: { ...manifest.metadata, name } });
  return { ...pair, old: withName(pair.old), now: withName(pair.now) };
}
