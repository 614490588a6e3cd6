import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ApiObject, App, Chart } from 'cdk8s';
import fc from 'fast-check';
import { stringify } from 'yaml';
import { runCommand } from '../../../test-helpers/run-command';
import { filesOf, temporaryFolder } from '../../../test-helpers/temporary-folder';
import { redisExporter } from '../../attachments/adapters/redis-exporter';
import { attach } from '../../constructs/attach';
import { verifyApp } from '../../constructs/verify-app';
import { Workload, type WorkloadProps } from '../../constructs/workload';
import type { PodSpec } from '../../kubernetes/generated/types';
import { GitOpsApp } from '../../synth/gitops-app';
import { verify } from '../../verify';
import { PodsValidation } from '../pods-validation';
import {
  broken,
  type Make,
  mark,
  markedNumber,
  marks,
  object,
  type PodManifest,
  told,
  tried,
} from '../testdata/secrets';

const folder = temporaryFolder();
const runs = Number(process.env.SECRETS_RUNS ?? 50);

/** Everything that is printed while something runs, and what it throws. */
async function printedBy(act: () => unknown): Promise<string> {
  const printed: string[] = [];
  const keep = (chunk: unknown) => {
    printed.push(String(chunk));
    return true;
  };
  const streams = [process.stdout, process.stderr].map((stream) =>
    jest.spyOn(stream, 'write').mockImplementation(keep),
  );
  try {
    await act();
  } catch (error) {
    printed.push(String(error), error instanceof Error ? `${error.stack} ${error.cause}` : '');
  }
  // Warnings are printed behind what runs.
  await new Promise((resolve) => setImmediate(resolve));
  for (const stream of streams) stream.mockRestore();
  process.exitCode = undefined;
  return printed.join('\n');
}

function expectNoMark(printed: string): void {
  const found = [...marks].filter((one) => printed.includes(one));
  expect(found.map((one) => printed.slice(Math.max(0, printed.indexOf(one) - 200), printed.indexOf(one) + 50))).toEqual(
    [],
  );
}

function commandOn(content: string): string {
  const file = join(folder(), 'a.yaml');
  writeFileSync(file, content);
  const runs = ['text', 'json', 'sarif', 'github'].map((output) =>
    runCommand(['verify', file, '--kubernetes', '1.35', '--output', output]),
  );
  return runs.map(({ printed }) => printed).join('');
}

async function pluginOn(): Promise<string> {
  const reported: unknown[] = [];
  const report = { addViolation: (one: unknown) => reported.push(one), submit: () => {} };
  await new PodsValidation({ kubernetes: '1.35' }).validate({ manifests: [join(folder(), 'a.yaml')], report });
  return JSON.stringify(reported);
}

beforeEach(() => {
  tried.marks = 0;
});

test('no output of the command, the plugin or the function has a secret in it', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(object, { minLength: 1, maxLength: 3 }), fc.boolean(), async (makes, isList) => {
      marks.clear();
      const objects = makes.map((make) => make());
      const given = isList ? [{ apiVersion: 'v1', kind: 'List', items: objects }] : objects;
      const printed = commandOn(given.map((one) => stringify(one, { aliasDuplicateObjects: false })).join('---\n'));
      expect(printed).toContain('"findings"');
      expectNoMark(printed);
      expectNoMark(commandOn(given.map((one) => JSON.stringify(one)).join('\n')));
      expectNoMark(await pluginOn());
      expectNoMark(JSON.stringify(verify(given, { kubernetes: '1.35', practices: 'all' })));
    }),
    { numRuns: runs },
  );
  report('verify');
});

test('YAML errors in a Secret are not printed', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom('data', 'stringData'),
      fc.array(broken, { minLength: 1, maxLength: 2 }),
      async (field, lines) => {
        marks.clear();
        const head = `apiVersion: v1\nkind: Secret\nmetadata: {name: a}\n${field}:\n`;
        expectNoMark(commandOn(`${head}${lines.map((make) => make()).join('\n')}\n`));
        expectNoMark(await pluginOn());
      },
    ),
    { numRuns: runs * 2 },
  );
  report('YAML');
});

class Throwing extends ApiObject {
  override toJson(): never {
    throw new Error(`cannot render ${JSON.stringify(this['props' as keyof this])}`);
  }
}

test('no synth prints a secret, in errors, warnings or pods.json', async () => {
  await fc.assert(
    fc.asyncProperty(
      object,
      fc.boolean(),
      fc.constantFrom('GitOpsApp', 'App', 'verifyApp'),
      async (make, throws, kind) => {
        marks.clear();
        const outdir = join(folder(), 'dist');
        const printed = await printedBy(() => {
          const podsJson = join(folder(), 'told/pods.json');
          const app = kind === 'GitOpsApp' ? new GitOpsApp({ outdir, podsJson }) : new App({ outdir });
          if (kind === 'verifyApp') verifyApp(app);
          const chart = new Chart(app, 'shop');
          const { apiVersion, kind: of, ...rest } = make() as { readonly apiVersion: string; readonly kind: string };
          new ApiObject(chart, 'a', { apiVersion, kind: of, ...rest });
          const [last = mark()] = [...marks].reverse();
          const data = { a: last };
          if (throws && kind !== 'App') new Throwing(chart, 'b', { apiVersion: 'v1', kind: 'Secret', ...{ data } });
          if (throws && kind === 'GitOpsApp')
            chart.node.addValidation({ validate: () => [`wrong: ${JSON.stringify(rest)}`] });
          app.synth();
        });
        expectNoMark(printed);
        const { 'told/pods.json': told = '' } = filesOf(folder());
        expectNoMark(told);
      },
    ),
    { numRuns: runs },
  );
  report('synth');
});

test('--check prints that a secret changed, without its values', async () => {
  const texts = () => fc.sample(told, { numRuns: 100, seed: 1 }).map((make) => make());
  const synth = (check: boolean) =>
    printedBy(() => {
      const outdir = join(folder(), 'dist');
      const app = new GitOpsApp({ outdir, check, podsJson: false });
      const chart = new Chart(app, 'shop');
      const stringData = { password: mark(), text: `a\n${mark()}\n`, same: 'same', long: `${mark()} `.repeat(40) };
      new ApiObject(chart, 'secret', { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'a' }, ...{ stringData } });
      const env = [
        { name: 'DB_PASSWORD', value: mark() },
        { name: 'URL', value: `amqp://u:${mark()}@mq` },
      ];
      const httpHeaders = [{ name: 'Authorization', value: `Bearer ${mark()}` }];
      const livenessProbe = { httpGet: { port: 80, httpHeaders } };
      const containers = [{ name: 'a', image: 'x:1', env, livenessProbe, args: ['--token', mark(), ...texts()] }];
      new ApiObject(chart, 'pod', {
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: { name: 'b' },
        ...{ spec: { containers } },
      });
      const postgres = { password: mark(), auth: { adminToken: mark(), secretKey: markedNumber(), urls: texts() } };
      new ApiObject(chart, 'cluster', {
        apiVersion: 'postgresql.cnpg.io/v1',
        kind: 'Cluster',
        metadata: { name: 'c' },
        ...{ spec: postgres },
      });
      const binaryData = { token: Buffer.from(mark()).toString('base64') };
      marks.add(binaryData.token);
      new ApiObject(chart, 'config', {
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: { name: 'd', annotations: { 'api-token': mark() } },
        ...{ binaryData, data: { 'app.properties': `db.password=${mark()}\nport=80` } },
      });
      app.synth();
    });
  expectNoMark(await synth(false));
  const printed = await synth(true);
  expect(printed).toContain('\n-  password: (a string of 11 characters)\n');
  expect(printed).toContain('\n+  password: (a string of 11 characters)\n');
  expectNoMark(printed);
});

test('no error of a workload, of attach or of a validation that throws has a secret in it', async () => {
  const pods = object.filter((make) => 'spec' in (make() as object)) as fc.Arbitrary<Make<PodManifest>>;
  await fc.assert(
    fc.asyncProperty(pods, fc.constantFrom('Workload', 'attach', 'validate'), async (make, kind) => {
      marks.clear();
      const printed = await printedBy(() => {
        const outdir = join(folder(), 'dist');
        const app = kind === 'validate' ? new GitOpsApp({ outdir, podsJson: false }) : new App({ outdir });
        const chart = new Chart(app, 'shop');
        const manifest = make();
        if (kind === 'Workload') new Workload(chart, 'a', propsOf(manifest));
        else {
          const own = new ApiObject(chart, 'a', manifest);
          if (kind === 'attach') attach(own, redisExporter());
          else own.node.addValidation({ validate: () => fail(manifest) });
        }
        app.synth();
      });
      expect(printed).toContain('Error');
      expectNoMark(printed);
    }),
    { numRuns: runs },
  );
  report('workloads');
});

function propsOf({ spec }: PodManifest): WorkloadProps {
  const { containers, ...pod } = spec as PodSpec;
  return { containers, pod };
}

function fail(manifest: PodManifest): never {
  throw new Error(`wrong: ${JSON.stringify(manifest)}`);
}

/** How many marks there were, for whoever asks with `SECRETS_RUNS=1000`. */
function report(what: string): void {
  expect(tried.marks).toBeGreaterThan(runs);
  if (process.env.SECRETS_RUNS !== undefined) process.stdout.write(`${what}: ${tried.marks} marks\n`);
}
