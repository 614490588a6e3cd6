import { formatted } from './testdata/formatted';
import { imported, statementsOf } from './testdata/imported';

const deployment = (template: string, more = '') => `
apiVersion: apps/v1
kind: Deployment
metadata: { name: cart${more} }
spec:
  selector: { matchLabels: { app: cart } }
  template:
    metadata: { labels: { app: cart } }
    spec:
${template.replace(/^/gm, '      ')}
`;

const container = (fields: string) =>
  deployment(`containers:\n- name: app\n  image: registry.example/cart:7\n${fields.trim().replace(/^/gm, '  ')}`);

const configMap = (data: string, name = 'settings') =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: ${name} }\ndata:\n${data.replace(/^/gm, '  ')}\n`;

describe('a program of manifests', () => {
  test('is complete, with a chart for each namespace', () => {
    const text = [
      'apiVersion: v1\nkind: Namespace\nmetadata: { name: web }',
      'apiVersion: v1\nkind: ServiceAccount\nmetadata: { name: cart, namespace: web }',
    ].join('\n---\n');
    expect(imported(text).text).toBe(`import { ApiObject, Chart } from 'cdk8s';
import { GitOpsApp } from 'cdk8s-pods';

const app = new GitOpsApp();

const shop = new Chart(app, 'shop');

new ApiObject(shop, 'web', { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'web' } });

const web = new Chart(app, 'web', { namespace: 'web' });
web.addDependency(shop);

new ApiObject(web, 'cart', { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'cart' } });

app.synth();
`);
  });

  test('constructs a workload with the fields that it has, and exposes it', () => {
    const service = `apiVersion: v1
kind: Service
metadata: { name: cart }
spec: { selector: { app: cart }, ports: [{ port: 80, targetPort: 8080 }] }`;
    expect(statementsOf(`${container('ports: [{ containerPort: 8080 }]')}---\n${service}`)).toBe(`const cartPort = 8080;
const cart = new Workload(shop, 'cart', {
  asWritten: true,
  selector: { app: 'cart' },
  workload: { kind: 'Deployment' },
  app: { image: 'registry.example/cart:7', ports: [{ containerPort: cartPort }] },
});
expose(cart, { ports: [{ port: 80, targetPort: cartPort }] });`);
  });

  test.each([
    [
      'a probe',
      'readinessProbe: { httpGet: { path: /ready, port: http }, periodSeconds: 5 }',
      "readinessProbe: httpGet('/ready', 'http', { periodSeconds: 5 })",
    ],
    [
      'a probe with headers',
      'livenessProbe: { httpGet: { path: /, port: 1, httpHeaders: [{ name: A, value: b }] } }',
      "livenessProbe: httpGet('/', 1, { headers: { A: 'b' } })",
    ],
    [
      'headers that are sent twice',
      'livenessProbe: { httpGet: { path: /, port: 1, httpHeaders: [{ name: A, value: b }, { name: A, value: c }] } }',
      'httpHeaders: [',
    ],
    ['a command', 'livenessProbe: { exec: { command: [cat, /tmp/ok] } }', "livenessProbe: exec(['cat', '/tmp/ok'])"],
    ['a gRPC probe', 'startupProbe: { grpc: { port: 90 } }', 'startupProbe: grpc(90)'],
    ['a sleep', 'lifecycle: { preStop: { sleep: { seconds: 5 } } }', 'lifecycle: { preStop: sleep(5) }'],
    [
      'variables',
      'env: [{ name: A, value: "1" }, { name: B, valueFrom: { secretKeyRef: { name: s, key: k } } }]',
      "env: env({ A: '1', B: fromSecret('s', 'k') })",
    ],
    [
      'variables out of order for JavaScript',
      'env: [{ name: B, value: x }, { name: "1", value: z }]',
      "env: [\n      { name: 'B', value: 'x' },\n      { name: '1', value: 'z' },\n    ]",
    ],
    [
      'a field of the Pod',
      'env: [{ name: A, valueFrom: { fieldRef: { fieldPath: metadata.name } } }]',
      "A: fromField('metadata.name')",
    ],
    [
      'a field with its version',
      'env: [{ name: A, valueFrom: { fieldRef: { apiVersion: v1, fieldPath: metadata.name } } }]',
      "A: { fieldRef: { apiVersion: 'v1', fieldPath: 'metadata.name' } }",
    ],
    [
      'resources',
      'resources: { requests: { cpu: 100m, memory: 64Mi }, limits: { memory: 64Mi } }',
      "resources: resources({ cpu: '100m', memory: '64Mi' })",
    ],
    [
      'resources without the usual limit',
      'resources: { requests: { memory: 64Mi } }',
      "resources: { requests: { memory: '64Mi' } }",
    ],
    [
      'a user',
      'securityContext: { runAsUser: 1000, runAsNonRoot: true, readOnlyRootFilesystem: true }',
      'securityContext: { ...runAs(1000), readOnlyRootFilesystem: true }',
    ],
  ])('expresses %s', (_what, fields, expected) => {
    expect(statementsOf(container(fields))).toContain(expected);
  });

  test.each([
    [
      'volumes',
      'volumes:\n- { name: tmp, emptyDir: {} }\n- { name: a, secret: { secretName: b, defaultMode: 0440 } }',
      "volumes: [emptyDir('tmp'), secret('a', 'b', { defaultMode: 0o440 })]",
    ],
    ['an empty volume of no kind', 'volumes: [{ name: tmp }]', "volumes: [{ name: 'tmp' }]"],
    [
      'its own selector',
      'topologySpreadConstraints:\n- maxSkew: 1\n  topologyKey: topology.kubernetes.io/zone\n  whenUnsatisfiable: ScheduleAnyway\n  labelSelector: { matchLabels: { app: cart } }',
      "topologySpreadConstraints: [spreadAcross('zone')]",
    ],
    [
      'required nodes',
      'affinity: { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [{ matchExpressions: [{ key: pool, operator: In, values: [web] }] }] } } }',
      "affinity: requireNodes({ pool: 'web' })",
    ],
    [
      'tolerations',
      'tolerations: [{ key: spot, operator: Exists, effect: NoSchedule }, { operator: Exists }]',
      "tolerations: [tolerate('spot', undefined, 'NoSchedule'), { operator: 'Exists' }]",
    ],
    ['hosts', 'hostAliases: [{ ip: 10.0.0.1, hostnames: [db] }]', "...hostAliases({ '10.0.0.1': 'db' })"],
  ])('expresses %s of the Pod', (_what, fields, expected) => {
    const template = `containers: [{ name: app, image: registry.example/cart:7 }]\n${fields}`;
    expect(statementsOf(deployment(template))).toContain(expected);
  });

  test('keeps comments next to what they are about', () => {
    const text = container(`# where it listens
ports: # of the container
- containerPort: 8080 # plain HTTP
env:
- name: A
  value: x
# - name: B
#   value: y
resources: {}`);
    expect(statementsOf(`# the cart\n${text.trimStart()}`)).toBe(`// the cart
new Workload(shop, 'cart', {
  asWritten: true,
  selector: { app: 'cart' },
  workload: { kind: 'Deployment' },
  app: {
    image: 'registry.example/cart:7',
    // where it listens
    // of the container
    ports: [
      {
        // plain HTTP
        containerPort: 8080,
      },
    ],
    env: env({
      A: 'x',
      // - name: B
      //   value: y
    }),
    resources: {},
  },
});`);
  });

  test('quotes comments that mean something to tools', () => {
    expect(statementsOf(`# @ts-ignore\n${configMap('a: b')}`)).toMatch(/^\/\/ # @ts-ignore\n/);
  });

  test('names constants for labels that are repeated', () => {
    const budget = `apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: { name: cart }
spec: { selector: { matchLabels: { app: cart } } }`;
    const body = statementsOf(`${container('args: [a]')}---\n${budget}`);
    expect(body).toContain("const cartLabels = { app: 'cart' };");
    expect(body.match(/: cartLabels/g)).toHaveLength(2);
  });

  test.each([
    ['a log tailer', 'image: busybox:1.36\n  args: [sh, -c, "tail -n+1 -F /var/log/app.log"]', 'fluentBit'],
    ['a log shipper', 'image: registry.example/fluent/fluent-bit:4.2.0', 'fluentBit'],
    ['an nginx', 'image: nginx:1.29', 'nginx'],
    ['an exporter', 'image: nginx/nginx-prometheus-exporter:1.5', 'nginxExporter'],
  ])('names the attachment for %s, which stays as it is', (_what, fields, attachment) => {
    const template = `containers:\n- name: app\n  image: registry.example/cart:7\n- name: side\n  ${fields}`;
    expect(statementsOf(deployment(template))).toContain(`// The attachment ${attachment} adds`);
  });

  test('names no attachment for the first container, which is that of the application', () => {
    const template = 'containers:\n- name: web\n  image: nginx:1.29\n- name: side\n  image: registry.example/side:1';
    expect(statementsOf(deployment(template))).not.toContain('The attachment');
  });

  test.each([
    [
      'null fields',
      'apiVersion: v1\nkind: Service\nmetadata: { name: a, creationTimestamp: null }\nspec: { ports: }',
      'omitted, because null or empty is the same as absent: metadata.creationTimestamp, spec.ports',
    ],
    [
      'empty metadata',
      'apiVersion: v1\nkind: ServiceAccount\nmetadata: { name: a, labels: {} }',
      'omitted, because null or empty is the same as absent: metadata.labels',
    ],
    [
      'numbers',
      'apiVersion: example.com/v1\nkind: Any\nmetadata: { name: a }\nspec: { id: 9007199254740993, of: [1e21, 12345678901234567890] }',
      'not exact, because JavaScript rounds it: spec.id, spec.of[1]',
    ],
    [
      'secrets',
      'apiVersion: v1\nkind: Secret\nmetadata: { name: a }\nstringData: { password: hunter2 }',
      'its values are in the program as they are in the YAML',
    ],
    [
      'a selector that is not only labels',
      container('args: [a]').replace(
        '{ matchLabels: { app: cart } }',
        '{ matchExpressions: [{ key: app, operator: Exists }] }',
      ),
      'ApiObject, not Workload: its selector is not matchLabels alone',
    ],
    [
      'what the release rejects',
      container('ports: [{ containerPort: 80000 }]'),
      'ApiObject, not Workload: it is not valid for Kubernetes 1.35: spec.template.spec.containers[0].ports[0].containerPort: must be 1 to 65535, got 80000',
    ],
    [
      'metadata that a Workload lacks',
      container('args: [a]').replace('name: cart }', 'name: cart, finalizers: [a.b/c] }'),
      'ApiObject, not Workload: a Workload has no metadata.finalizers',
    ],
    [
      'an empty alternative next to the other one',
      deployment(
        'containers: [{ name: a, image: b:1, volumeMounts: [{ name: v, mountPath: /v, subPath: x, subPathExpr: "" }] }]\nvolumes: [{ name: v, emptyDir: {} }]',
      ),
      'ApiObject, not Workload: a Workload has no spec.template.spec.containers[0].volumeMounts[0].subPath',
    ],
  ])('notes %s', (_what, text, note) => {
    const { notes, text: program } = imported(text);
    expect(notes.map((line) => line.replace(/^shop\.yaml:\d+: \w+ \w+: /, ''))).toEqual([note]);
    expect(notes.join()).not.toContain('hunter2');
    if (!note.startsWith('its')) expect(program.toLowerCase()).toContain(`// ${note.toLowerCase()}`);
  });

  test('sets by JSON patches what cdk8s would drop, and removes the name that it would add', () => {
    expect(statementsOf(configMap('A:\nB: x'))).toBe(`const settings = new ApiObject(shop, 'settings', {
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: 'settings' },
  data: { B: 'x' },
});
settings.addJsonPatch(JsonPatch.add('/data/A', null));`);
    const hook = 'apiVersion: v1\nkind: ConfigMap\nmetadata: { generateName: hook- }';
    expect(statementsOf(hook)).toContain("hook.addJsonPatch(JsonPatch.remove('/metadata/name'));");
  });

  test('keeps names of fields with line breaks within comments', () => {
    const { text } = imported('apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a, "b\\nprocess.exit()": null }');
    expect(text).not.toMatch(/^process/m);
  });

  test('sets labels that are all null, which servers read as empty strings, by one JSON patch', () => {
    const labels = 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a, labels: { release: } }';
    expect(statementsOf(labels)).toContain("a.addJsonPatch(JsonPatch.add('/metadata/labels', { release: null }));");
  });

  test('applies Namespaces and kinds of custom resources before what is in other charts, wherever they stand', () => {
    const settings = configMap('A: b').replace('name: settings', 'name: settings, namespace: web');
    const namespace = 'apiVersion: v1\nkind: Namespace\nmetadata: { name: web }';
    const { text } = imported(`${settings}---\n${namespace}`);
    expect(text.indexOf("new Chart(app, 'shop')")).toBeLessThan(text.indexOf("new Chart(app, 'web'"));
    expect(text).toContain("const web = new Chart(app, 'web', { namespace: 'web' });\nweb.addDependency(shop);\n");
    expect(imported(`${settings}---\n${configMap('A: b')}`).text).not.toContain('addDependency');
  });

  test('does not verify where an object is not valid, which would keep the others from being written', () => {
    const { text } = imported(container('ports: [{ containerPort: 80000 }]'));
    expect(text).toContain('const app = new GitOpsApp({ verify: false });');
  });

  test('keeps the last of several objects with one identity', () => {
    const { text, notes } = imported(`${configMap('A: "1"')}---\n${configMap('A: "2"')}`);
    expect(text).toContain("data: { A: '2' }");
    expect(text).not.toContain("data: { A: '1' }");
    expect(notes).toEqual(['shop.yaml:1: ConfigMap settings: omitted: another one of this name is at shop.yaml:7']);
  });

  test('unpacks lists, whose comments go to the first item', () => {
    const list =
      '# all of it\napiVersion: v1\nkind: List\nitems:\n- apiVersion: v1\n  kind: ServiceAccount\n  metadata: { name: a }\n';
    expect(statementsOf(list)).toBe(
      "// all of it\nnew ApiObject(shop, 'a', { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'a' } });",
    );
  });

  test('gives names to constructs and variables that nothing else has', () => {
    const names = ['constructor', 'a/b', 'app', 'env', '9', 'delete'];
    const { text } = imported(names.map((name) => configMap('A:', JSON.stringify(name))).join('---\n'));
    const variables = [...text.matchAll(/^const (\w+) = new ApiObject/gm)].map(([, name]) => name);
    expect(variables).toEqual(['constructor', 'aB', 'appConfigMap', 'envConfigMap', 'x9', 'deleteConfigMap']);
    expect(text).toContain("new ApiObject(shop, 'constructor-config-map', {");
    expect(text).toContain("new ApiObject(shop, 'a-b', {");
  });

  test('is what the formatter and the linter leave as it is', () => {
    const text = [
      container('ports: [{ containerPort: 8080 }]\n# why\nenv: [{ name: A, value: "it\'s" }]'),
      configMap('nginx.conf: |\n  server {\n    listen 80;\n  }\nA:'),
      'apiVersion: v1\nkind: Service\nmetadata: { name: cart }\nspec: { selector: { app: cart }, ports: [{ port: 80 }] }',
    ].join('---\n');
    expect(formatted(imported(text).text)).toBe(imported(text).text);
  });
});
