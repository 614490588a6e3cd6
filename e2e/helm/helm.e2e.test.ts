// With the real helm, and the chart that `helm create` makes.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Chart, Testing } from 'cdk8s';
import { attach, expose, findObject, fluentBit, HelmChart, type HelmChartProps, nginx, retarget } from 'cdk8s-pods';
import { parseAllDocuments } from 'yaml';
import { programsOf } from '../../docs/fences';
import { readersFolder, runProgram } from '../../docs/run-program';

const project = resolve(__dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'helm-'));
const created = join(folder, 'web');
let warned = '';

beforeAll(() => {
  // The cache of charts goes there.
  mkdirSync(join(folder, 'node_modules'));
  process.chdir(folder);
  process.env.CDK8S_PODS_KUBERNETES = '1.35';
  execFileSync('helm', ['create', 'web'], { cwd: folder, stdio: 'ignore' });
  jest.spyOn(process.stderr, 'write').mockImplementation((text) => {
    warned += text;
    return true;
  });
});
afterAll(() => {
  process.chdir(project);
  delete process.env.CDK8S_PODS_KUBERNETES;
  rmSync(folder, { recursive: true });
});

/** A chart of some templates. */
function chartWith(templates: Readonly<Record<string, string>>, more = ''): string {
  const chart = mkdtempSync(join(folder, 'chart-'));
  writeFileSync(join(chart, 'Chart.yaml'), `apiVersion: v2\nname: made\nversion: 1.0.0\n${more}`);
  for (const [path, text] of Object.entries(templates)) {
    mkdirSync(join(chart, path, '..'), { recursive: true });
    writeFileSync(join(chart, path), text);
  }
  return chart;
}

const configMap = (data: string) => `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: made}\ndata:\n${data}\n`;
const render = (chart: string, props: Partial<HelmChartProps> = {}) => {
  const made = new HelmChart(new Chart(Testing.app(), 'shop', { namespace: 'shop' }), 'made', { chart, ...props });
  return made.apiObjects.map((object) => object.toJson());
};

test('patterns attach to what `helm create` makes', () => {
  const chart = new Chart(Testing.app(), 'shop', { namespace: 'shop' });
  const values = { replicaCount: 3, securityContext: { runAsNonRoot: true } };
  const helm = new HelmChart(chart, 'helm', { chart: created, releaseName: 'shop', values });
  const web = findObject(helm, 'Deployment', 'shop-web');
  const tls = nginx({ listen: 8443, upstream: { port: 80 }, tls: { secretName: 'web-tls' } });
  const { https } = attach(web, tls).ports;
  attach(web, fluentBit({ logs: { directory: '/var/log/web', sizeLimit: '64Mi', rotation: 'app' } }));
  retarget(findObject(helm, 'Service', 'shop-web'), { from: 'http', to: https });
  expose(web, { metadata: { name: 'shop-web-plain' }, port: 8443 });

  const objects = Testing.synth(chart);
  const find = (kind: string, name: string) =>
    objects.find((object) => object.kind === kind && object.metadata.name === name);
  const { spec } = find('Deployment', 'shop-web');
  expect(spec.replicas).toBe(3);
  expect(spec.template.spec.initContainers.map(({ name }: { name: string }) => name)).toEqual([
    'nginx',
    'fluent-bit',
    'fluent-bit-drain',
  ]);
  expect(spec.template.spec.containers[0]).toMatchObject({ name: 'web', securityContext: { runAsNonRoot: true } });
  expect(find('Service', 'shop-web').spec.ports).toMatchObject([{ port: 80, targetPort: 'nginx-https' }]);
  expect(find('Service', 'shop-web-plain').spec).toMatchObject({ ports: [{ port: 8443 }] });
});

test('the example of the README attaches to a chart that `helm create` made', () => {
  const markdown = readFileSync(join(project, 'README.md'), 'utf8');
  const reader = readersFolder(markdown);
  rmSync(join(reader, 'helm')); // stands in for the real one elsewhere
  // A folder of this name comes before the repository `grafana`.
  mkdirSync(join(reader, 'grafana'));
  execFileSync('helm', ['create', 'grafana'], { cwd: join(reader, 'grafana'), stdio: 'ignore' });
  const program = programsOf(markdown).find(({ file }) => file === 'main.ts');
  if (program === undefined) throw new Error('README.md has no main.ts');
  expect(program.text).toContain('new HelmChart(');
  const { status, reported, written } = runProgram(program, reader);
  // Of what `helm create` itself makes.
  const others = reported
    .split('\n')
    .filter((line) => !/^(?:$|warning: shop\/grafana\/grafana-deployment: )/.test(line));
  expect([status, others]).toEqual([0, []]);
  const objects = parseAllDocuments(written).map((document) => document.toJSON());
  const named = (kind: string) => objects.find((one) => one?.kind === kind && one.metadata.name === 'grafana');
  expect(named('Deployment').metadata.labels).toMatchObject({
    'helm.sh/chart': 'grafana-0.1.0',
    'app.kubernetes.io/managed-by': 'Helm',
  });
  const { initContainers, containers } = named('Deployment').spec.template.spec;
  expect(initContainers.map(({ name }: { name: string }) => name)).toEqual(['fluent-bit', 'fluent-bit-drain']);
  expect(containers[0].volumeMounts).toContainEqual({ name: 'fluent-bit-logs', mountPath: '/var/log/grafana' });
  expect(named('Service')).toBeDefined();
  rmSync(reader, { recursive: true });
});

test('a chart is told the target release and the namespace, and what flags say', () => {
  const chart = chartWith({
    'templates/a.yaml': configMap(
      '  kube: {{ .Capabilities.KubeVersion.Version | quote }}\n  namespace: {{ .Release.Namespace }}\n' +
        '  api: {{ .Capabilities.APIVersions.Has "example.com/v1" | quote }}',
    ),
    'templates/hook.yaml': configMap('  a: b').replace('{name: made}', '{name: h, annotations: {helm.sh/hook: test}}'),
    'crds/a.yaml': 'apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata: {name: things}\n',
  });
  const data = (props: Partial<HelmChartProps>) =>
    render(chart, props).find(({ metadata }) => metadata.name === 'made')?.data;
  expect(data({})).toEqual({ kube: 'v1.35.0', namespace: 'shop', api: 'false' });
  expect(data({ kubeVersion: '1.33', namespace: 'other', helmFlags: ['--api-versions', 'example.com/v1'] })).toEqual({
    kube: 'v1.33.0',
    namespace: 'other',
    api: 'true',
  });
  const kinds = (...helmFlags: string[]) => render(chart, { helmFlags }).map(({ kind }) => kind);
  expect(kinds()).toEqual(['ConfigMap', 'ConfigMap']);
  expect(kinds('--include-crds', '--no-hooks')).toEqual(['CustomResourceDefinition', 'ConfigMap']);
});

test('values arrive as they are', () => {
  const chart = chartWith({
    'templates/a.yaml': configMap(
      '{{ range $k, $v := .Values }}  {{ $k }}: {{ printf "%s %v" (kindOf $v) $v | quote }}\n{{ end }}',
    ),
  });
  const values = { text: '0o755', switch: 'on', exponent: '1e3', number: 3, half: 0.5, really: true, multi: 'a: b' };
  expect(render(chart, { values })[0].data).toEqual({
    text: 'string 0o755',
    switch: 'string on',
    exponent: 'string 1e3',
    number: 'float64 3',
    half: 'float64 0.5',
    really: 'bool true',
    multi: 'string a: b',
  });
});

const kept = () => readdirSync(join(folder, 'node_modules/.cache/cdk8s-pods/helm'));

test('a rendering is made once, and made again where the chart changed', () => {
  const chart = chartWith({ 'templates/a.yaml': configMap('  a: one') });
  const before = kept().length;
  for (let turn = 0; turn < 3; turn += 1) expect(render(chart)[0].data).toEqual({ a: 'one' });
  expect(kept()).toHaveLength(before + 1);
  writeFileSync(join(chart, 'templates/a.yaml'), configMap('  a: two'));
  expect(render(chart)[0].data).toEqual({ a: 'two' });
  expect(kept()).toHaveLength(before + 2);
});

test.each([
  ['genCA', '  ca: {{ (genCA "a" 365).Cert | quote }}', 'data.ca'],
  ['randAlphaNum', '  password: {{ randAlphaNum 12 }}', 'data.password'],
  ['now', '  at: {{ now | quote }}', 'data.at'],
  ['the date', '  day: {{ now | date "2006-01-02" | quote }}', 'data.day'],
  ['the date, by another function', '  zoned: {{ dateInZone "2006-01-02" (now) "Local" | quote }}', 'data.zoned'],
  ['the seconds since 1970', '  epoch: {{ now | unixEpoch | quote }}', 'data.epoch'],
  ['uuidv4', '  id: {{ uuidv4 }}', 'data.id'],
])('a chart that renders %s is warned of, by its field', async (_, data, field) => {
  warned = '';
  render(chartWith({ 'templates/a.yaml': configMap(data) }));
  await new Promise(setImmediate);
  expect(warned).toContain(
    `warning: shop/made: the chart renders differently each time: ConfigMap "made": ${field}; set`,
  );
});

test('a chart that only seems to do so is not', async () => {
  warned = '';
  const data =
    '  a: {{ "x" | sha256sum }}\n  b: {{ "2006-01-02" | quote }}\n  c: {{ lookup "v1" "Secret" "a" "b" | toJson | quote }}';
  render(chartWith({ 'templates/a.yaml': configMap(data) }));
  render(created, { releaseName: 'stable' });
  await new Promise(setImmediate);
  expect(warned).toBe('');
});

const schema = '{"properties": {"replicas": {"type": "integer"}}}';

test.each<[string, string, () => Partial<HelmChartProps>]>([
  ['a folder that is not there', 'correct chart, repo or version', () => ({ chart: './none' })],
  [
    'a folder without a chart',
    'correct chart, repo or version',
    () => ({ chart: mkdtempSync(join(folder, 'empty-')) }),
  ],
  ['a repository that nobody added', 'add it with `helm repo add`', () => ({ chart: 'none-added/web' })],
  ['a name alone', 'correct chart, repo or version', () => ({ chart: 'none' })],
  ['a repository that cannot be reached', 'check the network', () => ({ chart: 'none', repo: 'http://127.0.0.1:1' })],
  [
    'a release that the chart does not support',
    'set kubeVersion',
    () => ({ chart: chartWith({}, 'kubeVersion: ">=1.36.0"\n') }),
  ],
  [
    'values that the schema refuses',
    'correct the values',
    () => ({ chart: chartWith({ 'values.schema.json': schema }), values: { replicas: 'x' } }),
  ],
  [
    'a value that is required',
    'correct the values that this template uses',
    () => ({ chart: chartWith({ 'templates/a.yaml': '{{ required "replicas is required" .Values.replicas }}' }) }),
  ],
  [
    'a template that goes wrong',
    'correct the values that this template uses',
    () => ({ chart: chartWith({ 'templates/a.yaml': '{{ .Values.a.b.c }}' }) }),
  ],
  [
    'a template that prints no YAML',
    'correct the values that this template prints',
    () => ({ chart: chartWith({ 'templates/a.yaml': 'a: [\nb: c' }) }),
  ],
  [
    'a dependency that is missing',
    'run `helm dependency build`',
    () => ({ chart: chartWith({}, 'dependencies: [{name: x, version: 1.0.0, repository: "https://x.example"}]\n') }),
  ],
  ['a flag that helm does not know', 'correct helmFlags', () => ({ chart: created, helmFlags: ['--nohooks'] })],
])('of %s, one line says what helm said and what to do', (_, advice, props) => {
  expect(() => render('', props())).toThrow(
    new RegExp(`^HelmChart shop/made: helm cannot render chart "[^"]+": [^\\n]+; ${advice}[^\\n]*$`),
  );
});

test('a secret that helm repeats is not in the error', () => {
  const chart = chartWith({ 'templates/a.yaml': '{{ fail (printf "bad password %s" .Values.db.password) }}' });
  const values = { db: { password: 'Zaphod42!' } };
  expect(() => render(chart, { values })).toThrow('bad password (a string of 9 characters); correct the values');
});
