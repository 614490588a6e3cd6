import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ApiObject, App, Chart } from 'cdk8s';
import fc from 'fast-check';
import { stringify } from 'yaml';
import { verifyApp } from '../constructs/verify-app';
import { GitOpsApp } from '../synth/gitops-app';
import { filesOf, temporaryFolder } from '../testing/temporary-folder';
import { verify } from '../verify';
import { PodsValidation } from './pods-validation';
import { run } from './run';

const folder = temporaryFolder();
const runs = Number(process.env.SECRETS_RUNS ?? 50);

/** Values that stand where a secret stands, each only once, so that one that is printed is known again. */
const marks = new Set<string>();
/** How many there were, in all runs. */
let tried = 0;

function mark(): string {
  tried += 1;
  const text = `q7z${(tried * 7919 + 60_466_176).toString(36)}k9`;
  marks.add(text);
  return text;
}

function markedNumber(): number {
  tried += 1;
  const number = 71_000_000_000 + tried * 7919;
  marks.add(String(number));
  return number;
}

function markedBytes(): string {
  const text = Buffer.from(mark()).toString('base64');
  marks.add(text);
  return text;
}

/** Makes a value when it is asked, so that each run has marks of its own. */
type Make<T = unknown> = () => T;

const text = fc.constantFrom<Make<string>>(
  mark,
  markedBytes,
  () => `${mark()} `.repeat(30),
  () => `first\n${mark()}\n`,
  () => `{"auths": "${mark()}"`,
  () => `-----BEGIN ${mark()}`,
  () => `"${mark()}"\\ ::${mark()}`,
);
const scalar = fc.oneof(text, fc.constant<Make>(markedNumber));
const keys = fc.constantFrom('password', 'tls.crt', '.dockerconfigjson', 'bad key', '', 'a');

const made = (values: Readonly<Record<string, Make>>): Make<Readonly<Record<string, unknown>>> => {
  return () => Object.fromEntries(Object.entries(values).map(([name, make]) => [name, make()]));
};

const { any } = fc.letrec<{ any: Make }>((tie) => ({
  any: fc.oneof(
    { depthSize: 'small' },
    scalar,
    fc.array(tie('any'), { maxLength: 2 }).map((all) => () => all.map((make) => make())),
    fc.dictionary(keys, tie('any'), { maxKeys: 3 }).map(made),
  ),
}));

const types = ['Opaque', 'kubernetes.io/tls', 'kubernetes.io/dockerconfigjson', 'kubernetes.io/ssh-auth', 'x/y'];
const secret = fc
  .record({
    apiVersion: fc.constantFrom('v1', 'v2', 'apps/v1'),
    kind: fc.constantFrom('Secret', 'Secret', 'secret'),
    type: fc.constantFrom(...types),
    fields: fc.dictionary(fc.constantFrom('data', 'stringData', 'stringDatta', 'sops'), any, { minKeys: 1 }),
  })
  .map(({ fields, ...rest }) => () => ({ ...rest, metadata: { name: 'db' }, ...made(fields)() }));

const secretName = fc.constantFrom(
  'DB_PASSWORD',
  'API_KEY',
  'GITHUB_TOKEN',
  'clientSecret',
  'MYSQL_PWD',
  'A=B_PASSWORD',
);
const variable = fc.oneof(
  fc.tuple(secretName, any).map(([name, make]) => () => ({ name, value: make() })),
  fc.tuple(secretName, any).map(([name, make]) => () => ({ name, valeu: make() })),
  any.map((make) => () => ({ value: make() })),
  any.map((make) => () => ({ name: 'A', value: make(), valueFrom: { secretKeyRef: { name: 'a', key: 'b' } } })),
  any.map((make) => () => ({ name: 'A', value: { inner: make() } })),
  text.map((make) => () => ({ name: `A=${make()}`, value: 'x' })),
  fc.constant(() => ({ name: 'A', value: `postgres://u:${mark()}@db/x` })),
);
const argument = fc.constantFrom<Make<readonly unknown[]>>(
  () => [`--password=${mark()}`],
  () => ['--token', mark()],
  () => ['--api-key', markedNumber()],
  () => ['sh', '-c', `PGPASSWORD='${mark()} ${mark()}' psql -h db`],
  () => [`--url=redis://:${mark()}@cache`, 8080],
);
const variables: fc.Arbitrary<readonly Make[]> = fc.oneof(
  fc.array<Make>(variable, { maxLength: 4 }),
  fc.dictionary(secretName, scalar).map((all) => [made(all)]),
);
const container = fc.record({ variables, asMap: fc.boolean(), args: argument });
const pod = container.map(({ variables: makes, asMap, args }) => () => {
  const all = makes.map((make) => make());
  const annotations = { 'kubectl.kubernetes.io/last-applied-configuration': `{"a":"${mark()}"}` };
  const one = { name: 'a', image: 'x:1', imagee: 'y', env: asMap ? all[0] : [...all, ...all], args: args() };
  return { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'web', annotations }, spec: { containers: [one] } };
});
const object = fc.oneof(secret, pod);

/** Lines in a Secret of which YAML, or kubectl, has something to say. */
const broken = fc.constantFrom<Make<string>>(
  () => `  a: !!int ${mark()}`,
  () => `  a: !${mark()} ${mark()}`,
  () => `  a: *${mark()}`,
  () => `  a: "${mark()}\n  b: c`,
  () => `  a: "\\q${mark()}"`,
  () => `  a: @${mark()}`,
  () => `  a: ${mark()}: ${mark()}`,
  () => `  a: [${mark()}, {${mark()}]`,
  () => `  a: ${mark()}\n  a: ${mark()}`,
  () => `  a: ${mark()}\n\t b: ${mark()}`,
  () => `  a: |0\n  ${mark()}`,
  () => `  - ${mark()}\n  a: ${mark()}`,
  () => `  a: &x ${mark()}\n  b: *y ${mark()}`,
  () => `  {{ ${mark()} }}`,
  () => `  a: "\ud800${mark()}"`,
  () => `...\n${mark()}`,
  () => `  a: '${mark()}`,
  () => `  ? [${mark()}]\n  : ${mark()}`,
);

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
  let printed = '';
  const write = (chunk: string) => {
    printed += chunk;
  };
  for (const output of ['text', 'json', 'sarif', 'github']) {
    const terminal = { out: write, err: write, standardInput: () => Buffer.from(''), colours: false };
    run(['verify', file, '--kubernetes', '1.35', '--output', output], terminal);
  }
  return printed;
}

async function pluginOn(): Promise<string> {
  const reported: unknown[] = [];
  const report = { addViolation: (one: unknown) => reported.push(one), submit: () => {} };
  await new PodsValidation({ kubernetes: '1.35' }).validate({ manifests: [join(folder(), 'a.yaml')], report });
  return JSON.stringify(reported);
}

beforeEach(() => {
  tried = 0;
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

test('what YAML refuses in a Secret is not printed', async () => {
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

test('--check says that a secret changed, and neither from what nor to what', async () => {
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
      const containers = [{ name: 'a', image: 'x:1', env, args: ['--token', mark(), `--password=${mark()}`] }];
      new ApiObject(chart, 'pod', {
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: { name: 'b' },
        ...{ spec: { containers } },
      });
      app.synth();
    });
  expectNoMark(await synth(false));
  const printed = await synth(true);
  expect(printed).toContain('\n-  password: (a string of 11 characters)\n');
  expect(printed).toContain('\n+  password: (a string of 11 characters)\n');
  expectNoMark(printed);
});

/** How many marks there were, for whoever asks with `SECRETS_RUNS=1000`. */
function report(what: string): void {
  expect(tried).toBeGreaterThan(runs);
  if (process.env.SECRETS_RUNS !== undefined) process.stdout.write(`${what}: ${tried} marks\n`);
}
