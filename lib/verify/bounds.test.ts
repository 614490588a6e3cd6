import { verify } from './verify';

/** More than fit on the stack as the arguments of a call. */
const many = 130_000;

const fill = <T>(entry: (at: number) => T, length = many): T[] => Array.from({ length }, (_, at) => entry(at));
const configMap = (name: string) => ({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name } });
const pod = (spec: object) => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'a', namespace: 'b' },
  spec: { containers: [{ name: 'a', image: 'a:1' }], ...spec },
});
const container = (at: number) => ({ name: `c${at}`, image: 'a:1' });
const projected = (sources: readonly object[]) => pod({ volumes: [{ name: 'v', projected: { sources } }] });

/** How often each code is found. */
function counts(input: unknown, kubernetes: '1.33' | '1.35' = '1.35'): Readonly<Record<string, number>> {
  const found: Record<string, number> = {};
  for (const { code } of verify(input, { kubernetes, practices: 'all', podSecurity: 'restricted' })) {
    found[code] = (found[code] ?? 0) + 1;
  }
  return found;
}

describe('verifies 130,000', () => {
  test('containers', () => {
    const running = { readinessProbe: { httpGet: { port: 1 } }, ports: [{ containerPort: 80 }] };
    const found = counts(pod({ containers: fill((at) => ({ ...container(at), ...running })) }));
    expect(found['pod-security/runAsNonRoot']).toBe(1);
    expect(found['pod/port-clash']).toBe(many - 1);
  });

  test('init containers and sidecars', () => {
    const initContainers = fill((at) => ({ ...container(at), ...(at % 2 === 0 && { restartPolicy: 'Always' }) }));
    expect(counts(pod({ initContainers }))['practice/writable-root']).toBe(many + 1);
  });

  test('containers with one name, with an error each', () => {
    expect(counts(pod({ containers: fill(() => container(0)) }))['api/container-name-unique']).toBe(many - 1);
  });

  test('objects of a List', () => {
    const items = fill((at) => configMap(at === 0 ? 'A' : `a${at}`));
    expect(counts({ apiVersion: 'v1', kind: 'List', items })).toEqual({ 'api/name-format': 1 });
  });

  test('objects with one identity', () => {
    expect(counts(fill(() => configMap('a')))).toEqual({ 'practice/same-identity': many - 1 });
  });

  test('entries of env, mounts and volumes', () => {
    const env = fill((at) => ({ name: `A${at}`, value: `$(A${at - 1})` }));
    const volumes = fill((at) => ({ name: `v${at}`, emptyDir: {} }));
    const volumeMounts = fill((at) => ({ name: `v${at}`, mountPath: `/v/${at}` }));
    const found = counts(pod({ containers: [{ ...container(0), env, volumeMounts }], volumes }));
    expect(Object.keys(found).filter((code) => code.startsWith('api/'))).toEqual([]);
  });

  test('sources of a volume', () => {
    const sources = fill((at) => ({ secret: { name: 's', items: [{ key: 'k', path: `p${at}` }] } }));
    const found = counts(projected([...sources, ...sources.slice(0, 1)]));
    expect(found['api/projected-path']).toBe(1);
  });
});

test('reports sources without items once for each repeated item', () => {
  const items = fill((at) => ({ key: 'k', path: `p${at}` }), 1000);
  const sources = [{ secret: { name: 's', items } }, ...fill(() => ({ secret: { name: 's' } }), 1000)];
  expect(counts(projected(sources), '1.33')['api/overlapping-files']).toBe(1000);
  const [first] = verify(projected(sources), { kubernetes: '1.33', practices: false });
  expect(first).toMatchObject({ field: 'spec.volumes[0].projected.sources[0].secret.items[0].path' });
  expect(first?.message).toMatch(/^"p0" overlaps itself \(1000 times\)/);
  expect(counts(projected(sources), '1.35')['api/overlapping-files']).toBeUndefined();
});

test('reports sources with the same items once for each entry, not for each pair', () => {
  const items = fill((at) => ({ key: 'k', path: `p${at}` }), 300);
  const sources = fill(() => ({ configMap: { name: 'c', items } }), 300);
  expect(counts(projected(sources))['api/projected-path']).toBe(299 * 300);
});

test('reads Lists nested 10,000 deep', () => {
  let deep: object = configMap('A');
  for (let at = 0; at < 10_000; at += 1) deep = { apiVersion: 'v1', kind: 'List', items: [deep] };
  const [finding, ...others] = verify(deep, { kubernetes: '1.35' });
  expect(finding?.field).toBe(`${'items[0].'.repeat(10_000)}metadata.name`);
  expect(others).toEqual([]);
});

test('ends for a List that contains itself', () => {
  const items: unknown[] = [configMap('A')];
  const list = { apiVersion: 'v1', kind: 'List', items };
  items.push({ apiVersion: 'v1', kind: 'List', items: [list, configMap('B')] }, list);
  const fields = verify(list, { kubernetes: '1.35' }).map(({ field }) => field);
  expect(fields).toEqual(['items[0].metadata.name', 'items[1].items[1].metadata.name']);
});

test('reads a List that occurs twice in both places', () => {
  const list = { apiVersion: 'v1', kind: 'List', items: [configMap('a')] };
  expect(counts([list, list])).toEqual({ 'practice/same-identity': 1 });
});

test('reads a List that occurs very often once', () => {
  let list: object = { apiVersion: 'v1', kind: 'List', items: [configMap('A')] };
  for (let depth = 0; depth < 40; depth += 1) list = { apiVersion: 'v1', kind: 'List', items: [list, list] };
  expect(counts(list)).toEqual({ 'api/name-format': 1 });
});

test('ends for an object that contains itself', () => {
  const cyclic: Record<string, unknown> = pod({});
  Object.assign(cyclic, { status: cyclic, extra: cyclic, spec: { containers: [cyclic], volumes: cyclic } });
  Object.assign(cyclic.metadata as object, { annotations: cyclic, managedFields: [{ fieldsV1: cyclic }] });
  expect(counts(cyclic)['shape/unknown-field']).toBeGreaterThan(1);
});
