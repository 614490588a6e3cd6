import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { workingFolder } from '../../test-helpers/temporary-folder';
import type { Ended } from './exit-codes';
import { run } from './run';

workingFolder();

interface Ran {
  readonly exitCode: Ended;
  readonly out: string;
  readonly err: string;
}

function cli(args: readonly string[], { stdin = '', colours = false } = {}): Ran {
  let out = '';
  let err = '';
  const exitCode = run(args, {
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    standardInput: () => Buffer.from(stdin),
    colours,
  });
  return { exitCode, out, err };
}

const verify = (stdin: string, ...args: string[]) =>
  cli(['verify', '-', '--practices', 'off', '--kubernetes', '1.35', ...args], { stdin });

const fine = `apiVersion: v1
kind: ConfigMap
metadata:
  name: settings
`;
const wrong = `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
    - name: web
      image: nginx:1.29
      ports:
        - containerPort: 80
          protocol: HTTP
          hostport: 80
`;
const both = `${fine}---\n${wrong}`;

describe('exit codes', () => {
  test('are 0 without findings, and 1 with findings', () => {
    expect(verify(fine)).toEqual({
      exitCode: 0,
      out: '1 object for Kubernetes 1.35: 0 errors, 0 warnings\n',
      err: '',
    });
    expect(verify(wrong).exitCode).toBe(1);
  });

  test('are 1 for warnings alone', () => {
    const duplicate = wrong.replace(/ +protocol.*/s, '        - containerPort: 80\n          name: x\n');
    const { exitCode, out } = verify(duplicate);
    expect(out).toMatch(/warning: Pod web: spec\.containers\[0\]\.ports\[1\]/);
    expect(exitCode).toBe(1);
  });

  test.each([
    ['no command', []],
    ['an unknown command', ['verfy']],
    ['an unknown option', ['verify', '-', '--kuberntes', '1.35']],
    ['an unknown release', ['verify', '-', '--kubernetes', '1.99']],
    ['an unknown feature gate', ['verify', '-', '--feature-gates', 'SidecarContainer=true']],
    ['an unknown level', ['verify', '-', '--pod-security', 'strict']],
    ['an unknown format', ['verify', '-', '--output', 'xml']],
    ['what is no gate', ['verify', '-', '--feature-gates', 'EnvFiles']],
    ['a file that is not there', ['verify', 'nothing.yaml']],
    ['nothing to verify', ['verify', '-']],
    ['no folder to verify', ['verify']],
    ['a rule that is not there', ['explain', 'api/nothing']],
    ['no rule', ['explain']],
  ])('are 2 for %s, which is said on standard error', (_what, args) => {
    const { exitCode, out, err } = cli(args);
    expect([exitCode, out]).toEqual([2, '']);
    expect(err).not.toBe('');
  });

  test('are 0 for help and version', () => {
    expect(cli(['--help'])).toMatchObject({ exitCode: 0, err: '', out: expect.stringContaining('explain <code>') });
    expect(cli(['verify', '--help'])).toMatchObject({ exitCode: 0, out: expect.stringContaining('Exit codes:') });
    expect(cli(['--version']).out).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});

describe('what is verified', () => {
  test('is files, folders and standard input, together, each file once, in the order of names', () => {
    mkdirSync('b/node_modules', { recursive: true });
    for (const name of ['b/2.yml', 'b/1.yaml', 'b/3.json', 'b/notes.txt', 'b/node_modules/x.yaml']) {
      writeFileSync(name, name.endsWith('json') ? '{"kind": 1, "metadata": {}}' : wrong);
    }
    writeFileSync('b/construct-metadata.json', '{"version": "1.0.0"}');
    symlinkSync('me@host.1234', 'b/.#1.yaml');
    writeFileSync('a.txt', wrong);
    const { out } = cli(['verify', 'b', 'a.txt', './b/1.yaml', '-', '--practices', 'off'], { stdin: wrong });
    const files = out.split('\n').flatMap((line) => /^([^:]+):\d+:\d+: /.exec(line)?.[1] ?? []);
    expect([...new Set(files)]).toEqual(['b/1.yaml', 'b/2.yml', 'b/3.json', 'a.txt', '<stdin>']);
  });

  test('is what cdk8s wrote where no path is given', () => {
    mkdirSync('manifests');
    writeFileSync('manifests/shop.k8s.yaml', fine);
    writeFileSync('cdk8s.yaml', 'output: manifests\npods:\n  kubernetes: "1.33"\n');
    expect(cli(['verify', '--practices', 'off'])).toEqual({
      exitCode: 0,
      out: '1 object for Kubernetes 1.33: 0 errors, 0 warnings\n',
      err: '',
    });
  });

  test('may be in UTF-16, as PowerShell writes it', () => {
    writeFileSync('a.yaml', Buffer.from(`\ufeff${fine}`, 'utf16le'));
    expect(cli(['verify', 'a.yaml', '--kubernetes', '1.35']).exitCode).toBe(0);
  });

  test.each([
    [
      'is no text',
      Buffer.from([0x61, 0x3a, 0x20, 0xff, 0x0a]),
      '1:4: error: not UTF-8; save the file as UTF-8 [shape/unreadable]',
    ],
    [
      'has control characters',
      'a: 1\nb: \u0007\n',
      '2:4: error: character U+0007 is not allowed in YAML; use "\\u0007" in double quotes [shape/unreadable]',
    ],
  ])('is reported where it %s', (_what, content, expected) => {
    writeFileSync('a.yaml', content);
    expect(cli(['verify', 'a.yaml']).out).toContain(`a.yaml:${expected}\n`);
  });

  test('can have unchecked kinds, which are listed', () => {
    expect(verify('apiVersion: example.org/v1\nkind: Thing\nmetadata:\n  name: x\n')).toMatchObject({
      exitCode: 0,
      out: 'not checked: 1 of example.org/v1 Thing\n0 of 1 object verified for Kubernetes 1.35: 0 errors, 0 warnings\n',
    });
  });
});

describe('the target', () => {
  const sleeps = wrong.replace(/ +ports.*/s, '      lifecycle: {preStop: {sleep: {seconds: 5}}}\n');
  const codes = (...args: string[]) =>
    JSON.parse(
      cli(['verify', '-', '--practices', 'off', '--output', 'json', ...args], { stdin: sleeps }).out,
    ).findings.map(({ code }: { readonly code: string }) => code);

  test('is a release, in any spelling of a server', () => {
    expect(codes('--kubernetes', '1.30')).toEqual([]);
    expect(codes('--kubernetes', 'v1.29.4-gke.100')).toContain('shape/dropped-field');
  });

  test('has gates, in one or several options', () => {
    expect(codes('--kubernetes', '1.29', '--feature-gates', 'EnvFiles=false,PodLifecycleSleepAction=true')).toEqual([]);
    expect(
      codes(
        '--kubernetes',
        '1.29',
        '--feature-gates',
        'EnvFiles=false',
        '--feature-gates',
        'PodLifecycleSleepAction=true',
      ),
    ).toEqual([]);
  });

  test('has a level of Pod Security', () => {
    expect(codes('--pod-security', 'restricted')).toContain('pod-security/runAsNonRoot');
    writeFileSync('cdk8s.yaml', 'pods:\n  kubernetes: "1.35"\n  podSecurity: restricted\n');
    expect(codes()).toContain('pod-security/runAsNonRoot');
    expect(codes('--pod-security', 'false')).toEqual([]);
    writeFileSync('cdk8s.yaml', 'pods:\n  kubernetes: "1.35"\n  hardening: restricted\n');
    expect(codes()).toEqual([]);
  });

  test('is printed to standard error if it is the default', () => {
    expect(cli(['verify', '-'], { stdin: fine }).err).toBe(
      'note: verified for Kubernetes 1.35; set another release with --kubernetes, or with pods.kubernetes in .cdk8s-pods.yaml\n',
    );
  });

  test('is wrong usage if it is invalid in cdk8s.yaml', () => {
    writeFileSync('cdk8s.yaml', 'pods:\n  kubernetes: 1.30\n');
    expect(cli(['verify', '-'], { stdin: fine })).toMatchObject({
      exitCode: 2,
      err: expect.stringContaining('quote it'),
    });
  });
});

describe('output', () => {
  test('is a line for each finding, as compilers print them', () => {
    expect(verify(both).out).toBe(
      `<stdin>:16:11: error: Pod web: spec.containers[0].ports[0].protocol: must be one of "SCTP", "TCP", "UDP", got "HTTP"; set one of them [api/enum]
<stdin>:17:11: error: Pod web: spec.containers[0].ports[0].hostport: unknown field "hostport" in ContainerPort; did you mean "hostPort"? [shape/unknown-field]
2 objects for Kubernetes 1.35: 2 errors, 0 warnings; run \`cdk8s-pods explain api/enum\` for details
`,
    );
  });

  test('has errors and warnings by line, and explains the first error', () => {
    const spec = `spec:\n  containers:\n    - name: web\n      image: web\n      foo: 1\n`;
    const { out } = verify(
      `apiVersion: v1\nkind: Pod\nmetadata: {name: web}\n${spec}`,
      '--enable',
      'practice/latest-tag',
    );
    expect([...out.matchAll(/:\d+:\d+: (\w+):/g)].map(([, severity]) => severity)).toEqual(['warning', 'error']);
    expect(out).toContain('run `cdk8s-pods explain shape/unknown-field`');
  });

  test('has colors only if they are enabled', () => {
    const start = String.fromCharCode(27);
    expect(verify(wrong).out).not.toContain(start);
    expect(cli(['verify', '-'], { stdin: wrong, colours: true }).out).toContain(`${start}[31merror:${start}[39m`);
  });

  test('escapes control characters', () => {
    const out = verify('apiVersion: v1\nkind: Pod\nmetadata:\n  name: "a\\e[2Jb\\u202ec"\n').out;
    expect(out).toContain('a\\u001b[2Jb\\u202ec');
    expect(/[^\n\x20-\x7e]/.test(out)).toBe(false);
  });

  test('is JSON, with the positions of findings', () => {
    expect(JSON.parse(verify(both, '--output', 'json').out)).toMatchObject({
      kubernetes: ['1.35'],
      objects: 2,
      unchecked: [],
      findings: [
        {
          file: '<stdin>',
          line: 16,
          column: 11,
          kind: 'Pod',
          name: 'web',
          code: 'api/enum',
          severity: 'error',
          field: 'spec.containers[0].ports[0].protocol',
          reason: 'FieldValueNotSupported',
        },
        { line: 17, code: 'shape/unknown-field' },
      ],
    });
  });

  test('is annotations for GitHub, in which nothing ends a line or a property', () => {
    writeFileSync('a,b:c.yaml', 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: "x\\n::error::y%"\n');
    const { out } = cli(['verify', 'a,b:c.yaml', '--practices', 'off', '--output', 'github']);
    const lines = out.trimEnd().split('\n');
    expect(lines.every((line) => /^::(error|warning) file=a%2Cb%3Ac\.yaml,line=/.test(line))).toBe(true);
    expect(lines[1]).toContain('title=api/name-format Pod x\\u000a%3A%3Aerror%3A%3Ay%25::');
  });
});

describe('rules and explain', () => {
  test('rules prints a line for each rule', () => {
    const { exitCode, out } = cli(['rules']);
    expect(exitCode).toBe(0);
    expect(out).toMatch(/^shape\/unknown-field +error +Every field is defined in the Kubernetes API\.$/m);
    expect(out).toMatch(/^practice\/latest-tag +warning, off +[A-Z].*$/m);
  });

  test('rules prints the same as JSON, with reasons', () => {
    const { exitCode, out } = cli(['rules', '--output', 'json']);
    expect(exitCode).toBe(0);
    const rules: readonly { readonly code: string }[] = JSON.parse(out);
    const codes = cli(['rules'])
      .out.split('\n')
      .map((line) => line.split(' ')[0]);
    expect(rules.map(({ code }) => code)).toEqual(codes.slice(0, -1));
    expect(rules.find(({ code }) => code === 'practice/latest-tag')).toMatchObject({
      ...{ severity: 'warning', warnsToo: false, on: false, inManifests: true },
      ...{ title: expect.any(String), why: expect.any(String), source: expect.stringMatching(/^https:/) },
    });
    expect(rules.find(({ code }) => code === 'shape/unknown-field')).toMatchObject({ severity: 'error', on: true });
  });

  test('explain prints the rule, its severity, its reason, its source and both examples', () => {
    expect(
      cli(['explain', 'shape/unknown-field']).out,
    ).toBe(`shape/unknown-field: Every field is defined in the Kubernetes API.
Error.

With strict field validation, the default of kubectl, the API server rejects an unknown field. Otherwise it drops the field.
https://kubernetes.io/docs/reference/using-api/api-concepts/#field-validation

Fails on Kubernetes 1.35:

  apiVersion: v1
  kind: Pod
  metadata:
    name: web
  spec:
    containers:
      - name: web
        image: nginx:1.29
        readynessProbe:
          tcpSocket:
            port: 8080

Passes on Kubernetes 1.35:

  apiVersion: v1
  kind: Pod
  metadata:
    name: web
  spec:
    containers:
      - name: web
        image: nginx:1.29
        readinessProbe:
          tcpSocket:
            port: 8080
`);
  });

  test('explain knows the rules of programs', () => {
    expect(cli(['explain', 'pod/needs-native-sidecars'])).toMatchObject({
      exitCode: 0,
      out: expect.stringContaining('Reported while a program creates its objects.'),
    });
  });

  test.each([
    ['port-name', 'error: unknown rule "port-name"; did you mean "api/port-name"?\n'],
    [
      'api/nam',
      'error: unknown rule "api/nam"; did you mean "api/name-format" or "api/name-in-host-names" or "api/name-required"?\n',
    ],
    ['api/port-nam', 'error: unknown rule "api/port-nam"; did you mean "api/port-name"?\n'],
    ['x', 'error: unknown rule "x"; list them with `cdk8s-pods rules`\n'],
  ])('explain of %s suggests similar codes', (code, expected) => {
    expect(cli(['explain', code])).toEqual({ exitCode: 2, out: '', err: expected });
  });
});

test('without paths and output of a synth, the error says what to run first', () => {
  const message = (name: string) =>
    `error: cannot read ${name}: no such folder; run npm run synth first, or give files or folders\n`;
  expect(cli(['verify'])).toEqual({ exitCode: 2, out: '', err: message('dist') });
  writeFileSync('cdk8s.yaml', 'output: out\n');
  expect(cli(['verify'])).toMatchObject({ exitCode: 2, err: message('out') });
  expect(cli(['verify', 'dist'])).toMatchObject({ exitCode: 2, err: expect.stringContaining('correct the path') });
});
