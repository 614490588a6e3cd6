// The examples as their users run them: the package installed, and the real command `cdk8s synth`; helm is real, too.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { installPackage } from '../test-helpers/install-package';

const cli = resolve(__dirname, '../node_modules/.bin/cdk8s');
const scratch = mkdtempSync(join(tmpdir(), 'examples-'));

/** An object that an example writes, as far as the tests read it. */
interface Written {
  readonly kind: string;
  readonly metadata: { readonly name: string };
  readonly spec: {
    readonly ports?: readonly { readonly targetPort?: number | string }[];
    readonly template?: {
      readonly spec: { readonly [list: string]: readonly { readonly name: string }[] | undefined };
    };
  };
}

beforeAll(() => installPackage(scratch, ['cdk8s-plus-33', 'tsx']));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** A copy of an example, with the package in it, as an install leaves it. */
function copyOf(example: string): string {
  const folder = mkdtempSync(join(scratch, `${example}-`));
  cpSync(join(__dirname, example), folder, { recursive: true });
  mkdirSync(join(folder, 'node_modules'));
  symlinkSync(join(scratch, 'node_modules/cdk8s-pods'), join(folder, 'node_modules/cdk8s-pods'));
  return folder;
}

function synth(folder: string) {
  const env = { ...process.env, CDK8S_CHECK_UPGRADE: 'false' };
  const { status, stdout, stderr } = spawnSync(cli, ['synth'], { cwd: folder, encoding: 'utf8', env });
  return { status, printed: `${stdout}${stderr}` };
}

/** What an example writes; the synth must print no warning and no error. */
function written(example: string): readonly Written[] {
  const folder = copyOf(example);
  const { status, printed } = synth(folder);
  expect(`${status}\n${printed}`).toMatch(/^0\n(?!.*(?:warning|error): )/s);
  const files = readdirSync(join(folder, 'dist')).filter((file) => file.endsWith('.yaml'));
  return files.flatMap((file) =>
    parseAllDocuments(readFileSync(join(folder, 'dist', file), 'utf8')).map((one) => one.toJS()),
  );
}

/** The containers of a workload, in the order of their start. */
function containersOf(objects: readonly Written[], name: string): readonly string[] {
  const pod = objects.find(({ metadata, spec }) => metadata.name === name && spec?.template !== undefined)?.spec
    .template;
  return [...(pod?.spec.initContainers ?? []), ...(pod?.spec.containers ?? [])].map((container) => container.name);
}

function targetPort(objects: readonly Written[], service: string): number | string | undefined {
  return objects.find(({ kind, metadata }) => kind === 'Service' && metadata.name === service)?.spec.ports?.[0]
    ?.targetPort;
}

test('stock-app writes the three patterns', () => {
  const objects = written('stock-app');
  expect(containersOf(objects, 'storefront')).toEqual(['fluent-bit', 'fluent-bit-drain', 'web']);
  expect(containersOf(objects, 'api')).toEqual(['nginx', 'app']);
  expect(containersOf(objects, 'cache')).toEqual(['app', 'redis-exporter']);
  expect(targetPort(objects, 'api')).toBe('nginx-https');
});

test('plus-and-helm attaches to a Deployment of cdk8s-plus-33 and to a Helm chart', () => {
  const objects = written('plus-and-helm');
  expect(containersOf(objects, 'api')).toEqual(['nginx', 'api']);
  expect(targetPort(objects, 'api')).toBe('nginx-https');
  expect(containersOf(objects, 'wiki')).toEqual(['fluent-bit', 'fluent-bit-drain', 'wiki']);
});

test('imported-shop writes a workload for each of its services', () => {
  const objects = written('imported-shop');
  const services = objects.filter(({ spec }) => spec?.template !== undefined).map(({ metadata }) => metadata.name);
  expect(services).toHaveLength(9);
  expect(containersOf(objects, 'catalog')).toEqual(['catalog', 'nginx']);
  expect(objects.map(({ kind }) => kind)).toContain('CronJob');
});

test('attachments-only keeps the manifests and adds the attachments', () => {
  const objects = written('attachments-only');
  expect(containersOf(objects, 'redis')).toEqual(['redis', 'redis-exporter']);
  expect(containersOf(objects, 'portal')).toEqual(['nginx', 'portal']);
  expect(targetPort(objects, 'redis')).toBeUndefined();
});

test('verification passes, and fails for a misspelled field with the field and the fix', () => {
  expect(containersOf(written('verification'), 'api')).toEqual(['main']);
  const folder = copyOf('verification');
  const main = readFileSync(join(folder, 'main.ts'), 'utf8');
  writeFileSync(join(folder, 'main.ts'), main.replace('containerPort', 'containerport'));
  const { status, printed } = synth(folder);
  expect(status).toBe(2);
  expect(printed).toContain('shape/unknown-field');
  expect(printed).toContain('did you mean "containerPort"?');
});
