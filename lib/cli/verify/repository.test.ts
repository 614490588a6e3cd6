import { cpSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { workingFolder, writeFiles } from '../../../test-helpers/temporary-folder';
import { found, verify } from '../../../test-helpers/verify-files';
import { nothingSkipped } from '../documents/skipped';
import { verifiedText } from './verify-command';

workingFolder();

const settings = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: shop}\n';
const patch = 'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec: {replicas: 3}\n';

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
    expect(found({ 'c/c.yaml': 'kind: Pod\nspec: {}\n' }, 'c')).toEqual(['c/c.yaml:1 shape/unknown-kind']);
  });

  test.each([
    ['settings with a kind', 'a.yaml', 'kind: DaemonSet\nimage: {tag: "1"}\n', 'others'],
    ['settings with an apiVersion', 'a.yaml', 'apiVersion: 1\ndatasources: []\n', 'others'],
    ['settings with a kind of their own and a spec', 'garden.yaml', 'kind: Deploy\nname: a\nspec: {}\n', 'others'],
    ['a list', 'a.json', '[1, {"name": "a"}]', 'others'],
    ['a string', 'a.yaml', 'some text\n', 'others'],
    ['JSON with comments', 'tsconfig.json', '{ // comment\n}', 'others'],
    ['an assertion of kuttl', '00-assert.yaml', patch, 'patches'],
    ['errors of kuttl', '00-errors.yaml', patch, 'patches'],
    ['an assertion of Chainsaw', '00-assert-web.yaml', patch, 'patches'],
    ['an assertion without a step', 'assert-web.yaml', patch, 'patches'],
    ['a migrated assertion', 'chainsaw-step-00-assert-1.yaml', patch, 'patches'],
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
    ['a template with one field', 'a.yaml', 'kind: Role\nmetadata:\n  name: {{.Name}}\n', 'templates'],
    ['a template with one variable', 'a.yaml', 'kind: Role\nmetadata:\n  name: {{ $.Name }}\n', 'templates'],
    ['a template of Jinja', 'a.yaml', 'apiVersion: v1\nkind: Pod\nspec:\n  {% if a %}\n  b: c\n', 'templates'],
    ['a template of Jinja in JSON', 'a.json', '{"apiVersion": "1", "a": [\n{%- for a in b %}\n]}\n', 'templates'],
    ['values of ytt', 'a.yaml', 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: #@ data.values.name\n', 'templates'],
    ['code of ytt', 'a.yaml', '#@ load("@ytt:data", "data")\n---\napiVersion: v1\nkind: Pod\n', 'templates'],
    ['an overlay of ytt', 'a.yaml', '#@overlay/match by=all\n---\nkind: Pod\nmetadata: {name: a}\n', 'templates'],
  ])('of tools: %s', (_what, file, text, skipped) => {
    expect(found({ [file]: text, 'settings.yaml': settings })).toEqual([]);
    expect(JSON.parse(verify('.', '--output', 'json').out).skipped).toMatchObject({ [skipped]: 1 });
  });

  test('but not what is only called like an assertion', () => {
    for (const file of ['assertions.yaml', 'reassert.yaml', 'errors.yaml'])
      expect(found({ [file]: patch }, file)).toEqual([`${file}:4 api/workload-selector`]);
  });

  test.each(['# @param a', '#@', '#@ if you need more', '#@param', '  #@todo: b', '  a: "x #@ y"', '  a: "{% b %}"'])(
    'but not a manifest with %j',
    (line) => {
      const pod = `apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: {}\nx:\n${line}\n`;
      expect(found({ 'a.yaml': pod })).toContain('a.yaml:4 api/containers');
    },
  );

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
    expect(found({ 'a/more/patch-web.yaml': patch }, '.')).toEqual([]);
    expect(found({ 'b/web-patch.yaml': patch }, 'b')).toEqual(['b/web-patch.yaml:4 api/workload-selector']);
  });

  test('but not what a kustomization builds, whatever its name', () => {
    const job = 'apiVersion: batch/v1\nkind: Job\nmetadata: {name: patch}\nspec: {}\n';
    expect(found({ 'patch-job.yaml': job, 'kustomization.yaml': 'resources: [patch-job.yaml]\n' })).toContain(
      'patch-job.yaml:4 api/containers',
    );
  });

  test('patches of a kustomization that is copied to where it builds something', () => {
    const service = 'apiVersion: v1\nkind: Service\nmetadata: {name: web}\n';
    const kustomization =
      'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\npatches: [{path: web-ports.yaml}]\n';
    expect(found({ 'web-ports.yaml': service, 'web-kustomization.yaml': kustomization, 'a.yaml': settings })).toEqual(
      [],
    );
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
  const testData = { 'b/testdata/x.yaml': patch, 'b/_testdata/x.yaml': patch };
  expect(found({ ...files, ...testData, '.tool.yaml': patch })).toEqual([]);
  expect(found({}, '.tool.yaml')).toEqual(['.tool.yaml:4 api/workload-selector']);
  expect(found({}, '.', '--exclude', '!testdata/')).toEqual(['b/testdata/x.yaml:4 api/workload-selector']);
  expect(found(files, '.github')).toEqual(['.github/x.yaml:4 api/workload-selector']);
});

test.each([
  'apiVersion: v1\nkind: Config\nclusters: []\n',
  'apiVersion: kubeadm.k8s.io/v1beta3\nkind: ClusterConfiguration\n',
  'apiVersion: kubelet.config.k8s.io/v1beta1\nkind: KubeletConfiguration\n',
  'apiVersion: kind.x-k8s.io/v1alpha4\nkind: Cluster\n',
])('%j is counted as a configuration', (text) => {
  writeFiles({ 'config.yaml': text, 'a.yaml': settings });
  expect(verify('.').out).toMatch(/^not verified: 1 configuration of a program\n1 object .* 0 errors/);
});

test('the variables of an object are one finding', () => {
  const text =
    'apiVersion: v1\nkind: Pod\nmetadata: {name: "${A}", namespace: "${B}", labels: {a: "${C}"}}\nspec: {containers: [{name: a, image: "a:1", imagePullPolicy: Sometimes}]}\n';
  writeFiles({ 'a.yaml': text });
  const { findings } = JSON.parse(verify('.', '--output', 'json').out);
  expect(findings.map(({ code, message }: { code: string; message: string }) => `${code} ${message}`)).toEqual([
    'api/name-format contains an unsubstituted variable (and 2 more fields)',
    'api/enum must be one of "Always", "IfNotPresent", "Never", got "Sometimes"',
  ]);
});

describe('links', () => {
  const service =
    'apiVersion: v1\nkind: Service\nmetadata: {name: web}\nspec: {selector: {app: shop}, ports: [{port: 80}]}\n';
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
