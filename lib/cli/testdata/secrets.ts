import fc from 'fast-check';

/** Values that stand where a secret stands, each only once, so that one that is printed is known again. */
export const marks = new Set<string>();
/** How many there were, in all runs of a test. */
export const tried = { marks: 0 };

export function mark(): string {
  tried.marks += 1;
  const text = `q7z${(tried.marks * 7919 + 60_466_176).toString(36)}k9`;
  marks.add(text);
  return text;
}

export function markedNumber(): number {
  tried.marks += 1;
  const number = 71_000_000_000 + tried.marks * 7919;
  marks.add(String(number));
  return number;
}

function markedBytes(): string {
  const text = Buffer.from(mark()).toString('base64');
  marks.add(text);
  return text;
}

/** Makes a value when it is asked, so that each run has marks of its own. */
export type Make<T = unknown> = () => T;

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
  ...['DB_PASSWORD2', 'VAULT_SECRET_ID', 'REDIS_AUTH', 'requirepass', 'STRIPE_KEY', 'MYSQL_PW', 'ENCRYPTIONKEY'],
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
const options = fc.constantFrom<Make>(
  () => [`--password=${mark()}`],
  () => ['--token', mark()],
  () => ['--api-key', markedNumber()],
  () => ['sh', '-c', `PGPASSWORD='${mark()} ${mark()}' psql -h db`],
  () => [`--url=redis://:${mark()}@cache`, 8080],
);
/** Texts with a credential in them. */
export const told = fc.constantFrom<Make<string>>(
  () => `--from-literal=password=${mark()}`,
  () => `--set=auth.password=a,${mark()}`,
  () => `--url=jdbc:mysql://h/db?user=a&password=${mark()}`,
  () => `JAVA_OPTS="-Xmx1g -Dpassword=${mark()}" java`,
  () => `sh -c "x --password ${mark()} --port 80"`,
  () => `PASSWORD="a\\"${mark()} ${mark()}" run`,
  () => `PASSWORD=a\\ ${mark()};${mark()}&${mark()} run`,
  () => `--password -${mark()}`,
  () => `{"port":80,"password":"${mark()}","b":{"apiKey":"${mark()}"}}`,
  () => `{\\"password\\": \\"${mark()}\\"}`,
  () => `password: ${mark()} ${mark()}\nport: 80`,
  () => `password: |\n  ${mark()}\n  ${mark()}\nport: 80`,
  () => `PASSWORD = ${mark()}`,
  () => `--auth.password[0]+=${mark()}`,
  () => `Authorization: token ${mark()}`,
  () => `curl -H 'X-Api-Key: ${mark()}' -u user:${mark()} https://h`,
  () => `mysql -uroot -p${mark()}`,
  () => `git clone https://${mark()}@github.com/a/b`,
  () => `u:${mark()}@tcp(h)/db`,
  () => `https://hooks.slack.com/services/T0/B0/${mark()}`,
  () => `Server=db;Pwd=${mark()};`,
);
const argument = fc.oneof(
  told.map((make) => () => [make()]),
  any.map((make) => () => [{ '--token': make() }]),
  told.map((make) => () => ({ inner: [make()] })),
  told,
  options,
);
const variables: fc.Arbitrary<readonly Make[]> = fc.oneof(
  fc.array<Make>(variable, { maxLength: 4 }),
  fc.dictionary(secretName, scalar).map((all) => [made(all)]),
);
const headerName = fc.constantFrom('Authorization', 'X-Api-Key', 'Cookie', 'Proxy-Authorization');
const headers = fc.oneof(
  fc.tuple(headerName, any).map(([name, make]) => () => [{ name, value: make() }]),
  fc.tuple(headerName, text).map(([name, make]) => () => [`${name}: ${make()}`]),
  fc.tuple(headerName, any).map(([name, make]) => () => ({ [name]: make() })),
  fc.tuple(headerName, text).map(
    ([name, make]) =>
      () =>
        `${name}: ${make()}`,
  ),
);
/** A map with the name of a secret in it, where none belongs. */
const keyed = fc.tuple(secretName, any).map(([name, make]) => () => ({ [name]: make() }));
const container = fc.record({ variables, asMap: fc.boolean(), args: argument, headers, keyed, list: fc.boolean() });
/** What is made of a Pod. */
export interface PodManifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly spec: object;
}

const pod = container.map(({ variables: makes, asMap, args, headers: sent, keyed: more, list }) => () => {
  const all = makes.map((make) => make());
  const annotations = { 'kubectl.kubernetes.io/last-applied-configuration': `{"a":"${mark()}"}`, ...more() };
  const env = asMap ? all[0] : [...all, ...all, ...(list ? [`DB_PASSWORD ${mark()}`] : [])];
  const probe = { httpGet: { port: 80, httpHeaders: sent() } };
  const one = { name: 'a', image: 'x:1', imagee: 'y', env, args: args(), livenessProbe: probe, ...more() };
  const volume = { name: 'v', csi: { driver: 'x.y', volumeAttributes: more() }, ...more() };
  const spec = { containers: [one], imagePullSecrets: [more()], volumes: [volume] };
  return { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'web', annotations }, spec };
});
const configMap = fc.record({ data: keyed, binaryData: keyed, text: told }).map((makes) => () => {
  const { text: long, ...fields } = makes;
  const metadata = { name: 'b', labels: 'x' };
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata, ...made(fields)(), immutable: long() };
});
export const object = fc.oneof({ arbitrary: secret, weight: 1 }, { arbitrary: pod, weight: 2 }, configMap);

/** Lines in a Secret of which YAML, or kubectl, has something to say. */
export const broken = fc.constantFrom<Make<string>>(
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
