import { cpSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { temporaryFolder } from '../../../test-helpers/temporary-folder';
import { nothingSkipped } from '../documents/skipped';
import { run } from '../run';
import { verifiedText } from './verify-command';

const folder = temporaryFolder();
const project = process.cwd();
beforeEach(() => process.chdir(folder()));
afterEach(() => process.chdir(project));

function verify(...args: readonly string[]) {
  let out = '';
  const write = (text: string) => {
    out += text;
  };
  const standardInput = () => Buffer.from('');
  const exitCode = run(['verify', '--kubernetes', '1.35', ...args], {
    out: write,
    err: write,
    standardInput,
    colours: false,
  });
  return { exitCode, out };
}

function write(files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
}

/** Writes files, and gives what is found in them, as `file:line code`. */
function found(files: Readonly<Record<string, string>>, ...args: readonly string[]): readonly string[] {
  write(files);
  const { findings } = JSON.parse(verify('--output', 'json', ...(args.length === 0 ? ['.'] : args)).out);
  return findings.map(({ file, line, code }: Record<string, unknown>) => `${file}:${line} ${code}`);
}

const settings = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: shop}\n';
const patch = 'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec: {replicas: 3}\n';
const same = 'practice/same-identity';

describe('other documents are counted', () => {
  test('in overlays of kustomize with Helm values, without findings', () => {
    cpSync(join(__dirname, '../testdata/overlays'), 'overlays', { recursive: true });
    expect(verify('overlays')).toEqual({
      exitCode: 0,
      out:
        'not verified: 1 kustomization, 1 document without apiVersion and kind\n' +
        '2 objects for Kubernetes 1.35: 0 errors, 0 warnings\n',
    });
  });

  test('in every output', () => {
    cpSync(join(__dirname, '../testdata/overlays'), 'overlays', { recursive: true });
    const note = 'not verified: 1 kustomization, 1 document without apiVersion and kind';
    expect(JSON.parse(verify('overlays', '--output', 'json').out)).toMatchObject({
      objects: 2,
      skipped: { ...nothingSkipped, kustomizations: 1, others: 1 },
    });
    expect(verify('overlays', '--output', 'github').out).toBe(`::notice title=cdk8s-pods::${note}\n`);
    const [{ invocations }] = JSON.parse(verify('overlays', '--output', 'sarif').out).runs;
    expect(invocations).toMatchObject([{ toolExecutionNotifications: [{ message: { text: note } }] }]);
  });

  const template = 'kind: Service\nmetadata:\n  {{- if .Values.x }}\n  name: {{ .Values.x }}\n  {{- end }}\n';

  test('in Helm charts: templates, and what they contain that is readable', () => {
    const files = {
      'shop/Chart.yaml': 'apiVersion: v2\nname: shop\n',
      'shop/values.yaml': 'x: y\n',
      'shop/templates/service.yaml': template,
      'shop/templates/web/pod.yaml': 'apiVersion: v1\nkind: Pod\n',
      'shop/crds/a.yaml': 'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\n',
      'templates/pod.yaml': 'apiVersion: v1\nkind: Pod\nmetadata: {name: b}\n',
    };
    expect(found(files)).toEqual(['shop/crds/a.yaml:1 api/containers', 'templates/pod.yaml:1 api/containers']);
    expect(verify('.').out).toContain('not verified: 2 templates, 2 documents without apiVersion and kind\n');
    expect(verify('shop/templates/service.yaml', 'shop/Chart.yaml')).toEqual({
      exitCode: 2,
      out: expect.stringContaining('; render the templates first, such as with `helm template`\n'),
    });
  });

  test('with control structures of templates where they cannot be read, but not with a template in a value', () => {
    expect(found({ 'a/service.yaml': template, 'settings.yaml': settings })).toEqual([]);
    const value = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {a: b: c}\nrest: |\n  {{- if x }}\n';
    expect(found({ 'b/name.yaml': 'kind: Pod\nmetadata:\n  name: {{ x }}-{{ y }}\n' }, 'b')).toEqual([
      'b/name.yaml:3 shape/unreadable',
    ]);
    expect(found({ 'c/settings.yaml': value }, 'c')).toEqual(['c/settings.yaml:4 shape/unreadable']);
  });

  test('but an object with only kind or apiVersion is an error', () => {
    expect(
      found({ 'a.yaml': 'kind: Pod\nmetadata: {name: a}\n', 'b.yaml': 'apiVersion: v1\nmetadata: {name: a}\n' }),
    ).toEqual(['a.yaml:1 shape/unknown-kind', 'b.yaml:1 shape/unknown-kind']);
  });

  test.each([
    ['settings with a kind', 'a.yaml', 'kind: DaemonSet\nimage: {tag: "1"}\n', 'others'],
    ['settings with an apiVersion', 'a.yaml', 'apiVersion: 1\ndatasources: []\n', 'others'],
    ['a list', 'a.json', '[1, {"name": "a"}]', 'others'],
    ['a string', 'a.yaml', 'some text\n', 'others'],
    ['JSON with comments', 'tsconfig.json', '{ // comment\n}', 'others'],
    ['an assertion of kuttl', '00-assert.yaml', patch, 'patches'],
    ['what SOPS encrypted', 'a.yaml', `${settings}sops: {mac: x}\n`, 'encrypted'],
    [
      'a template by its name',
      'a.tmpl.yaml',
      'apiVersion: v1\nkind: Pod\nmetadata: {name: "{{ .Name }}"}\n',
      'templates',
    ],
    [
      'a template with two expressions',
      'a.yaml',
      'kind: Pod\nmetadata:\n  name: {{ .A }}\n  namespace: {{ .B }}\n',
      'templates',
    ],
  ])('of tools: %s', (_what, file, text, skipped) => {
    expect(found({ [file]: text, 'settings.yaml': settings })).toEqual([]);
    expect(JSON.parse(verify('.', '--output', 'json').out).skipped).toMatchObject({ [skipped]: 1 });
  });

  test('but not what a workflow fills in', () => {
    const workflow = `${settings}data: {a: "{{inputs.parameters.a}}", b: "{{workflow.name}}"}\n`;
    found({ 'whalesay-template.yaml': workflow });
    expect(verify('.').out).toContain('1 object for');
  });

  test('but a list of manifests, and text among manifests, are errors', () => {
    expect(
      found({ 'a.json': `[{"apiVersion": "v1", "kind": "Pod"}]`, 'b.yaml': `${settings}---\nsome text\n` }),
    ).toEqual(['a.json:1 shape/wrong-type', 'b.yaml:5 shape/wrong-type']);
  });

  test('patches by their name, next to a kustomization', () => {
    const kustomization = 'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources: []\n';
    expect(
      found({ 'a/web-patch.yaml': patch, 'a/kustomization.yaml': kustomization, 'a/settings.yaml': settings }),
    ).toEqual([]);
    expect(found({ 'b/web-patch.yaml': patch }, 'b')).toEqual(['b/web-patch.yaml:4 api/workload-selector']);
  });

  test('and result in an error without manifests', () => {
    writeFileSync('values.yaml', 'replicas: 2\n');
    expect(verify('values.yaml')).toEqual({ exitCode: 2, out: 'error: no manifests in values.yaml\n' });
  });

  test('and pass without manifests where --allow-empty is set', () => {
    writeFileSync('values.yaml', 'replicas: 2\n');
    expect(verify('values.yaml', '--allow-empty')).toMatchObject({
      exitCode: 0,
      out: expect.stringContaining('not verified: 1 document without apiVersion and kind\n0 objects'),
    });
  });

  test('and are no error after a run of synth --watch', () => {
    mkdirSync('dist');
    writeFileSync('dist/shop.k8s.yaml', '');
    const terminal = { out: () => {}, err: () => {}, standardInput: () => Buffer.alloc(0), colours: false };
    expect(verifiedText('dist', terminal)).toMatch(/^0 objects for Kubernetes [\d.]+: 0 errors, 0 warnings\n$/);
  });

  test('and Chart.yaml is not a manifest', () => {
    expect(found({ 'Chart.yaml': 'apiVersion: v2\nname: shop\nversion: 1.0.0\n', 'a.yaml': settings })).toEqual([]);
  });
});

test('folders that begin with a dot, node_modules and testdata are skipped, but for those that are named', () => {
  const files = { 'a.yaml': settings, '.github/x.yaml': patch, 'b/node_modules/x.yaml': patch, 'b/.x/x.yaml': patch };
  expect(found({ ...files, 'b/testdata/x.yaml': patch, '.tool.yaml': patch })).toEqual([]);
  expect(found({}, '.tool.yaml')).toEqual(['.tool.yaml:4 api/workload-selector']);
  expect(found({}, '.', '--exclude', '!testdata/')).toEqual(['b/testdata/x.yaml:4 api/workload-selector']);
  expect(found(files, '.github')).toEqual(['.github/x.yaml:4 api/workload-selector']);
});

describe('patches', () => {
  test.each([
    ['patches', 'patches: [{path: patch.yaml}]'],
    ['patches with a target', 'patches: [{target: {kind: Deployment}, path: ./patch.yaml}]'],
    ['patchesStrategicMerge', 'patchesStrategicMerge: [patch.yaml]'],
    ['patchesJson6902', 'patchesJson6902: [{path: patch.yaml}]'],
  ])('that a kustomization lists as %s are counted', (_field, list) => {
    for (const text of [patch, '- {op: remove, path: /spec/replicas}\n']) {
      const files = { 'a.yaml': settings, 'patch.yaml': text, 'kustomization.yaml': `${list}\n` };
      expect(found(files)).toEqual([]);
      expect(verify('.').out).toContain('not verified: 1 kustomization, 1 patch\n');
    }
  });

  test('with $patch are counted, whether they are listed or not', () => {
    expect(found({ 'a.yaml': `${settings}---\n${patch}$patch: delete\n` })).toEqual([]);
    const inside = 'template: {spec: {containers: [{name: web, $patch: delete}]}}';
    expect(found({ 'a.yaml': `${settings}---\n${patch.replace('replicas: 3', inside)}` })).toEqual([]);
  });

  test('with $patch behind a null, and in a part that an alias repeats, are counted', () => {
    const late = `${settings}x: {list: [null, &part {$patch: delete}], again: [*part]}\n`;
    expect(found({ 'a.yaml': late, 'b.yaml': settings })).toEqual([]);
  });

  test('alone are an error that suggests a patch', () => {
    cpSync(join(__dirname, '../testdata/patch.yaml'), 'patch.yaml');
    expect(verify('patch.yaml').out).toMatch(
      /^patch\.yaml:4:1: error: Deployment a: spec\.selector: missing \(and 2 more required fields\): this may be a patch, not a whole Deployment; list its file under "patches" in a kustomization\.yaml, or complete the object \[api\/workload-selector\]\n1 object /,
    );
    writeFileSync('patch.yaml', '- {op: remove, path: /spec/replicas}\n');
    expect(verify('patch.yaml').out).toContain('this may be a JSON patch; list its file under "patches"');
  });

  test('alone also have their other findings', () => {
    expect(found({ 'a.yaml': patch.replace('replicas: 3', 'replicas: -3') })).toEqual([
      'a.yaml:4 api/workload-selector',
      'a.yaml:4 api/negative',
    ]);
  });

  test('are distinguished from workloads with a mistake', () => {
    const spec = 'selector: {matchLabels: {a: b}}, template: {metadata: {labels: {a: b}}, spec: {containers: []}}';
    expect(found({ 'a.yaml': patch.replace('replicas: 3', spec) })).toEqual(['a.yaml:4 api/containers']);
  });

  test('whose text is wrong are reported', () => {
    const files = { 'patch.yaml': `${patch}spec: {}\n`, 'kustomization.yaml': 'patches: [{path: patch.yaml}]\n' };
    expect(found(files)).toEqual(['patch.yaml:5 shape/duplicate-key']);
  });
});

describe('two objects of one identity', () => {
  const kustomization = (...resources: readonly string[]) => `resources: [${resources.join(', ')}]\n`;

  test('in two files are not reported', () => {
    expect(found({ 'prod/a.yaml': settings, 'staging/a.yaml': settings })).toEqual([]);
  });

  test('are reported in one file', () => {
    expect(found({ 'a.yaml': `${settings}---\n${settings}`, 'b.yaml': settings })).toEqual([`a.yaml:7 ${same}`]);
    expect(found({ 'a.yaml': settings, 'b.yaml': `${settings}---\n${settings}` })).toEqual([`b.yaml:7 ${same}`]);
  });

  test('are reported in the resources of one kustomization', () => {
    const files = { 'a.yaml': settings, 'b.yaml': settings, 'kustomization.yaml': kustomization('a.yaml', './b.yaml') };
    expect(found(files)).toEqual([`b.yaml:3 ${same}`]);
  });

  test('are found where kustomizations build on one another, and not between overlays of one base', () => {
    const files = {
      'base/a.yaml': settings,
      'base/kustomization.yaml': kustomization('a.yaml'),
      'prod/b.yaml': settings.replace('shop', 'prod'),
      'prod/kustomization.yaml': kustomization('../base', 'b.yaml'),
      'staging/b.yaml': settings.replace('shop', 'prod'),
      'staging/kustomization.yaml': kustomization('../base/', 'b.yaml'),
    };
    expect(found(files)).toEqual([]);
    expect(found({ 'prod/b.yaml': settings })).toEqual([`prod/b.yaml:3 ${same}`]);
  });

  test('are two where a kustomization renames those of another', () => {
    const files = {
      'a/a.yaml': settings,
      'a/kustomization.yaml': `namePrefix: a-\n${kustomization('a.yaml')}`,
      'b/a.yaml': settings,
      'b/kustomization.yaml': `namespace: b\n${kustomization('a.yaml')}`,
      'kustomization.yaml': kustomization('a', 'b'),
    };
    expect(found(files)).toEqual([]);
    expect(
      found({ 'a/b.yaml': settings, 'a/kustomization.yaml': `namePrefix: a-\n${kustomization('a.yaml', 'b.yaml')}` }),
    ).toEqual([`a/b.yaml:3 ${same}`]);
  });

  test('are found where kustomizations build on each other in a circle only in one file', () => {
    const files = {
      'a/a.yaml': settings,
      'a/kustomization.yaml': kustomization('a.yaml', '../b'),
      'b/a.yaml': settings,
      'b/kustomization.yaml': kustomization('a.yaml', '../a'),
    };
    expect(found(files)).toEqual([]);
  });

  test('are reported in the output of a synth', () => {
    const files = { 'cdk8s.yaml': 'output: out\n', 'out/a.yaml': settings, 'out/b.yaml': settings };
    expect(found(files, 'out')).toEqual([`out/b.yaml:3 ${same}`]);
  });

  test('are reported in the folder of a pods.json', () => {
    const podsJson = (name: string) => JSON.stringify({ folder: `../../apps/${name}`, objects: {} });
    const files = {
      'build/prod/pods.json': podsJson('prod'),
      'build/staging/pods.json': podsJson('staging'),
      'apps/prod/a.yaml': settings,
      'apps/prod/b.yaml': settings,
      'apps/staging/a.yaml': settings,
    };
    expect(found(files, 'apps')).toEqual([`apps/prod/b.yaml:3 ${same}`]);
  });
});

test.each([
  '5',
  '[]',
  'null',
  '{resources: 5, patches: {a: 1}, bases: [5, {}, null]}',
  '{patches: [5, {path: 5}, null]}',
])('a kustomization may hold anything, as %s', (text) => {
  const lines = found({ 'kustomization.yaml': text, 'a.yaml': settings });
  expect(lines.filter((line) => line !== 'kustomization.yaml:1 shape/wrong-type')).toEqual([]);
});

describe('objects of several files', () => {
  const template =
    '{metadata: {labels: {app: a}}, spec: {containers: [{name: a, image: "a:1", ports: [{containerPort: 80}]}]}}';
  const workload = (kind: string) =>
    `apiVersion: apps/v1\nkind: ${kind}\nmetadata: {name: a}\nspec: {selector: {matchLabels: {app: a}}, template: ${template}}\n`;
  const service =
    'apiVersion: v1\nkind: Service\nmetadata: {name: a}\nspec: {selector: {app: a}, ports: [{port: 80, targetPort: web}]}\n';

  test('are compared in a folder, with the folders in it', () => {
    expect(found({ 'a/service.yaml': service, 'a/pods/web.yaml': workload('Deployment') })).toEqual([
      'a/service.yaml:4 practice/service-port',
    ]);
  });

  test('are not compared in a folder of alternatives', () => {
    const files = { 'a.yaml': service, 'b.yaml': workload('Deployment'), 'c.yaml': workload('DaemonSet') };
    expect(found(files)).toEqual([
      'a.yaml:4 practice/service-port',
      'b.yaml:4 practice/selector-overlap',
      'c.yaml:4 practice/selector-overlap',
    ]);
    expect(found({ 'other.yaml': workload('Deployment') })).toEqual([]);
  });
});

describe('the kustomization of a file that is named alone', () => {
  const overlay = {
    'deploy/dev/patches/web.yaml': patch,
    'deploy/dev/kustomization.yaml': 'resources: [../base]\npatches: [{path: patches/web.yaml}]\n',
  };

  test.each(['next to it', 'around it'])('is looked for %s', (where) => {
    const files =
      where === 'around it'
        ? overlay
        : {
            'deploy/dev/patches/web.yaml': patch,
            'deploy/dev/patches/kustomization.yml': 'patches: [{path: web.yaml}]\n',
          };
    mkdirSync('.git');
    expect(found(files, 'deploy/dev/patches/web.yaml', '--allow-empty')).toEqual([]);
    expect(verify('deploy/dev/patches/web.yaml', '--allow-empty').out).toContain('not verified: 1 patch\n');
  });

  test('is not looked for above the repository', () => {
    mkdirSync('deploy/dev/patches/.git', { recursive: true });
    expect(found(overlay, 'deploy/dev/patches/web.yaml')).toEqual([
      'deploy/dev/patches/web.yaml:4 api/workload-selector',
    ]);
  });

  test('may be a folder, or a link to itself', () => {
    mkdirSync('kustomization.yaml');
    symlinkSync('kustomization.yml', 'kustomization.yml');
    expect(found({ 'web.yaml': patch }, 'web.yaml')).toEqual(['web.yaml:4 api/workload-selector']);
  });

  test('may be one that cannot be read', () => {
    const files = { 'web.yaml': patch, 'kustomization.yaml': 'patches: [{path: web.yaml\n' };
    expect(found(files, 'web.yaml')).toEqual(['web.yaml:4 api/workload-selector']);
  });
});

test.each([
  'apiVersion: v1\nkind: Config\nclusters: []\n',
  'apiVersion: kubeadm.k8s.io/v1beta3\nkind: ClusterConfiguration\n',
  'apiVersion: kubelet.config.k8s.io/v1beta1\nkind: KubeletConfiguration\n',
  'apiVersion: kind.x-k8s.io/v1alpha4\nkind: Cluster\n',
])('%j is counted as a configuration', (text) => {
  write({ 'config.yaml': text, 'a.yaml': settings });
  expect(verify('.').out).toMatch(/^not verified: 1 configuration of a program\n1 object .* 0 errors/);
});

test('the variables of an object are one finding', () => {
  const text =
    'apiVersion: v1\nkind: Pod\nmetadata: {name: "${A}", namespace: "${B}", labels: {a: "${C}"}}\nspec: {containers: [{name: a, image: "a:1", imagePullPolicy: Sometimes}]}\n';
  write({ 'a.yaml': text });
  const { findings } = JSON.parse(verify('.', '--output', 'json').out);
  expect(findings.map(({ code, message }: { code: string; message: string }) => `${code} ${message}`)).toEqual([
    'api/name-format contains an unsubstituted variable (and 2 more fields)',
    'api/enum must be one of "Always", "IfNotPresent", "Never", got "Sometimes"',
  ]);
});

test('a workload with containers and without what selects its Pods is one error', () => {
  const text = `${patch}`.replace('replicas: 3', 'template: {spec: {containers: [{name: web, image: "web:1"}]}}');
  write({ 'web.yaml': text });
  expect(verify('.').out).toMatch(/^web\.yaml:4:\d+: error: .*this may be a patch.*\n1 object /);
});

test('lists that kustomize cannot read are errors, and what they mean is clear', () => {
  const files = {
    'web.yaml': patch,
    'kustomization.yaml': 'resources: base\npatches:\n- web.yaml\npatchesStrategicMerge: [{a: 1}]\n',
  };
  write(files);
  const { out } = verify('.', '--allow-empty');
  expect(out.split('\n').slice(0, 3)).toEqual([
    'kustomization.yaml:1:1: error: resources: must be an array, got string "base": kustomize cannot read it; use a list: one `- ` for each entry [shape/wrong-type]',
    'kustomization.yaml:3:3: error: patches[0]: must be an object, got string "web.yaml": kustomize cannot read it; put `path: ` before the file name [shape/wrong-type]',
    'kustomization.yaml:4:25: error: patchesStrategicMerge[0]: must be a string, got an object: kustomize cannot read it; set a path [shape/wrong-type]',
  ]);
  expect(out).toContain('1 patch');
});

describe('objects that a kustomization completes', () => {
  const deployment = (labels: string) =>
    `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a}\nspec: {selector: {matchLabels: {${labels}}}, template: {metadata: {labels: {${labels}}}, spec: {containers: [{name: a, image: "a:1", imagePullPolicy: Sometimes}]}}}\n`;
  const namespace = 'apiVersion: v1\nkind: Namespace\nmetadata: {name: _}\n';
  const kustomization = (more: string) =>
    `apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources: [web.yaml, namespace.yaml]\n${more}`;
  const files = { 'base/web.yaml': deployment(''), 'base/namespace.yaml': namespace };

  test('are reported without what it sets', () => {
    const built = { ...files, 'base/kustomization.yaml': kustomization('namespace: shop\ncommonLabels: {app: a}\n') };
    expect(found(built)).toEqual(['base/web.yaml:4 api/enum']);
  });

  test('are reported without what one sets that builds on it', () => {
    const overlay =
      'kind: Kustomization\nresources: [../base]\nnamespace: a\nlabels: [{pairs: {app: a}, includeSelectors: true}]\n';
    expect(
      found({ ...files, 'base/kustomization.yaml': kustomization(''), 'over/kustomization.yaml': overlay }),
    ).toEqual(['base/web.yaml:4 api/enum']);
  });

  test('are reported without variables where Flux substitutes them', () => {
    const claim =
      'apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata: {name: "${APP}"}\nspec: {accessModes: ["${MODE}"], resources: {requests: {storage: 1Gi}}}\n';
    const flux =
      'apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nmetadata: {name: apps}\nspec: {path: ./apps}\n';
    expect(found({ 'apps/claim.yaml': claim, 'flux.yaml': flux })).toEqual([]);
  });

  test('are reported with variables where nothing does', () => {
    const claim = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: "${APP}"}\n';
    expect(found({ 'claim.yaml': claim, 'kustomization.yaml': 'resources: [claim.yaml]\nnamespace: x\n' })).toEqual([
      'claim.yaml:3 api/name-format',
    ]);
  });

  describe('with a selector that contradicts the labels', () => {
    const web = deployment('app: web')
      .replace('labels: {app: web}', 'labels: {app: other}')
      .replace('Sometimes', 'Always');
    const selector = ['base/web.yaml:4 api/workload-selector'];

    test.each([
      'namespace: x',
      'namePrefix: x-',
      'labels: [{pairs: {app: b}}]',
      'commonLabels: {tier: b}',
      'configMapGenerator: [{name: a}]',
      'patches: [{target: {kind: Deployment, name: other}, patch: "[]"}]',
      'patches: [{patch: "{kind: Service, metadata: {name: a}}"}]',
      'patches: [{path: patch.yaml}]',
    ])('are reported although a kustomization has %s', (set) => {
      const patch = 'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: other}\n';
      const built = {
        'base/web.yaml': web,
        'base/patch.yaml': patch,
        'base/kustomization.yaml': `resources: [web.yaml]\n${set}\n`,
      };
      expect(found(built)).toEqual(selector);
    });

    test.each([
      'commonLabels: {app: b}',
      'patches: [{target: {kind: Deployment}, patch: "[]"}]',
      'patches: [{target: {name: "a.*"}, patch: "[]"}]',
      'patches: [{patch: "{kind: Deployment, metadata: {name: a}}"}]',
      'patchesStrategicMerge: [patch.yaml]',
      'components: [../more]',
      'transformers: [x.yaml]',
    ])('are counted and named where a kustomization may mend it by %s', (set) => {
      const built = {
        'base/web.yaml': web,
        'base/patch.yaml': 'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a}\n',
        'base/kustomization.yaml': `resources: [web.yaml]\n${set}\n`,
        'more/kustomization.yaml': 'kind: Component\npatches: [{target: {name: a}, patch: "[]"}]\n',
      };
      write(built);
      const { out } = verify('.');
      expect(out).toContain('findings not reported: 1 that kustomize or Flux may mend\n');
      expect(out).toContain('left to kustomize or Flux: 1 api/workload-selector; verify what is built');
      const { leftOut, incomplete } = JSON.parse(verify('.', '--output', 'json').out);
      expect(leftOut.incomplete).toBe(1);
      expect(incomplete).toEqual([expect.objectContaining({ file: 'base/web.yaml', code: 'api/workload-selector' })]);
    });
  });

  test('are reported as they are if it sets nothing', () => {
    const codes = found({ ...files, 'base/kustomization.yaml': kustomization('') }).map((line) => line.split(' ')[1]);
    expect(codes).toEqual(expect.arrayContaining(['api/name-format', 'api/workload-selector', 'api/enum']));
  });
});

describe('links', () => {
  const service =
    'apiVersion: v1\nkind: Service\nmetadata: {name: web}\nspec: {selector: {app: web}, ports: [{port: 80}]}\n';
  const pod =
    'apiVersion: v1\nkind: Pod\nmetadata: {name: other, labels: {app: other}}\nspec: {containers: [{name: a, image: "a:1"}]}\n';

  test('to a file that is read change nothing, whatever they are called', () => {
    const files = { 'app/service.yaml': service, 'app/pod.yaml': pod };
    const expected = ['app/service.yaml:4 practice/service-selector'];
    expect(found(files)).toEqual(expected);
    for (const name of ['a.yaml', 'z.yaml', 'pod.json']) symlinkSync('pod.yaml', `app/${name}`);
    symlinkSync('app', 'linked');
    expect(found(files)).toEqual(expected);
    expect(verify('.', 'linked').out).toContain('\n2 objects ');
    expect(found(files, 'app/a.yaml', 'app/pod.yaml', 'app/service.yaml')).toEqual(expected);
  });

  test('to a file that is not read otherwise are files', () => {
    writeFileSync('service.txt', service.replace('port: 80', 'prot: 80'));
    symlinkSync('service.txt', 'service.yaml');
    expect(found({}, 'service.yaml')).toEqual(expect.arrayContaining(['service.yaml:4 shape/unknown-field']));
  });
});
