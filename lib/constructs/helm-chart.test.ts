import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { delimiter, join } from 'node:path';
import { Chart, Helm, Lazy, Testing } from 'cdk8s';
import { temporaryFolder } from '../../test-helpers/temporary-folder';
import { provideSettings } from './app-settings';
import { findObject } from './find-object';
import { identityOfExecutable } from './helm/executable';
import { HelmChart, type HelmChartProps } from './helm-chart';
import { verifyApp } from './verify-app';

const folder = temporaryFolder();
const [project, path] = [process.cwd(), process.env.PATH];
let warned = '';

/** A helm that notes how it was called, and prints what is in a file, `$COUNT` and `$TZ` replaced. */
const fake = `#!/bin/sh
echo "$*" >>calls
if [ "$1" = version ]; then cat version; exit; fi
cat >stdin
if [ -e stderr ]; then cat stderr >&2; exit 1; fi
sed "s|COUNT|$(wc -l <calls)|; s|ZONE|$TZ|; s|SECONDS|$(date +%s)|" output.yaml
`;
const configMap = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: settings}\ndata: {mode: "0o755"}\n';

beforeEach(() => {
  process.chdir(folder());
  process.env.PATH = `${folder()}${delimiter}${path}`;
  process.env.CDK8S_PODS_KUBERNETES = '1.35';
  mkdirSync('node_modules');
  write('helm', fake);
  chmodSync('helm', 0o755);
  write('output.yaml', configMap);
  write('version', 'v3.19.5');
  write('charts/web/Chart.yaml', 'apiVersion: v2\nname: web\nversion: 1.0.0\n');
  write('charts/web/values.yaml', 'replicas: 1\n');
  warned = '';
  jest.spyOn(process.stderr, 'write').mockImplementation((text) => {
    warned += text;
    return true;
  });
});
afterEach(() => {
  jest.restoreAllMocks();
  process.chdir(project);
  process.env.PATH = path;
  delete process.env.CDK8S_PODS_KUBERNETES;
});

function write(file: string, text: string): void {
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, text);
}

/** The command lines of helm since the last time. */
function calls(): readonly string[] {
  if (!existsSync('calls')) return [];
  const lines = readFileSync('calls', 'utf8').split('\n').slice(0, -1);
  writeFileSync('calls', '');
  return lines.filter((line) => !line.startsWith('version'));
}

const web = { chart: './charts/web', releaseName: 'web' };
const render = (props: Partial<HelmChartProps> = {}) =>
  new HelmChart(new Chart(Testing.app(), 'shop'), 'web', { ...web, ...props });
/** The tests' variables are not those that cdk8s gives to helm. */
const stock = () => ({ helmExecutable: join(folder(), 'helm') });
const entries = () => readdirSync('node_modules/.cache/cdk8s-pods/helm');
const entry = () => `node_modules/.cache/cdk8s-pods/helm/${entries()[0]}`;

describe('the arguments of helm', () => {
  test('are those of cdk8s, and the target release', () => {
    const props = {
      ...web,
      repo: 'https://charts.example',
      version: '1.2.3',
      namespace: 'n',
      helmFlags: ['--no-hooks'],
    };
    render({ ...props, cache: false });
    new Helm(new Chart(Testing.app(), 'shop'), 'web', { ...props, ...stock() });
    const [ours, theirs] = calls();
    expect(ours).toBe(theirs?.replace(' --no-hooks', ' --kube-version 1.35.0 --no-hooks'));
  });

  test.each([
    ['1.33', '1.33.0'],
    ['v1.33.2', '1.33.2'],
    ['1.33.2+k3s1', '1.33.2+k3s1'],
  ])('is the release %s as %s', (kubeVersion, told) => {
    render({ kubeVersion, cache: false });
    expect(calls()).toEqual([`template --kube-version ${told} web ./charts/web`]);
  });

  test('have the release of the app, unless a flag sets it', () => {
    delete process.env.CDK8S_PODS_KUBERNETES;
    const app = Testing.app();
    provideSettings(app, { kubernetes: '1.30' });
    const chart = new Chart(app, 'shop');
    new HelmChart(chart, 'one', { ...web, cache: false });
    new HelmChart(chart, 'two', { ...web, cache: false, helmFlags: ['--kube-version=1.29.1'] });
    expect(calls()).toEqual([
      'template --kube-version 1.30.0 web ./charts/web',
      'template --kube-version=1.29.1 web ./charts/web',
    ]);
  });

  test('have the namespace of the cdk8s Chart by default', () => {
    const chart = new Chart(Testing.app(), 'shop', { namespace: 'shop' });
    new HelmChart(chart, 'one', { ...web, cache: false });
    new HelmChart(chart, 'two', { ...web, cache: false, namespace: 'other' });
    expect(calls().map((call) => /--namespace (\w+)/.exec(call)?.[1])).toEqual(['shop', 'other']);
  });

  test('pass values on standard input, with resolved tokens, and in no file', () => {
    render({ cache: false, values: { image: { tag: '1.10' }, size: Lazy.any({ produce: () => 3 }), none: null } });
    expect(calls()).toEqual(['template --values - --kube-version 1.35.0 web ./charts/web']);
    expect(JSON.parse(readFileSync('stdin', 'utf8'))).toEqual({ image: { tag: '1.10' }, size: 3, none: null });
  });

  test.each(['latest', '1', '1.35.x', ''])('reject the version %j', (kubeVersion) => {
    expect(() => render({ kubeVersion })).toThrow(
      `HelmChart shop/web: kubeVersion must be a Kubernetes version, got "${kubeVersion}"; set a version such as "1.35"`,
    );
  });
});

test('a HelmChart has the objects, ids and release name that cdk8s gives them', () => {
  write(
    'output.yaml',
    `---\n# Source\n${configMap}---\n---\nkind: Pod\napiVersion: v1\nmetadata: {name: a, namespace: n}\n---\nkind: List\napiVersion: v1\nitems: []\n`,
  );
  const theirs = new Helm(new Chart(Testing.app(), 'shop'), 'web', { chart: './charts/web', ...stock() });
  const ours = new HelmChart(new Chart(Testing.app(), 'shop'), 'web', { chart: './charts/web' });
  expect(ours.releaseName).toBe(theirs.releaseName);
  expect(ours.node.children.map(({ node }) => node.path)).toEqual(theirs.node.children.map(({ node }) => node.path));
  expect(ours.apiObjects.map((object) => object.toJson())).toEqual(theirs.apiObjects.map((object) => object.toJson()));
  expect(findObject(ours, 'ConfigMap', 'settings')).toBe(ours.apiObjects[0]);
});

test('the rendered YAML is read as kubectl reads it', () => {
  write(
    'output.yaml',
    `${configMap.replace('"0o755"', '0o755')}---\napiVersion: v1\nkind: B\nlist: [1_0, 12:30, yes, fd00::, "1_0"]\n`,
  );
  expect(Testing.synth(Chart.of(render()))).toMatchObject([
    { data: { mode: 493 } },
    { list: [10, '12:30', true, 'fd00::', '1_0'] },
  ]);
});

test('the fix is to quote the value in the chart', () => {
  write('output.yaml', configMap.replace('"0o755"', '1.10'));
  const app = Testing.app();
  verifyApp(app, { kubernetes: '1.35' });
  new HelmChart(new Chart(app, 'shop'), 'web', web);
  expect(() => app.synth()).toThrow(
    'data[mode]: must be a string, got number 1.1; quote it in the chart or its values',
  );
});

describe('a rendering is cached', () => {
  test('so that helm runs twice at first, and then no more for the same objects', () => {
    const first = render().apiObjects.map((object) => object.toJson());
    expect(calls()).toHaveLength(2);
    expect(render().apiObjects.map((object) => object.toJson())).toEqual(first);
    expect(calls()).toEqual([]);
  });

  test('as a whole, for its user alone', () => {
    render();
    expect(entries()).toEqual([expect.stringMatching(/^[0-9a-f]{64}$/)]);
    expect(statSync(entry()).mode & 0o777).toBe(0o600);
    expect(statSync('node_modules/.cache/cdk8s-pods/helm').mode & 0o777).toBe(0o700);
  });

  test.each<[string, Partial<HelmChartProps>, (() => void)?]>([
    ['values', { values: { replicas: 2 } }],
    ['the namespace', { namespace: 'other' }],
    ['the release name', { releaseName: 'other' }],
    ['the Kubernetes release', { kubeVersion: '1.34' }],
    ['flags', { helmFlags: ['--include-crds'] }],
    ['a file of the chart', {}, () => write('charts/web/values.yaml', 'replicas: 3\n')],
    ['a new file of the chart', {}, () => write('charts/web/templates/new.yaml', '')],
    ['helm', { helmExecutable: './helm-of-tomorrow' }, () => newHelm(`${fake}\n`)],
    ['the version that a script chooses', { helmExecutable: './helm-of-tomorrow' }, () => newHelm(fake, 'v4.0.0')],
    ['a setting of helm', {}, () => Object.assign(process.env, { HELM_NAMESPACE: 'other' })],
  ])('again if %s changes', (_, props, change = () => {}) => {
    render();
    calls();
    change();
    render(props);
    delete process.env.HELM_NAMESPACE;
    expect(calls()).toHaveLength(2);
  });

  function newHelm(text: string, version = 'v3.19.5'): void {
    write('helm-of-tomorrow', text);
    chmodSync('helm-of-tomorrow', 0o755);
    write('version', version);
  }

  test('again if a file of values changes', () => {
    write('more.yaml', 'a: 1\n');
    const flags = ['-f', 'more.yaml', '--values=more.yaml'];
    render({ helmFlags: flags });
    render({ helmFlags: flags });
    expect(calls()).toHaveLength(2);
    write('more.yaml', 'a: 2\n');
    render({ helmFlags: flags });
    expect(calls()).toHaveLength(2);
  });

  test.each([
    ['a chart of a repository at an exact version', { chart: 'grafana/grafana', version: '10.1.0' }],
    [
      'a chart of a URL at an exact version',
      { chart: 'grafana', repo: 'https://charts.example', version: 'v10.1.0-rc.1' },
    ],
    ['a chart of a registry at an exact version', { chart: 'oci://registry.example/charts/web', version: '1.0.0' }],
    ['flags that only say what to render', { helmFlags: ['--set', 'a=b', '-a', 'example.com/v1', '--no-hooks'] }],
  ])('of %s', (_, props) => {
    for (let turn = 0; turn < 3; turn += 1) render(props);
    expect(calls()).toHaveLength(2);
  });

  test.each([
    ['a chart without a version', { chart: 'grafana/grafana' }],
    ['a range of versions', { chart: 'grafana/grafana', version: '^10.0.0' }],
    ['a version in part', { chart: 'oci://registry.example/charts/web', version: '1.0' }],
    ['a chart of a plugin', { chart: 'git+ssh://example.com/charts', version: '1.0.0' }],
    ['a post-renderer', { helmFlags: ['--post-renderer', './patch.sh'] }],
    ['a flag that is not known', { helmFlags: ['--new-in-helm-9'] }],
    ['values at a URL', { helmFlags: ['-f', 'https://example.com/values.yaml'] }],
    ['one that is told not to be', { cache: false }],
  ])('not of %s: helm runs once each time', (_, props) => {
    for (let turn = 0; turn < 3; turn += 1) render(props);
    expect(calls()).toHaveLength(3);
    expect(existsSync('node_modules/.cache')).toBe(false);
  });

  test('not for a folder with a link to itself', () => {
    symlinkSync('..', 'charts/web/loop');
    for (let turn = 0; turn < 3; turn += 1) render();
    expect(calls()).toHaveLength(3);
  });

  test.each(['', 'no hash', `${'0'.repeat(64)}\n{"text":""}`])('again if the cached file is damaged: %j', (damaged) => {
    render();
    const whole = readFileSync(entry(), 'utf8');
    writeFileSync(entry(), damaged);
    calls();
    expect(render().apiObjects).toHaveLength(1);
    expect(calls()).toHaveLength(2);
    expect(readFileSync(entry(), 'utf8')).toBe(whole);
  });

  test('without errors if it cannot be written', () => {
    write('node_modules/.cache', 'a file');
    expect(render().apiObjects).toHaveLength(1);
  });

  test('for 30 days after its last use, and incomplete files for a day', () => {
    const cache = 'node_modules/.cache/cdk8s-pods/helm';
    const daysAgo = (name: string, days: number) => {
      write(join(cache, name), '');
      utimesSync(join(cache, name), Date.now() / 1000 - days * 86_400, Date.now() / 1000 - days * 86_400);
    };
    for (let at = 0; at < 250; at += 1) daysAgo(`new-${at}`, 1 + at / 1000);
    daysAgo('old', 31);
    daysAgo('half.tmp', 2);
    render();
    expect(entries()).toHaveLength(200);
    expect(entries()).toEqual(expect.arrayContaining(['new-0', 'new-198']));
    expect(entries()).not.toEqual(expect.arrayContaining(['new-199']));
  });

  test('by the file of the real helm, so that it need not run', () => {
    write('bin/helm-3', '\u007fELF');
    chmodSync('bin/helm-3', 0o755);
    symlinkSync('helm-3', 'bin/helm');
    expect(identityOfExecutable('./bin/helm')).toMatch(/helm-3 4 \d+/);
    expect(identityOfExecutable('./none')).toBeUndefined();
  });
});

describe('a chart that renders differently each time', () => {
  const secret = 'apiVersion: v1\nkind: Secret\nmetadata: {name: web}\nstringData: {password: "COUNT", user: me}\n';

  test.each([
    ['a counter', secret, 'Secret "web": stringData.password'],
    ['the day', configMap.replace('0o755', 'ZONE'), 'ConfigMap "settings": data.mode'],
    ['the time', configMap.replace('0o755', 'SECONDS'), 'ConfigMap "settings": data.mode'],
    [
      'another object',
      `${configMap}---\n${configMap.replace('settings', 'set-COUNT')}`,
      /ConfigMap "set-\d": metadata.name/,
    ],
  ])('as it has %s in it, is warned of at each synth, by the field', async (_, output, field) => {
    write('output.yaml', output);
    for (const times of [2, 1, 1]) {
      const id = `run-${Math.random()}`;
      const chart = new HelmChart(new Chart(Testing.app(), 'shop'), id, web);
      expect(calls()).toHaveLength(times);
      await new Promise(setImmediate);
      const [, told] =
        /^warning: \S+: the chart renders differently each time: (.*); set the values/.exec(warned) ?? [];
      expect(warned).toContain(chart.node.path);
      expect(told).toMatch(field);
      warned = '';
    }
  });

  test('is not cached, so that generated values are in no file', () => {
    write('output.yaml', secret.replace('COUNT', 'made-up-COUNT'));
    render();
    expect(readFileSync(entry(), 'utf8')).not.toContain('made-up');
  });
});

describe('an error of helm', () => {
  const failing = (stderr: string, props: Partial<HelmChartProps> = {}) => {
    write('stderr', stderr);
    return () => render(props);
  };

  test('for a missing program has a fix', () => {
    expect(() => render({ helmExecutable: './no-helm' })).toThrow(
      'HelmChart shop/web: program "./no-helm" not found; install helm, or set helmExecutable to its path',
    );
  });

  test('for a program without permission has a fix', () => {
    chmodSync('helm', 0o644);
    expect(() => render({ helmExecutable: './helm' })).toThrow(
      /HelmChart shop\/web: program "\.\/helm" cannot be run: permission denied; make it executable/,
    );
  });

  test.each([
    ['Error: repo grafana not found', 'repo grafana not found; add it with `helm repo add`, or set repo to its URL'],
    [
      'Error: path "./charts/web" not found',
      'path "./charts/web" not found; correct chart, repo or version: ./charts/web for a folder, grafana/grafana for a chart of a repository',
    ],
    [
      'WARNING: Kubernetes configuration file is group-readable.\nError: chart requires kubeVersion: >=1.36.0 which is incompatible with Kubernetes v1.35.0\n',
      'chart requires kubeVersion: >=1.36.0 which is incompatible with Kubernetes v1.35.0; set kubeVersion, or target a release that the chart supports',
    ],
    [
      "Error: values don't meet the specifications of the schema(s) in the following chart(s):\nweb:\n- replicas: Invalid type. Expected: integer, given: string\n\n",
      "values don't meet the specifications of the schema(s) in the following chart(s): web: - replicas: Invalid type. Expected: integer, given: string; correct the values",
    ],
    [
      'Error: execution error at (web/templates/a.yaml:1:4): replicas is required\n\nUse --debug flag to render out invalid YAML\n',
      'execution error at (web/templates/a.yaml:1:4): replicas is required; correct the values that this template uses',
    ],
    ['Error: unknown flag: --nohooks', 'unknown flag: --nohooks; correct helmFlags'],
    ['', 'unknown reason; run `helm template` by hand for details'],
  ])('is told in its own words, with what to do: %s', (stderr, message) => {
    expect(failing(stderr)).toThrow(
      new Error(`HelmChart shop/web: helm cannot render chart "./charts/web": ${message}`),
    );
  });

  test('has no control characters, and no commands for a runner', () => {
    expect(failing('Error: x\n##[error]y \u001b[31mz')).toThrow('x #\\u0023[error]y \\u001b[31mz; ');
  });

  test('never contains a secret value', () => {
    const values = {
      admin: { password: 'hunter2-admin' },
      tokens: ['first-token', 'first-token-and-more'],
      image: 'nginx',
    };
    const helmFlags = ['--set', 'db.password=from-a-flag,x=1', '--password=of-the-repo', '--username', 'me'];
    const stderr = 'Error: bad hunter2-admin first-token-and-more first-token nginx from-a-flag of-the-repo me';
    expect(failing(stderr, { values, helmFlags })).toThrow(
      'bad (a string of 13 characters) (a string of 20 characters) (a string of 11 characters) nginx (a string of 11 characters) (a string of 11 characters) me;',
    );
  });

  test('in its output is reported as well', () => {
    write('output.yaml', 'kind: [\n');
    expect(() => render()).toThrow('HelmChart shop/web: the rendered chart is not valid YAML at 2:1: unexpected end');
  });

  test.each([
    ['metadata: {name: x}', 'without apiVersion and kind at 6:1'],
    ['apiVersion: v1', 'without kind at 6:1'],
    ['- kind: ConfigMap', 'without apiVersion and kind at 6:1'],
    ['just text', 'without apiVersion and kind at 6:1'],
    ['apiVersion: 1\nkind: Pod', 'without apiVersion at 6:1'],
  ])('in what it prints, which is no object: %j', (text, problem) => {
    write('output.yaml', `${configMap}---\n${text}\n`);
    expect(() => render()).toThrow(`HelmChart shop/web: the rendered chart has a document ${problem}`);
  });

  test('is not cached', () => {
    expect(failing('Error: x')).toThrow();
    expect(existsSync('node_modules/.cache')).toBe(false);
  });
});
