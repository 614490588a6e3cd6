import { choiceFor, conflictsIn, conflictsText, leftFields, withoutConflicts } from './conflicts';

const conflict = (field: string, manager = 'kubectl-edit') => ({ field, steps: [], manager });

/** The conflicts at fields of a manifest, as a server names them. */
const conflictsAt = (manifest: object, ...fields: readonly string[]) => {
  const message = 'conflict with "kubectl-edit" using v1';
  return conflictsIn(
    fields.map((field) => ({ reason: 'FieldManagerConflict', message, field })),
    manifest,
  );
};

test('conflicts are read from the causes of a refusal', () => {
  const causes = [
    { reason: 'FieldManagerConflict', message: 'conflict with "kubectl-edit" using apps/v1', field: 'spec.replicas' },
    { reason: 'FieldValueInvalid', message: 'other', field: 'spec' },
  ];
  expect(conflictsIn(causes, {})).toMatchObject([{ field: 'spec.replicas', manager: 'kubectl-edit' }]);
});

test.each([
  ['.spec.replicas', 'spec.replicas'],
  ['spec.containers[name="a.b"].image', 'spec.containers[a.b].image'],
  ['.spec.ports[port=80,protocol="TCP"].name', 'spec.ports[80/TCP].name'],
  ['.metadata.finalizers[="a.b/c"]', 'metadata.finalizers[a.b/c]'],
  ['.metadata.labels.app.kubernetes.io/name', 'metadata.labels[app.kubernetes.io/name]'],
  ['.spec.rules[0].host', 'spec.rules[0].host'],
])('the field %s of a server is %s in settings and messages', (field, text) => {
  const manifest = { metadata: { labels: { app: 'a', 'app.kubernetes.io/name': 'a', 'app.kubernetes.io': 'b' } } };
  expect(conflictsAt(manifest, field)[0]?.field).toBe(text);
});

test('the nearest field of a policy counts, then the manager, then the default, which is to fail', () => {
  const policy = {
    default: 'take',
    byManager: { hpa: 'leave' },
    byField: { spec: 'fail', 'spec.replicas': 'leave' },
  } as const;
  expect(choiceFor(conflict('spec.replicas'), policy)).toBe('leave');
  expect(choiceFor(conflict('spec.paused', 'hpa'), policy)).toBe('fail');
  expect(choiceFor(conflict('special', 'hpa'), policy)).toBe('leave');
  expect(choiceFor(conflict('metadata.labels[a]'), policy)).toBe('take');
  expect(choiceFor(conflict('metadata.labels[a]'), {})).toBe('fail');
});

test('conflicts are listed by manager', () => {
  expect(conflictsText([conflict('a'), conflict('b', 'hpa'), conflict('c')])).toBe(
    'a, c are set by "kubectl-edit"; b is set by "hpa"',
  );
});

test('fields are removed from a manifest wherever they are; others, and other items, stay', () => {
  const manifest = {
    metadata: { labels: { app: 'a', 'app.example/a': 'b' } },
    spec: {
      replicas: 3,
      containers: [
        { name: 'web', image: 'a', ports: [{ containerPort: 80, name: 'http' }] },
        { name: 'logs', image: 'b' },
      ],
      finalizers: ['x', 'y'],
    },
  };
  const fields = [
    '.spec.replicas',
    '.spec.containers[name="web"].image',
    '.spec.containers[name="web"].ports[containerPort=80,protocol="TCP"].name',
    '.spec.containers[name="gone"].image',
    '.spec.finalizers[="x"]',
    '.metadata.labels.app.example/a',
    '.status.phase',
  ];
  expect(withoutConflicts(manifest, conflictsAt(manifest, ...fields))).toEqual({
    metadata: { labels: { app: 'a' } },
    spec: {
      containers: [
        { name: 'web', ports: [{ containerPort: 80 }] },
        { name: 'logs', image: 'b' },
      ],
      finalizers: ['y'],
    },
  });
});

test('fields that others have set to other values are left without asking the server, where a policy says so', () => {
  const fields = { 'f:spec': { 'f:replicas': {}, 'f:containers': { 'k:{"name":"web"}': { 'f:image': {} } } } };
  const entry = (manager: string) => ({ manager, operation: 'Update', fieldsV1: fields });
  const spec = (replicas: number, image: string) => ({ replicas, containers: [{ name: 'web', image }] });
  const live = (manager: string) => ({ metadata: { managedFields: [entry(manager)] }, spec: spec(3, 'web:1') });
  const left = (manager: string, policy: Parameters<typeof leftFields>[2]) =>
    leftFields(live(manager), { spec: spec(1, 'web:2') }, policy).map(({ field }) => field);
  const all = ['spec.replicas', 'spec.containers[web].image'];
  expect(left('hpa', { default: 'leave' })).toEqual(all);
  expect(left('hpa', { byField: { 'spec.containers': 'leave' } })).toEqual(all.slice(1));
  expect(left('hpa', { byManager: { other: 'leave' } })).toEqual([]);
  expect(left('cdk8s-pods', { default: 'leave' })).toEqual([]);
  expect(leftFields(live('hpa'), { spec: spec(3, 'web:1') }, { default: 'leave' })).toEqual([]);
});
