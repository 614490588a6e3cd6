import { cpSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { git } from '../../../test-helpers/git';
import { runCommand } from '../../../test-helpers/run-command';
import { workingFolder, writeFiles } from '../../../test-helpers/temporary-folder';
import { found, verify } from '../../../test-helpers/verify-files';

workingFolder();

const settings = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: shop}\n';
const patch = 'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec: {replicas: 3}\n';

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

describe('what is found in a file does not depend on which other files are given', () => {
  const both = (path: string) => [found({}), found({}, path, '--allow-empty')];
  const deployment =
    'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec: {selector: {matchLabels: {a: b}}, template: {metadata: {labels: {a: b}}, spec: {containers: [{name: web, image: web, resources: {requests: {cpu: 2}, limits: {cpu: 1}}}]}}}\n';

  beforeEach(() => void git('init', '--quiet'));

  test('if a kustomization elsewhere lists it as a patch', () => {
    writeFiles({
      'a.yaml': settings,
      'patches/web.yaml': patch,
      'app/kustomization.yaml': 'patches: [{path: ../patches/web.yaml}]\n',
    });
    git('add', '.');
    expect(both('patches/web.yaml')).toEqual([[], []]);
    expect(verify('patches/web.yaml', '--allow-empty').out).toContain('not verified: 1 patch\n');
  });

  test('if a kustomization with another name lists it as a patch, but nothing else with such a name', () => {
    const kustomization = 'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\n';
    const named = (head: string) => {
      writeFiles({
        'a.yaml': settings,
        'web.yaml': patch,
        'web-kustomization.yaml': `${head}patches: [{path: web.yaml}]\n`,
      });
      git('add', '.');
      return both('web.yaml');
    };
    expect(named(kustomization)).toEqual([[], []]);
    expect(named('')).toEqual([['web.yaml:4 api/workload-selector'], ['web.yaml:4 api/workload-selector']]);
  });

  test('if a component that git knows fixes it, in a folder as in a file', () => {
    writeFiles({
      'base/web.yaml': deployment,
      'base/kustomization.yaml': 'resources: [web.yaml]\n',
      'over/prod/kustomization.yaml': 'resources: [../../base]\ncomponents: [../../more]\n',
      'more/kustomization.yml':
        'kind: Component\npatches: [{target: {kind: Deployment}, patch: "[{op: add, path: /spec/template/spec/containers/0/resources, value: {}}]"}]\n',
    });
    expect(found({}, 'base')).toEqual(['base/web.yaml:4 api/resource-limit']);
    git('add', '.');
    expect([...both('base/web.yaml'), found({}, 'base')]).toEqual([[], [], []]);
    expect(verify('base/web.yaml').out).toContain('left to kustomize, Flux or envsubst: 1 api/resource-limit; verify');
  });

  test('if it is a warning', () => {
    const service =
      'apiVersion: v1\nkind: Service\nmetadata: {name: web}\nspec: {selector: {a: c}, ports: [{port: 80}]}\n';
    writeFiles({
      'base/web.yaml': `${deployment.replace('cpu: 2', 'cpu: 1')}---\n${service}`,
      'base/kustomization.yaml': 'resources: [web.yaml]\n',
      'over/kustomization.yaml': 'resources: [../base]\npatches: [{target: {kind: Deployment}, patch: "[]"}]\n',
    });
    expect(found({}, 'base/web.yaml')).toEqual(['base/web.yaml:9 practice/service-selector']);
    git('add', '.');
    expect(both('base/web.yaml')).toEqual([[], []]);
  });

  test('if Flux substitutes variables in it, but not in what is piped', () => {
    const claim = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: "${APP}"}\n';
    writeFiles({
      'apps/claim.yaml': claim,
      'flux.yaml': 'apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nmetadata: {name: apps}\n',
    });
    git('add', '.');
    expect(both('apps/claim.yaml')).toEqual([[], []]);
    expect(runCommand(['verify', '-'], claim).out).toContain('metadata.name: contains an unsubstituted variable');
  });

  test('if envsubst substitutes variables in it, as a script or a page says', () => {
    const claim = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: "${APP}"}\n';
    writeFiles({ 'apps/claim.yaml': claim, 'deploy.sh': 'envsubst < apps/claim.yaml | kubectl apply -f -\n' });
    expect(both('apps/claim.yaml')).toEqual([
      ['apps/claim.yaml:3 api/name-format'],
      ['apps/claim.yaml:3 api/name-format'],
    ]);
    git('add', '.');
    expect(both('apps/claim.yaml')).toEqual([[], []]);
    expect(verify('apps/claim.yaml').out).toContain(
      'left to kustomize, Flux or envsubst: 1 api/name-format; verify what is built, such as with `envsubst < apps/claim.yaml | npx cdk8s-pods verify -`\n',
    );
    expect(runCommand(['verify', '-'], claim).out).toContain('metadata.name: contains an unsubstituted variable');
  });

  test('if envsubst makes a selector valid', () => {
    const web = deployment.replace('cpu: 2', 'cpu: 1').replaceAll('a: b', 'a: "${APP}"');
    writeFiles({ 'web.yaml': web, 'deploy.sh': 'envsubst < web.yaml\n' });
    expect(found({})).toContain('web.yaml:4 api/workload-selector');
    git('add', '.');
    expect(both('web.yaml')).toEqual([[], []]);
  });

  test('with a chart around it', () => {
    const quoted = 'apiVersion: v1\nkind: Pod\nmetadata: {name: "{{ .Release.Name }}"}\n';
    writeFiles({
      'a.yaml': settings,
      'shop/Chart.yaml': 'apiVersion: v2\nname: shop\n',
      'shop/templates/web/pod.yaml': quoted,
      'shop/templates/plain.yaml': 'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\n',
      'templates/pod.yaml': quoted,
    });
    expect(found({}, 'shop/templates/web/pod.yaml', '--allow-empty')).toEqual([]);
    expect(found({}, 'shop/templates/web', '--allow-empty')).toEqual([]);
    expect(found({}, 'templates/pod.yaml')).not.toEqual([]);
    // Nothing has to be rendered there.
    expect(found({}, 'shop/templates/plain.yaml')).toEqual(['shop/templates/plain.yaml:1 api/containers']);
  });
});

test('a folder of which nothing is a manifest says how to see what kustomize builds of it', () => {
  writeFiles({ 'over/kustomization.yaml': 'resources: [../base]\n', 'over/values.yaml': 'a: 1\n' });
  expect(verify('over')).toEqual({
    exitCode: 2,
    out: 'error: no manifests in over/kustomization.yaml, over/values.yaml; verify what is built, such as with `kubectl kustomize over | npx cdk8s-pods verify -`\n',
  });
});

const operations = '- op: remove\n  path: /spec/replicas\n';
const partOfDeployment =
  'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec: {template: {spec: {priority: 1}}}\n';

test.each([
  ['JSON operations', operations, 'web.yaml:1 shape/wrong-type'],
  ['a Deployment without a selector and images', partOfDeployment, 'web.yaml:4 api/workload-selector'],
])(
  '%s that nothing lists are a patch where kustomizations are, and an error where none is',
  (_what, text, expected) => {
    expect(found({ 'web.yaml': text, 'a.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n' })).toEqual([
      expected,
    ]);
    writeFiles({ 'base/kustomization.yaml': 'resources: [../a.yaml]\n' });
    expect(found({})).toEqual([]);
    expect(verify('.').out).toContain('not verified: 1 kustomization, 1 patch\n');
    expect(found({ 'base/kustomization.yaml': 'resources: [../web.yaml]\n' })).toEqual([expected]);
  },
);

test('a CronJob without labels is not taken for a patch', () => {
  const template = '{spec: {restartPolicy: Never, containers: [{name: a, image: "a:1"}]}}';
  const job = `{schedule: "0 2 * * *", jobTemplate: {spec: {template: ${template}}}}`;
  const text = `apiVersion: batch/v1\nkind: CronJob\nmetadata: {name: a, namespace: strict}\nspec: ${job}\n`;
  const namespace =
    'apiVersion: v1\nkind: Namespace\nmetadata: {name: strict, labels: {pod-security.kubernetes.io/enforce: restricted}}\n';
  writeFiles({ 'all.yaml': `${namespace}---\n${text}` });
  const { out } = verify('.');
  expect(out).toContain('violates Pod Security "restricted"');
  expect(out).not.toContain('may be a patch');
});

test('a workload with containers and without what selects its Pods is one error', () => {
  const text = `${patch}`.replace('replicas: 3', 'template: {spec: {containers: [{name: web, image: "web:1"}]}}');
  writeFiles({ 'web.yaml': text });
  expect(verify('.').out).toMatch(/^web\.yaml:4:\d+: error: .*this may be a patch.*\n1 object /);
});

test('lists that kustomize cannot read are errors, and what they mean is clear', () => {
  const files = {
    'web.yaml': patch,
    'kustomization.yaml': 'resources: base\npatches:\n- web.yaml\npatchesStrategicMerge: [{a: 1}]\n',
  };
  writeFiles(files);
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
    ])('are counted and named where a kustomization can fix it by %s', (set) => {
      const built = {
        'base/web.yaml': web,
        'base/patch.yaml': 'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a}\n',
        'base/kustomization.yaml': `resources: [web.yaml]\n${set}\n`,
        'more/kustomization.yaml': 'kind: Component\npatches: [{target: {name: a}, patch: "[]"}]\n',
      };
      writeFiles(built);
      const { out } = verify('.');
      expect(out).toContain('findings not reported: 1 that kustomize, Flux or envsubst can fix\n');
      expect(out).toContain('left to kustomize, Flux or envsubst: 1 api/workload-selector; verify what is built');
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
