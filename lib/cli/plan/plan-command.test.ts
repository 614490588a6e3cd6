import { rmSync, writeFileSync } from 'node:fs';
import { commitFiles, git } from '../../../test-helpers/git';
import { runCommand } from '../../../test-helpers/run-command';
import { workingFolder, writeFiles } from '../../../test-helpers/temporary-folder';

workingFolder();
beforeEach(() => writeFileSync('cdk8s.yaml', 'pods: { kubernetes: "1.35" }\n'));

function planned(args: readonly string[], standardInput = '') {
  const { exitCode, out, err } = runCommand(['plan', ...args], standardInput);
  return { exitCode, out, err };
}

/** What applying one text over another does. */
function plannedOver(old: string, now: string, ...flags: readonly string[]) {
  writeFiles({ 'a.yaml': old, 'b.yaml': now });
  return planned(['a.yaml', 'b.yaml', ...flags]);
}

const web = (image: string, more = '') => `apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: shop }
spec:
  replicas: 3
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec: { containers: [{ name: web, image: "${image}"${more} }] }
`;
const config = (text: string) => `apiVersion: v1
kind: ConfigMap
metadata: { name: config, namespace: shop }
data:
  app.ini: |
${text.replace(/^/gm, '    ')}
`;

test('plan prints a paragraph for each object that changes, with the fields, and counts', () => {
  writeFiles({
    'a/web.yaml': `${web('web:1')}---\n${config('a=1\nb=2')}`,
    'b/web.yaml': `${web('web:2')}---\n${config('a=1\nb=3')}`,
  });
  expect(planned(['a', 'b'])).toEqual({
    exitCode: 0,
    err: '',
    out: `Deployment shop/web    roll: 3 Pods, one at a time (surge 1, unavailable 0), at most 30 s
  spec.template.spec.containers[web].image  "web:1" → "web:2"
ConfigMap shop/config  patch: no Pod restarts
  data[app.ini]  2 lines → 2 lines
    - b=2
    + b=3

plan for Kubernetes 1.35: 1 roll, 1 patch
`,
  });
});

test('plan compares dist/ with a revision of git, at the same path', () => {
  commitFiles({ 'dist/web.yaml': web('web:1') });
  writeFiles({ 'dist/web.yaml': web('web:2') });
  expect(planned(['git:HEAD']).out).toContain('plan for Kubernetes 1.35: 1 roll\n');
  expect(planned(['git:HEAD', 'git:main']).out).toBe('plan for Kubernetes 1.35: 1 unchanged\n');
  expect(planned(['git:HEAD:dist/web.yaml', 'dist']).out).toContain('1 roll');
  // A file that is not there any more.
  rmSync('dist/web.yaml');
  writeFiles({ 'dist/other.yaml': config('a=1') });
  expect(planned(['git:HEAD']).out).toContain('Deployment shop/web    delete: its 3 Pods stop');
});

test('plan reads a revision at a path of the working folder, without hidden files and test data', () => {
  commitFiles({
    'app/dist/web.yaml': web('web:1'),
    'app/dist/.hidden.yaml': 'x',
    'app/dist/testdata/x.yaml': web('web:9'),
  });
  process.chdir('app');
  expect(planned(['git:HEAD']).out).toContain('1 unchanged');
});

test('plan of a revision that has nothing there says that all is new; a path that is named has to be there', () => {
  commitFiles({ 'README.md': '' });
  writeFiles({ 'dist/web.yaml': web('web:1') });
  expect(planned(['git:HEAD'])).toMatchObject({
    exitCode: 0,
    err: 'note: git:HEAD:dist has no manifests: all are new\n',
    out: 'Deployment shop/web  create\n\nplan for Kubernetes 1.35: 1 create\n',
  });
  expect(planned(['git:HEAD:deploy'])).toEqual({
    exitCode: 2,
    out: '',
    err: 'error: git:HEAD:deploy: no .yaml, .yml or .json files in that commit\n',
  });
});

test('plan reads a revision at the path of the other argument, whichever of the two it is', () => {
  commitFiles({ 'deploy/web.yaml': web('web:1') });
  git('tag', 'v1');
  commitFiles({ 'deploy/web.yaml': web('web:2') });
  for (const args of [
    ['git:v1', 'deploy'],
    ['git:v1', 'git:main:deploy'],
    ['git:v1:deploy', 'git:main'],
  ])
    expect(planned(args)).toMatchObject({ exitCode: 0, err: '', out: expect.stringContaining(': 1 roll\n') });
  expect(planned(['deploy', 'git:v1']).out).toContain('"web:2" → "web:1"');
  // What is applied has to be there: nothing would delete all.
  writeFiles({ 'other/web.yaml': web('web:1') });
  expect(planned(['other', 'git:v1'])).toEqual({
    exitCode: 2,
    out: '',
    err: 'error: git:v1:other: no .yaml, .yml or .json files in that commit\n',
  });
});

test.each([
  [['git:main~7', 'x.yaml'], 'git:main~7: unknown revision "main~7"; use a commit, tag or branch'],
  [['git:', 'x.yaml'], 'git:: use git:REVISION or git:REVISION:PATH'],
  [['git:HEAD:', 'x.yaml'], 'git:HEAD:: use git:REVISION or git:REVISION:PATH'],
  [['nowhere', 'x.yaml'], 'cannot read nowhere'],
  [['x.yaml'], 'cannot read dist: no such folder; run npm run synth first, or give what is new'],
  [['x.yaml', 'broken.yaml'], 'error: broken.yaml:2:1: unexpected end of the document'],
  [['x.yaml', 'x.yaml', '--fail-on', 'rol'], '--fail-on: unknown verdict "rol"; did you mean "roll"?'],
  [['x.yaml', 'x.yaml', '--fail-on', 'all'], 'unknown verdict "all"; use unchanged, create'],
  [['x.yaml', 'x.yaml', '--kubernetes', '1.2'], '--kubernetes: '],
  [[''], 'must not be empty; set a value'],
  [['x.yaml', 'x.yaml', '--context', 'a'], '--context: only for a cluster; use cluster as the source'],
  [['cluster:a', 'x.yaml', '--context', 'b'], 'cluster:a: --context is "b"; remove one of them'],
])('plan %j is wrong usage', (args, message) => {
  commitFiles({ 'x.yaml': web('web:1'), 'broken.yaml': 'a: {\n' });
  const { exitCode, err } = planned(args);
  expect(exitCode).toBe(2);
  expect(err).toContain(message);
});

test('plan --fail-on is exit code 1 for a verdict that there is', () => {
  expect(plannedOver(web('web:1'), web('web:2'), '--fail-on', 'recreate,forbidden').exitCode).toBe(0);
  expect(plannedOver(web('web:1'), web('web:2'), '--fail-on', 'recreate,roll').exitCode).toBe(1);
});

test('plan reads standard input, and says what it does not compare', () => {
  writeFiles({ 'b.yaml': `${web('web:1')}---\napiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\n` });
  expect(planned(['-', 'b.yaml'], web('web:1'))).toMatchObject({
    exitCode: 0,
    err: 'note: b.yaml: not compared: 1 kustomization\n',
    out: 'plan for Kubernetes 1.35: 1 unchanged\n',
  });
});

test('plan warns of live objects that do not tell what was applied to them', () => {
  const live = (more: string) =>
    `apiVersion: v1\nkind: List\nitems:\n- {apiVersion: v1, kind: ConfigMap, metadata: {name: a, uid: b${more}}, data: {a: b}}\n`;
  writeFiles({ 'b.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n' });
  expect(planned(['-', 'b.yaml'], live(''))).toMatchObject({
    err: 'warning: 1 live object does not tell what was applied: what is omitted is taken to stay; print them with kubectl get --show-managed-fields\n',
    out: 'plan for Kubernetes 1.35: 1 unchanged\n',
  });
  expect(planned(['-', 'b.yaml'], live(', managedFields: []')).err).toBe('');
});

test('plan does not read standard input as both sides', () => {
  expect(planned(['-', '-'], web('web:1'))).toEqual({
    exitCode: 2,
    out: '',
    err: 'error: - is set twice: standard input can be read once; set a file\n',
  });
});

const secret = (password: string) =>
  `apiVersion: v1\nkind: Secret\nmetadata: {name: login}\nstringData: {password: ${password}}\n`;

test.each(['text', 'json', 'markdown'])('plan --output %s has no secret in it', (format) => {
  const old = `${secret('hunter22')}---\n${web('web:1', ', env: [{ name: DB_PASSWORD, value: swordfish }]')}`;
  const now = `${secret('hunter333')}---\n${web('web:1', ', args: [--token=opensesame7]')}`;
  const { out, err } = plannedOver(old, now, '--output', format);
  expect(out).toContain('a string of 9 characters');
  expect(out + err).not.toMatch(/hunter|swordfish|opensesame|aHVudGVy/);
});

test('plan --output json has the verdicts, the fields and what they count', () => {
  expect(JSON.parse(plannedOver(web('web:1'), web('web:2'), '--output', 'json').out)).toMatchObject({
    kubernetes: '1.35',
    counts: { roll: 1 },
    objects: [
      {
        kind: 'Deployment',
        namespace: 'shop',
        name: 'web',
        verdict: 'roll',
        restarts: true,
        changes: [
          { field: 'spec.template.spec.containers[web].image', change: 'changed', before: 'web:1', after: 'web:2' },
        ],
        rollout: { pods: 3, surge: 1, unavailable: 0, seconds: 30 },
      },
    ],
    effects: [],
  });
});

test('plan --output markdown is a comment with a table and collapsed fields', () => {
  expect(plannedOver(web('web:1'), web('web:2'), '--output', 'markdown').out).toBe(`### Plan for Kubernetes 1.35: 1 roll

| Verdict | Object | What happens |
| --- | --- | --- |
| roll | Deployment shop/web | 3 Pods, one at a time (surge 1, unavailable 0), at most 30 s |

<details><summary>roll Deployment shop/web</summary>

\`\`\`diff
- spec.template.spec.containers[web].image: "web:1"
+ spec.template.spec.containers[web].image: "web:2"
\`\`\`

</details>
`);
});

test('plan --output markdown says what happens to each object', () => {
  const { out } = plannedOver(config('a=1'), web('web:1'), '--output', 'markdown');
  expect(out).toContain('| create | Deployment shop/web | it is created |');
  expect(out).toContain('| delete | ConfigMap shop/config | it is deleted |');
});

test('plan --output markdown lets no value out of its place', () => {
  const evil = '```\\n</details> @team <img src=x>\\n# title';
  const markdown = (now: string) => plannedOver(web('web:1'), now, '--output', 'markdown').out;
  const inEnv = web('web:1', `, command: ["x"], env: [{ name: A, value: "${evil}" }]`);
  expect(markdown(inEnv).match(/^`{3,}/gm)).toEqual(['````', '````']);
  const named = 'apiVersion: example.com/v1\nkind: X\nmetadata: { name: "a|b<i>@team" }\n';
  expect(markdown(named)).toContain('| X a\\|b&lt;i>&#64;team |');
});

test('plan takes a full release, feature gates, kinds with templates and a namespace', () => {
  const fleet = (image: string) =>
    `apiVersion: example.com/v1\nkind: Fleet\nmetadata: {name: a}\nspec: {template: {spec: {containers: [{name: a, image: "${image}"}]}}}\n`;
  const workload = ['--workload', 'example.com/v1/Fleet:spec.template', '--kubernetes', 'v1.36.2'];
  expect(
    plannedOver(fleet('a:1'), fleet('a:2'), ...workload).out,
  ).toBe(`Fleet a  roll: its controller replaces its Pods, in its own way
  spec.template.spec.containers[a].image  "a:1" → "a:2"

plan for Kubernetes 1.36: 1 roll
`);
  expect(plannedOver(fleet('a:1'), fleet('a:2')).out).toContain(
    'patch: effect not known: only its fields are compared',
  );
  const withoutNamespace = web('web:1').replace(', namespace: shop', '');
  expect(plannedOver(web('web:1'), withoutNamespace, '-n', 'shop').out).toContain('1 unchanged');
  expect(plannedOver(web('web:1'), withoutNamespace).out).toContain('1 delete, 1 create');
});
