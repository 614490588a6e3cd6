import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { clashes } from '../anatomy/clashes';
import type { Finding } from '../findings/finding';
import type { Code } from '../findings/generated/codes';
import type { PodTemplateSpec } from '../kubernetes/generated/types';
import { podTemplateOf } from '../kubernetes/pod-template';
import type { Rule, RuleExample } from '../kubernetes/rule';
import { defaultKubernetesVersion, type KubernetesVersion, kubernetesVersions } from '../kubernetes/version';
import { controls } from '../verify/pod-security/controls';
import { allPractices } from '../verify/practices/all-practices';
import { verify } from '../verify/verify';
import { rowFiles } from './generated/row-files';
import { readManifests } from './manifests';
import { programRules, rules } from './rules';

const lib = resolve(__dirname, '..');
const rows = Object.entries(rowFiles).flatMap(([file, some]) =>
  some.map((row) => ({ file: file.slice(0, -'.rules'.length), ...row })),
);

/** Files that look at codes which others report. */
const readers: ReadonlySet<string> = new Set([
  ...['verify/said-once', 'verify/unsubstituted', 'verify/report-clashes', 'verify/type-advice'],
  ...['verify/practices/practices', 'constructs/acknowledge', 'constructs/app-verification'],
]);

/** The files under lib/ that have a code in quotes, but for tests, rows and what is generated. */
const filesByCode: ReadonlyMap<string, readonly string[]> = collectCodes();

function collectCodes(): ReadonlyMap<string, readonly string[]> {
  const files = new Map<string, string[]>();
  for (const file of readdirSync(lib, { recursive: true, encoding: 'utf8' })) {
    const path = file.replaceAll('\\', '/');
    if (!/(?<!\.test|\.rules)\.ts$/.test(path) || /(?:^|\/)(?:generated|testdata|testing)\//.test(path)) continue;
    const text = readFileSync(join(lib, file), 'utf8').replace(/^\s*(?:\*|\/\/|\/\*).*$/gm, '');
    const found = [...text.matchAll(/['[]([a-z][a-z-]*\/[A-Za-z][A-Za-z_-]*)['\]]/g)].map(([, code = '']) => code);
    const ids = path.startsWith('verify/pod-security/') ? [...text.matchAll(/\bid: '(\w+)'/g)] : [];
    for (const code of new Set([...found, ...ids.map(([, id]) => `pod-security/${id}`)])) {
      files.set(code, [...(files.get(code) ?? []), path.slice(0, -'.ts'.length)]);
    }
  }
  return files;
}

describe('the rows of rules', () => {
  test('are one for each code', () => {
    const codes = rows.map(({ code }) => code);
    expect(codes.filter((code, at) => codes.indexOf(code) !== at)).toEqual([]);
  });

  test('are generated into lib/cli/generated: npm run generate', () => {
    const files = readdirSync(lib, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.rules.ts'));
    expect(files.map((file) => file.replaceAll('\\', '/').slice(0, -'.ts'.length)).sort()).toEqual(
      Object.keys(rowFiles).sort(),
    );
  });

  test('stand next to a file of their name', () => {
    expect(rows.filter(({ file }) => !existsSync(join(lib, `${file}.ts`))).map(({ file }) => `${file}.ts`)).toEqual([]);
  });

  test.each(rows)(
    '$code is reported by $file.ts, and by the files in `alsoIn` of its row',
    ({ code, file, ...row }) => {
      const named = [file, ...('alsoIn' in row ? row.alsoIn : [])].sort();
      expect((filesByCode.get(code) ?? []).filter((one) => !readers.has(one) || named.includes(one)).sort()).toEqual(
        named,
      );
    },
  );

  test('are there for each code in the source: add the row to X.rules.ts next to X.ts', () => {
    const tiers = new Set(rows.map(({ code }) => code.slice(0, code.indexOf('/'))));
    const known: ReadonlySet<string> = new Set(rows.map(({ code }) => code));
    const lacking = [...filesByCode].filter(
      ([code]) => tiers.has(code.slice(0, code.indexOf('/'))) && !known.has(code),
    );
    expect(lacking.filter(([code]) => !notCodes.has(code))).toEqual([]);
  });

  test('say what has to hold as a sentence, why, and where that is written', () => {
    const poor = [...rules, ...programRules].filter(
      ({ title, why }) => !/\.\)?$/.test(title) || !/[.!`]\)?$/.test(why),
    );
    expect(poor.map(({ code }) => code)).toEqual([]);
    expect(rules.filter(({ source }) => !/^https:/.test(source)).map(({ code }) => code)).toEqual([]);
  });

  test('say of a practice whether it is on, as the practice does', () => {
    const on = rules.filter(({ code }) => code.startsWith('practice/')).map(({ code, on = true }) => `${code} ${on}`);
    const practices = [...allPractices.map((one) => `${one.code} ${one.on}`), 'practice/acknowledgement true'];
    expect(on.sort()).toEqual(practices.sort());
  });
});

/** What looks like a code and is a kind of media, a label or an API version. */
const notCodes: ReadonlySet<string> = new Set([]);

/** Where the code is of an API rule, the clash that says the same is not repeated. */
const saidByTheServer: ReadonlySet<Code> = new Set(['pod/container-clash', 'pod/volume-clash', 'pod/env-clash']);

function codesIn(rule: Rule, example: RuleExample, kubernetes: KubernetesVersion): readonly Code[] {
  return findingsIn(rule, example, kubernetes).map(({ code }) => code);
}

function findingsIn(rule: Rule, example: RuleExample, kubernetes: KubernetesVersion): readonly Finding[] {
  const { code } = rule;
  const { object, text, featureGates = {} } = example;
  if (text !== undefined) return readManifests({ name: 'x', text }).flatMap(({ findings }) => findings);
  if (code === 'pod/config-clash') return clashesIn(object, example === rule.failing ? 'other' : 'same');
  if (saidByTheServer.has(code)) return clashesIn(object, 'same');
  const control = controls.find(({ id }) => code === `pod-security/${id}`);
  const practices = rule.on === false ? 'all' : true;
  return verify(object, { kubernetes, featureGates, practices, ...(control && { podSecurity: control.level }) });
}

function clashesIn(object: object, content: string): readonly Finding[] {
  const template: PodTemplateSpec = podTemplateOf(object)?.template ?? { spec: { containers: [] } };
  const configFiles = ['same', content].map((text) => ({ volume: 'proxy-config', files: { 'proxy.yaml': text } }));
  return clashes(template, { configFiles });
}

function isIn({ since, until }: Rule, release: KubernetesVersion): boolean {
  const at = kubernetesVersions.indexOf(release);
  const first = since === undefined ? 0 : kubernetesVersions.indexOf(since);
  const last = until === undefined ? kubernetesVersions.length : kubernetesVersions.indexOf(until);
  return at >= first && at <= last;
}

describe.each(rules)('$code', (rule) => {
  const { code, severity, failing, passing } = rule;

  test('is found in its failing example only, with its severity and a fix', () => {
    const found = findingsIn(rule, failing, failing.kubernetes ?? defaultKubernetesVersion);
    const own = found.filter((finding) => finding.code === code);
    expect(own.map((finding) => finding.severity)).toContain(severity);
    // Where a text cannot be read, the parser's own words are all that there is to say.
    if (code !== 'shape/unreadable') expect(found.filter(({ fix = '' }) => fix === '')).toEqual([]);
    expect(codesIn(rule, passing, passing.kubernetes ?? defaultKubernetesVersion)).not.toContain(code);
  });

  test('applies in the releases from `since` to `until`, and in no other', () => {
    const releases = failing.kubernetes === undefined ? kubernetesVersions : outside(rule);
    const found = releases.filter((release) => codesIn(rule, failing, release).includes(code));
    expect(found).toEqual(failing.kubernetes === undefined ? releases.filter((release) => isIn(rule, release)) : []);
  });
});

function outside(rule: Rule): readonly KubernetesVersion[] {
  return kubernetesVersions.filter((release) => !isIn(rule, release));
}

test.each(rules.filter(({ code }) => !code.startsWith('practice/')))(
  'the passing example of $code is an object that a server accepts',
  (rule) => {
    const { passing } = rule;
    const found = findingsIn(rule, passing, passing.kubernetes ?? defaultKubernetesVersion);
    expect(found.filter(({ severity }) => severity === 'error')).toEqual([]);
  },
);

describe.each(rules.filter(({ code }) => code.startsWith('practice/')))('the examples of $code', (rule) => {
  const { code, failing, passing } = rule;
  const codes = (example: RuleExample) => codesIn(rule, example, example.kubernetes ?? defaultKubernetesVersion);
  const off: ReadonlySet<string> = new Set(allPractices.filter(({ on }) => !on).map((practice) => practice.code));

  test('show nothing else', () => {
    const others = new Set([...codes(failing), ...codes(passing)].filter((one) => one !== code && !off.has(one)));
    // The file that is never updated is mounted right, as far as the key goes; and the other way round.
    const known = code === 'practice/config-key' ? ['practice/sub-path-config'] : [];
    expect([...others]).toEqual(known);
  });
});
