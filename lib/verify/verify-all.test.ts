import { verify } from './verify';

const container = { name: 'web', image: 'shop/web:1.0', resources: { requests: { cpu: '10m', memory: '16Mi' } } };
const pod = (name: string, more: object = {}) => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name, namespace: 'shop', labels: { app: name } },
  spec: { containers: [container], ...more },
});
const list = (...items: readonly unknown[]) => ({ apiVersion: 'v1', kind: 'List', items });
const fields = (input: unknown) =>
  verify(input, { kubernetes: '1.35' }).map(({ code, field }) => `${code} ${field}`.trim());

describe('a List', () => {
  test('is verified item by item, with the index of each item in the fields', () => {
    expect(fields(list(pod('web'), pod('api', { hostNetwerk: true }), 7))).toEqual([
      'shape/unknown-field items[1].spec.hostNetwerk',
      'shape/wrong-type items[2]',
    ]);
    expect(fields([pod('web'), list(list(pod('api', { hostNetwerk: true })))])).toEqual([
      'shape/unknown-field items[0].items[0].spec.hostNetwerk',
    ]);
    expect(fields(list())).toEqual([]);
  });

  test('of one kind gives its items that kind', () => {
    const { metadata, spec } = pod('web', { hostNetwerk: true });
    expect(fields({ apiVersion: 'v1', kind: 'PodList', metadata: {}, items: [{ metadata, spec }] })).toEqual([
      'shape/unknown-field items[0].spec.hostNetwerk',
    ]);
  });

  test('is checked together with the other objects', () => {
    const service = {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'web', namespace: 'shop' },
      spec: { selector: { app: 'webb' }, ports: [{ port: 80 }] },
    };
    expect(fields([pod('web'), list(service)])).toEqual(['practice/service-selector items[0].spec.selector']);
    expect(fields([list(pod('web')), list(pod('web'))])).toEqual(['practice/same-identity items[0].metadata.name']);
  });

  test('applies the Pod Security level of its Namespaces to its Pods', () => {
    const labels = { 'pod-security.kubernetes.io/enforce': 'baseline' };
    const shop = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop', labels } };
    expect(fields(list(shop, pod('web', { hostPID: true })))).toEqual([
      'pod-security/hostNamespaces items[1].spec.hostPID',
    ]);
  });

  test('reads acknowledgements in its items', () => {
    const annotations = { 'cdk8s-pods/acknowledge': 'practice/same-identity: the second is a patch' };
    const { metadata, ...rest } = pod('web');
    expect(fields(list(pod('web'), { ...rest, metadata: { ...metadata, annotations } }))).toEqual([]);
  });
});
