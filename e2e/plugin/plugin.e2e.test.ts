import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { installPackage } from '../../test-helpers/install-package';

const project = resolve(__dirname, '../..');
const scratch = mkdtempSync(join(tmpdir(), 'plugin-'));
const manifest = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8'));

/** Runs a command in a project that has the package installed. */
function run(command: string, env: NodeJS.ProcessEnv = {}) {
  const { status, stdout, stderr } = spawnSync(command, {
    cwd: scratch,
    shell: true,
    encoding: 'utf8',
    env: { ...process.env, CDK8S_CHECK_UPGRADE: 'false', ...env },
  });
  return { status, stdout, stderr };
}

const cli = join(project, 'node_modules/.bin/cdk8s');

/** Synthesizes with the CLI of cdk8s, and gives its validation report. */
function synth(properties: string) {
  const validation = `  - package: ./node_modules/cdk8s-pods\n    version: ${manifest.version}\n    class: PodsValidation\n`;
  writeFileSync(
    join(scratch, 'cdk8s.yaml'),
    `language: typescript\napp: node main.js\nvalidations:\n${validation}    properties: ${properties}\n`,
  );
  rmSync(join(scratch, 'report.json'), { force: true });
  const ran = run(`${cli} synth --validation-reports-output-file report.json`);
  const reports = () => JSON.parse(readFileSync(join(scratch, 'report.json'), 'utf8')).reports;
  return { ...ran, reports };
}

/** An app of plain cdk8s: two objects of one name, the Pod with a field that is spelled wrong. */
const app = `
const { App, ApiObject, Chart } = require('cdk8s');
const app = new App();
const chart = new Chart(app, 'shop');
const metadata = { name: 'web' };
const ports = [{ containerPort: 80, [process.env.FIELD ?? 'hostport']: 80 }];
const containers = [{ name: 'web', image: 'nginx:1.29', ports }];
new ApiObject(chart, 'pod', { apiVersion: 'v1', kind: 'Pod', metadata, spec: { containers } });
new ApiObject(chart, 'service', { apiVersion: 'v1', kind: 'Service', metadata, spec: { ports: [{ port: 80 }] } });
app.synth();
`;

beforeAll(() => {
  installPackage(scratch, []);
  writeFileSync(join(scratch, 'main.js'), app);
});
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

describe('the validation plugin, in the CLI of cdk8s', () => {
  test('fails a synth for what a server would refuse, and reports where it is', () => {
    const { status, stdout, stderr, reports } = synth('{ kubernetes: "1.33", practices: false }');
    expect({ status, stdout, stderr }).toMatchObject({
      status: 2,
      stdout: expect.stringContaining('shape/unknown-field'),
    });
    const [{ summary, violations }] = reports();
    expect(summary).toMatchObject({ status: 'failure', metadata: { Kubernetes: '1.33', Objects: '2' } });
    expect(violations).toEqual([
      {
        ruleName: 'shape/unknown-field',
        recommendation: 'unknown field "hostport" in ContainerPort',
        fix: 'did you mean "hostPort"?',
        violatingConstructs: [
          {
            // Not "web": by that name alone the CLI would show the construct of the Service.
            resourceName: 'Pod/web',
            manifestPath: expect.stringMatching(/shop\.k8s\.yaml$/),
            locations: [expect.stringMatching(/^spec\.containers\[0\]\.ports\[0\]\.hostport \(line \d+\)$/)],
          },
        ],
      },
    ]);
  });

  test('lets an app through that a server would accept', () => {
    process.env.FIELD = 'hostPort';
    const { status, reports } = synth('{ practices: false }');
    delete process.env.FIELD;
    expect(status).toBe(0);
    expect(reports()[0].summary).toMatchObject({ status: 'success', metadata: { Kubernetes: '1.35' } });
  });

  test('fails a synth for a property that is not valid, and says what there is', () => {
    const { status, stdout, stderr } = synth('{ kuberntes: "1.33" }');
    expect(status).toBe(2);
    expect(stdout + stderr).toContain('unknown property "kuberntes"; set one of kubernetes');
    expect(stdout + stderr).not.toMatch(/^ +at /m);
  });
});

describe('the command, as it is installed', () => {
  test('verifies what the app wrote, and its exit code says what was found', () => {
    run('node main.js', { CDK8S_OUTDIR: join(scratch, 'dist') });
    expect(readdirSync(join(scratch, 'dist'))).toContain('shop.k8s.yaml');
    const { status, stdout } = run('node_modules/.bin/cdk8s-pods verify --kubernetes 1.33 --practices off');
    expect(stdout).toMatch(/^dist\/shop\.k8s\.yaml:\d+:\d+: error: Pod web: .*hostport: unknown field "hostport"/);
    expect(stdout).toContain('2 objects for Kubernetes 1.33: 1 error, 0 warnings');
    expect(status).toBe(1);
  });

  test('knows its version, and its rules', () => {
    expect(run('node_modules/.bin/cdk8s-pods --version').stdout).toBe(`${manifest.version}\n`);
    expect(run('node_modules/.bin/cdk8s-pods explain api/port-number').stdout).toMatch(/^api\/port-number: /);
  });

  test('ends quietly where its reader does', () => {
    expect(run('node_modules/.bin/cdk8s-pods rules | head -n 1')).toMatchObject({ status: 0, stderr: '' });
  });
});

test('the subpath cdk8s-pods/verify is there for programs', () => {
  const program = `const { verify } = require('cdk8s-pods/verify');
    console.log(verify({ apiVersion: 'v1', kind: 'Pod' }, { kubernetes: '1.35', practices: false }).map((i) => i.code).join());`;
  writeFileSync(join(scratch, 'verify.js'), program);
  expect(run('node verify.js').stdout.trim()).toMatch(/^api\/name-required,/);
});
