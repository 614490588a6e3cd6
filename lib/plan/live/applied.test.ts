import { plan } from '../plan';
import type { Entries } from '../stored/stored';
import { liveOf } from '../testdata/live';
import { changed, deployment, pod, service } from '../testdata/objects';

const planned = (old: Entries, now: object, fieldManagers?: readonly string[]) =>
  plan(old, now, { kubernetes: '1.35', ...(fieldManagers !== undefined && { fieldManagers }) }).objects[0];
const fieldsOf = (old: Entries, now: object, fieldManagers?: readonly string[]) =>
  planned(old, now, fieldManagers)?.changes.map(({ change, field }) => `${change} ${field}`);

const labelled = changed(deployment, 'metadata.labels.team', 'a');
const kinds = ['server-side', 'client-side'] as const;

test.each(kinds)('what was applied %s and is not in the manifest any more is removed', (applied) => {
  expect(fieldsOf(liveOf(labelled as Entries, applied), deployment)).toEqual(['removed metadata.labels[team]']);
  const logged = changed(deployment, 'spec.template.spec.containers.1', {
    name: 'logs',
    image: 'registry.example/logs:1',
  });
  expect(fieldsOf(liveOf(logged as Entries, applied), deployment)).toEqual([
    'removed spec.template.spec.containers[logs]',
  ]);
});

test('what is not known to be applied before stays, with a note where something else changes', () => {
  const live = liveOf(labelled as Entries, 'unknown');
  expect(planned(live, deployment)).toMatchObject({ verdict: 'unchanged', notes: [] });
  expect(planned(live, changed(deployment, 'spec.replicas', 5))).toMatchObject({
    verdict: 'scale',
    notes: ['no manifest is known that was applied to it: what the new one omits is taken to stay'],
  });
});

test('of an object that was applied server-side since kubectl has applied it, what that has not applied stays', () => {
  const live = liveOf(labelled as Entries, 'client-side') as Entries & { readonly metadata: Entries };
  const [entry] = (liveOf(deployment as Entries, 'server-side').metadata as Entries)
    .managedFields as readonly Entries[];
  const [all] = (liveOf(labelled as Entries, 'server-side').metadata as Entries).managedFields as readonly Entries[];
  const kubectl = { ...all, manager: 'kubectl-client-side-apply', operation: 'Update' };
  const withTimes = (ofKubectl: string, ofApply: string) => ({
    ...live,
    metadata: {
      ...live.metadata,
      managedFields: [
        { ...kubectl, time: `2026-01-01T00:00:0${ofKubectl}Z` },
        { ...entry, manager: 'cdk8s-pods', operation: 'Apply', time: `2026-01-01T00:00:0${ofApply}Z` },
      ],
    },
  });
  expect(fieldsOf(withTimes('1', '2'), deployment)).toEqual([]);
  expect(fieldsOf(withTimes('2', '1'), deployment)).toEqual(['removed metadata.labels[team]']);
});

test('an object of which all was applied server-side goes with its defaults, also where the manifest has an empty one', () => {
  const env = (entry: object) => changed(deployment, 'spec.template.spec.containers.0.env', [{ name: 'A', ...entry }]);
  const [old, now] = [env({ valueFrom: { fieldRef: { fieldPath: 'spec.nodeName' } } }), env({ valueFrom: {} })];
  expect(planned(liveOf(old as Entries, 'server-side'), now)).toMatchObject({
    verdict: 'roll',
    changes: [{ change: 'removed', field: 'spec.template.spec.containers[web].env[A].valueFrom' }],
  });
  const mounted = changed(deployment, 'spec.template.spec.volumes', [{ name: 'a', hostPath: { path: '/a' } }]);
  const plain = changed(deployment, 'spec.template.spec.volumes', [{ name: 'a' }]);
  expect(fieldsOf(liveOf(mounted as Entries, 'server-side'), plain)).toContain(
    'removed spec.template.spec.volumes[a].hostPath',
  );
  // With kubectl's annotation, it stays as it is written.
  expect(planned(liveOf(old as Entries, 'client-side'), now)?.verdict).toBe('forbidden');
});

test('other field managers are not those who apply, unless it is said', () => {
  const live = liveOf(labelled as Entries, 'server-side');
  expect(fieldsOf(live, deployment, ['deployer'])).toEqual([]);
  expect(fieldsOf(live, deployment, ['cdk8s-pods'])).toEqual(['removed metadata.labels[team]']);
});

test.each(kinds)('what others have added to an object that was applied %s is not a difference', (applied) => {
  const own = liveOf(pod as Entries, applied);
  const injected = [
    ['spec.containers.1', { name: 'proxy', image: 'registry.example/proxy:1' }],
    [
      'spec.volumes',
      [{ name: 'kube-api-access-x', projected: { sources: [{ serviceAccountToken: { path: 'token' } }] } }],
    ],
    [
      'spec.containers.0.volumeMounts',
      [{ name: 'kube-api-access-x', mountPath: '/var/run/secrets/kubernetes.io/serviceaccount' }],
    ],
    ['spec.tolerations', [{ key: 'node.kubernetes.io/not-ready', operator: 'Exists', effect: 'NoExecute' }]],
    ['spec.nodeName', 'node-1'],
    ['spec.priority', 0],
    ['metadata.labels.injected', 'yes'],
  ] as const;
  const live = injected.reduce<object>((object, [path, value]) => changed(object, path, value), own);
  expect(planned(live as Entries, pod)).toMatchObject({ verdict: 'unchanged', changes: [] });
});

test('what a cluster gives a Service is not a difference', () => {
  const live = ['clusterIP', 'clusterIPs', 'ipFamilies', 'ipFamilyPolicy'].reduce<object>(
    (object, field, at) => changed(object, `spec.${field}`, ['10.96.0.7', ['10.96.0.7'], ['IPv4'], 'SingleStack'][at]),
    liveOf(service as Entries, 'server-side'),
  );
  expect(planned(live as Entries, service)).toMatchObject({ verdict: 'unchanged', changes: [] });
});

test('what is set by somebody else too stays', () => {
  const live = liveOf(deployment as Entries, 'server-side') as {
    readonly metadata: { readonly managedFields: readonly object[] };
  } & Entries;
  const autoscaler = {
    manager: 'kube-controller-manager',
    operation: 'Update',
    subresource: 'scale',
    fieldsV1: { 'f:spec': { 'f:replicas': {} } },
  };
  const scaled = {
    ...live,
    metadata: { ...live.metadata, managedFields: [...live.metadata.managedFields, autoscaler] },
  };
  const open = changed(deployment, 'spec.replicas', undefined);
  expect(fieldsOf(scaled, open)).toEqual([]);
  expect(fieldsOf(live, open)).toEqual(['changed spec.replicas']);
});

test('a list is in the order of the manifest, and what others have put into it stays where it is', () => {
  const two = changed(pod, 'spec.containers', [
    { name: 'web', image: 'registry.example/web:1' },
    { name: 'logs', image: 'registry.example/logs:1' },
  ]);
  const live = liveOf(two as Entries, 'server-side') as {
    readonly spec: { readonly containers: readonly object[] };
  } & Entries;
  const [web, logs] = live.spec.containers;
  const injected = changed(live, 'spec.containers', [web, { name: 'proxy', image: 'registry.example/proxy:1' }, logs]);
  expect(fieldsOf(injected as Entries, two)).toEqual([]);
  const turned = changed(pod, 'spec.containers', [
    { name: 'logs', image: 'registry.example/logs:1' },
    { name: 'web', image: 'registry.example/web:1' },
  ]);
  expect(fieldsOf(injected as Entries, turned)).toEqual(['reordered spec.containers']);
});

test('live objects that others have made are not in the plan; those that were applied and are not any more are deleted', () => {
  const [foreign, ours] = [liveOf(service as Entries, 'unknown'), liveOf(pod as Entries, 'server-side')];
  const controlled = changed(ours, 'metadata.ownerReferences', [
    { apiVersion: 'apps/v1', kind: 'ReplicaSet', name: 'web', uid: 'a', controller: true },
  ]);
  const verdicts = (...old: readonly object[]) =>
    plan({ apiVersion: 'v1', kind: 'List', items: old }, [], { kubernetes: '1.35' }).objects.map(
      ({ kind, verdict }) => `${kind} ${verdict}`,
    );
  expect(verdicts(foreign, ours)).toEqual(['Pod delete']);
  expect(verdicts(foreign, controlled)).toEqual([]);
});

test('live objects that others have made count where something refers to them', () => {
  const [foreign, now] = [liveOf(deployment as Entries, 'unknown'), changed(service, 'spec.ports.0.port', 81)];
  expect(plan([foreign, service], [now], { kubernetes: '1.35' }).effects).toEqual([]);
});

test.each(kinds)('a live Pod that was applied %s keeps the tolerations that a server adds to every Pod', (applied) => {
  const added = ['not-ready', 'unreachable'].map((taint) => ({
    key: `node.kubernetes.io/${taint}`,
    operator: 'Exists',
    effect: 'NoExecute',
    tolerationSeconds: 300,
  }));
  const tolerant = (keys: readonly string[], more: readonly object[] = []) =>
    changed(pod, 'spec.tolerations', [...keys.map((key) => ({ key, operator: 'Exists' })), ...more]);
  const live = changed(liveOf(tolerant(['gpu']) as Entries, applied), 'spec.tolerations', [
    { key: 'gpu', operator: 'Exists' },
    ...added,
  ]) as Entries;
  expect(planned(live, tolerant(['gpu']))?.verdict).toBe('unchanged');
  expect(planned(live, tolerant(['gpu', 'spot']))?.verdict).toBe('patch');
  expect(planned(live, tolerant([]))?.verdict).toBe('recreate');
  // The manifest says how long it tolerates one of them.
  const own = { ...added[0], tolerationSeconds: 20 };
  expect(planned(live, tolerant(['gpu'], [own]))).toMatchObject({ verdict: 'patch' });
});

test.each(kinds)('what the program adds that applied an object %s is not a difference', (applied) => {
  const marked = [
    ['metadata.labels', { 'kustomize.toolkit.fluxcd.io/name': 'shop', 'app.kubernetes.io/managed-by': 'Helm' }],
    ['metadata.annotations', { 'argocd.argoproj.io/tracking-id': 'shop:apps/Deployment:shop/web', note: 'a' }],
  ] as const;
  const manifest = marked.reduce<object>((object, [path, value]) => changed(object, path, value), deployment);
  const live = liveOf(manifest as Entries, applied);
  expect(fieldsOf(live, deployment)).toEqual(['removed metadata.annotations[note]']);
  const other = changed(deployment, 'metadata.labels', { 'kustomize.toolkit.fluxcd.io/name': 'other' });
  expect(fieldsOf(live, other)).toContain('changed metadata.labels[kustomize.toolkit.fluxcd.io/name]');
});

test('what was applied as null, and is again, stays as others have set it', () => {
  const job = {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: { name: 'migrate' },
    spec: {
      template: {
        metadata: null,
        spec: { restartPolicy: 'Never', containers: [{ name: 'app', image: 'registry.example/app:1' }] },
      },
    },
  };
  // A server lists what was applied as null, too. Each Job has a uid of its own, in its labels.
  const listed = changed(
    liveOf(job as Entries, 'server-side'),
    'metadata.managedFields.0.fieldsV1.f:spec.f:template.f:metadata',
    {},
  );
  const live: Entries = JSON.parse(JSON.stringify(listed).replaceAll('00000000-', '00000001-'));
  expect(planned(live, job)?.verdict).toBe('unchanged');
  expect(planned(live, changed(job, 'spec.template.spec.containers.0.image', 'registry.example/app:2'))?.verdict).toBe(
    'recreate',
  );
});
