import { mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from '../../../test-helpers/run-command';
import { temporaryFolder } from '../../../test-helpers/temporary-folder';

const folder = temporaryFolder();
const project = process.cwd();
afterEach(() => process.chdir(project));

const rollout = `apiVersion: argoproj.io/v1alpha1
kind: Rollout
metadata: {name: web}
spec:
  replicas: 3
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec:
      containers:
        - {name: web, image: 'web:1', ports: [{name: http, containerPort: 0}]}
`;
const fleet = `---
apiVersion: example.com/v1
kind: Fleet
metadata: {name: fleet}
spec:
  ships:
    - pods: {spec: {containers: [{name: a}]}}
`;
const service = `---
apiVersion: v1
kind: Service
metadata: {name: web}
spec: {selector: {app: web}, ports: [{port: 80, targetPort: htpp}]}
`;
const workloads = `pods:
  kubernetes: "1.35"
  workloads:
    - apiVersion: example.com/v1
      kind: Fleet
      templates:
        - {path: 'spec.ships[*].pods', like: Job}
`;

const verify = (text: string, ...args: readonly string[]) => runCommand(['verify', '-', ...args], text);
const of135 = (text: string, ...args: readonly string[]) => verify(text, '--kubernetes', '1.35', ...args);
const only = 'only pod templates checked: 1 of argoproj.io/v1alpha1 Rollout';

test('a finding in the pod template of a custom resource has its real path and position', () => {
  const { out, exitCode } = of135(rollout);
  expect(exitCode).toBe(1);
  expect(out).toContain('<stdin>:11:60: error: Rollout web: spec.template.spec.containers[0].ports[0].containerPort: ');
});

describe('that the rest of a custom resource is not checked is said', () => {
  test('in text', () => {
    expect(of135(rollout).out).toMatch(new RegExp(`\\n${only}\\n1 object for Kubernetes 1\\.35: 1 error`));
  });

  test('in JSON, with fields that are named by their containers', () => {
    const { onlyTemplates, unchecked, verified, findings } = JSON.parse(of135(rollout, '--output', 'json').out);
    expect(onlyTemplates).toEqual([{ apiVersion: 'argoproj.io/v1alpha1', kind: 'Rollout', objects: 1 }]);
    expect({ unchecked, verified }).toEqual({ unchecked: [], verified: 1 });
    expect(findings[0].namedField).toMatch(/^spec\.template\.spec\.containers\[name=web\]\.ports\[/);
  });

  test('in SARIF and for GitHub', () => {
    const sarif = JSON.parse(of135(rollout, '--output', 'sarif').out);
    expect(sarif.runs[0].invocations[0].toolExecutionNotifications).toEqual([
      { level: 'note', message: { text: only } },
    ]);
    expect(of135(rollout, '--output', 'github').out).toContain(`::notice title=cdk8s-pods::${only}\n`);
  });

  test('but not with --unchecked ignore, and it is no error with --unchecked error', () => {
    expect(of135(rollout, '--unchecked', 'ignore').out).not.toContain('only pod templates');
    expect(of135(rollout, '--unchecked', 'error').out).not.toContain('shape/unchecked-kind');
    expect(of135(fleet, '--unchecked', 'error').out).toContain('shape/unchecked-kind');
  });
});

test('practices of the whole app know the Pods of a custom resource', () => {
  const valid = rollout.replace('containerPort: 0', 'containerPort: 80');
  expect(of135(valid + service).out).toContain('no port htpp/TCP in the Pods of Rollout "web", which declare ');
  expect(of135(valid + service.replace('htpp', 'http')).out).toContain('0 errors, 0 warnings');
});

test('a patch of a Rollout that no kustomization lists is said to be one', () => {
  const part = `apiVersion: argoproj.io/v1alpha1
kind: Rollout
metadata: {name: web}
spec: {template: {spec: {containers: [{name: web, resources: {limits: {memory: 1Gi}}}]}}}
`;
  expect(of135(part).out).toContain('missing: this may be a patch, not a whole Rollout');
});

describe('a kind that is added', () => {
  const missing = 'Fleet fleet: spec.ships[0].pods.spec.containers[0].image: missing';

  test('by the command line is verified', () => {
    const { out } = of135(fleet, '--workload', 'example.com/v1/Fleet:spec.ships[*].pods');
    expect(out).toContain(missing);
    expect(out).not.toContain('restartPolicy');
    expect(of135(fleet, '--workload', 'example.com/v1/Fleet:spec.ships[*].pods:Job').out).toContain('in a Fleet');
  });

  test('by settings is verified, and the command line adds to it', () => {
    const directory = mkdtempSync(join(folder(), 'settings-'));
    writeFileSync(join(directory, '.cdk8s-pods.yaml'), workloads);
    process.chdir(directory);
    expect(verify(fleet).out).toContain(missing);
    expect(verify(fleet, '--workload', 'example.com/v1/Other:spec.template').out).toContain(missing);
  });

  test.each([
    ['Fleet', '--workload: no kind and path; use such as example.com/v1/Fleet:spec.template'],
    ['v1/Pod:spec', "--workload: kind must not be one of Kubernetes' own, got v1 Pod; remove it"],
    [
      'example.com/v1/Fleet:spec.a:Jobb',
      '--workload: templates[0].like must be one of "Deployment", "DaemonSet", "Job"',
    ],
  ])('as %s is an error of usage', (value, message) => {
    const { err, exitCode } = of135(fleet, '--workload', value);
    expect(err).toContain(message);
    expect(exitCode).toBe(2);
  });
});

test('a container that its controller names has no name in messages', () => {
  const service =
    'apiVersion: serving.knative.dev/v1\nkind: Service\nmetadata: {name: web}\nspec: {template: {spec: {containers: [{image: "web:1", env: [{name: DB_PASSWORD, value: hunter2}]}]}}}\n';
  const { findings } = JSON.parse(of135(service, '--output', 'json').out);
  expect(findings.map(({ message }: { message: string }) => message)).toEqual([
    'credential in plain text in variable "DB_PASSWORD" of the container',
  ]);
});
