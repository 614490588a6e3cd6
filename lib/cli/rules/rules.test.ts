import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { bannedIn } from '../../../test-helpers/banned-phrases';
import { clashes } from '../../anatomy/clashes';
import type { Finding } from '../../findings/finding';
import type { Code } from '../../findings/generated/codes';
import type { PodTemplateSpec } from '../../kubernetes/generated/types';
import { podTemplateOf } from '../../kubernetes/pod-template';
import type { Rule, RuleExample } from '../../kubernetes/rule';
import { defaultKubernetesVersion, type KubernetesVersion, kubernetesVersions } from '../../kubernetes/version';
import { controls } from '../../verify/pod-security/controls';
import { allPractices } from '../../verify/practices/all-practices';
import { verify } from '../../verify/verify';
import { verifyUpdate } from '../../verify/verify-update';
import { readManifests } from '../documents/manifests';
import { rowFiles } from '../generated/row-files';
import { withUnchecked } from '../outputs/unchecked';
import { verifySources } from '../verify/verify-sources';
import { allRules, rules } from './rules';

const lib = resolve(__dirname, '../..');
const rows = Object.entries(rowFiles).flatMap(([file, some]) =>
  some.map((row) => ({ file: file.slice(0, -'.rules'.length), ...row })),
);

/** Files with codes that other files report. */
const readers: ReadonlySet<string> = new Set([
  ...['verify/without-repeats', 'verify/unsubstituted', 'verify/report-clashes', 'verify/type-advice'],
  ...['testing/checks/accepted', 'testing/objects-of', 'jest/verdicts/to-pass-pod-security', 'cli/verify/releases'],
  ...['verify/practices/practices', 'constructs/acknowledge', 'constructs/app-verification', 'constructs/composition'],
  ...['plan/verdict/refusals', 'cluster/apply/unchanged', 'cli/verify/single-files'],
  ...['verify/verify-update', 'verify/api/context/tolerated'],
]);

/** The files under lib/ with a code in quotes, without tests, rows and generated files. */
const filesByCode: ReadonlyMap<string, readonly string[]> = collectCodes();

function collectCodes(): ReadonlyMap<string, readonly string[]> {
  const files = new Map<string, string[]>();
  for (const file of readdirSync(lib, { recursive: true, encoding: 'utf8' })) {
    const path = file.replaceAll('\\', '/');
    if (!/(?<!\.test|\.rules)\.ts$/.test(path) || /(?:^|\/)(?:generated|testdata)\//.test(path)) continue;
    const text = readFileSync(join(lib, file), 'utf8').replace(/^\s*(?:\*|\/\/|\/\*).*$/gm, '');
    const found = [...text.matchAll(/['[]([a-z][a-z-]*\/[A-Za-z][A-Za-z\d_-]*)['\]]/g)].map(([, code = '']) => code);
    const ids = path.startsWith('verify/pod-security/') ? [...text.matchAll(/\bid: '(\w+)'/g)] : [];
    for (const code of new Set([...found, ...ids.map(([, id]) => `pod-security/${id}`)])) {
      files.set(code, [...(files.get(code) ?? []), path.slice(0, -'.ts'.length)]);
    }
  }
  return files;
}

describe('the rows of rules', () => {
  test('have different codes', () => {
    const codes = rows.map(({ code }) => code);
    expect(codes.filter((code, at) => codes.indexOf(code) !== at)).toEqual([]);
  });

  test('are listed in lib/cli/generated: run npm run generate', () => {
    const files = readdirSync(lib, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.rules.ts'));
    expect(files.map((file) => file.replaceAll('\\', '/').slice(0, -'.ts'.length)).sort()).toEqual(
      Object.keys(rowFiles).sort(),
    );
  });

  test('are next to a file of the same name', () => {
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

  test('exist for each code in the source: add a row to X.rules.ts next to X.ts', () => {
    const tiers = new Set(rows.map(({ code }) => code.slice(0, code.indexOf('/'))));
    const known: ReadonlySet<string> = new Set(rows.map(({ code }) => code));
    const lacking = [...filesByCode].filter(
      ([code]) => tiers.has(code.slice(0, code.indexOf('/'))) && !known.has(code),
    );
    expect(lacking).toEqual([]);
  });

  test('link to a page over https', () => {
    expect(rules.filter(({ source }) => !/^https:/.test(source)).map(({ code }) => code)).toEqual([]);
  });

  test.each(allRules)(
    'state $code and its reason in short sentences: edit title and why of its row',
    ({ title, why }) => {
      expect(title).toMatch(/^\S.*\.$/);
      expect(title).not.toMatch(/\. [A-Z]/);
      expect(title.length).toBeLessThanOrEqual(160);
      expect(why).toMatch(/^\S.*\.$/);
      expect(why.length).toBeLessThanOrEqual(200);
      const sentences = [title, ...why.split(/(?<=\.) (?=[A-Z`\d])/)];
      expect(sentences.filter((sentence) => sentence.split(' ').length > 25)).toEqual([]);
      expect([...bannedIn(title), ...bannedIn(why)]).toEqual([]);
    },
  );

  test('have `on` as lib/verify/practices/all-practices.ts and its practices have it, one row for each', () => {
    const on = rules.filter(({ code }) => code.startsWith('practice/')).map(({ code, on = true }) => `${code} ${on}`);
    const practices = [...allPractices.map((one) => `${one.code} ${one.on}`), 'practice/acknowledgement true'];
    expect(on.sort()).toEqual(practices.sort());
  });
});

/** Clashes that `verify` does not repeat where an API rule reports them. */
const reportedByApiRules: ReadonlySet<Code> = new Set(['pod/container-clash', 'pod/volume-clash', 'pod/env-clash']);

function codesIn(rule: Rule, example: RuleExample, kubernetes: KubernetesVersion): readonly Code[] {
  return findingsIn(rule, example, kubernetes).map(({ code }) => code);
}

function findingsIn(rule: Rule, example: RuleExample, kubernetes: KubernetesVersion): readonly Finding[] {
  const { code } = rule;
  const { object, old, resize, text, featureGates = {} } = example;
  if (old !== undefined) return verifyUpdate(old, object, { kubernetes, featureGates, resize });
  if (text !== undefined) return readManifests({ name: 'x', text }).flatMap(({ findings }) => findings);
  if (code === 'shape/unchecked-kind') return uncheckedIn(object, kubernetes);
  if (code === 'pod/config-clash') return clashesIn(object, example === rule.failing ? 'other' : 'same');
  if (reportedByApiRules.has(code)) return clashesIn(object, 'same');
  const control = controls.find(({ id }) => code === `pod-security/${id}`);
  const practices = rule.on === false ? 'all' : true;
  return verify(object, { kubernetes, featureGates, practices, ...(control && { podSecurity: control.level }) });
}

function uncheckedIn(object: object, kubernetes: KubernetesVersion): readonly Finding[] {
  const outcome = verifySources([{ name: 'x', text: JSON.stringify(object) }], { kubernetes, practices: false });
  return withUnchecked(outcome, 'error').findings.map(({ finding }) => finding);
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
  const { code, severity, warnsToo = false, failing, passing } = rule;

  test('is reported for its failing example only, with its severity and a fix', () => {
    const found = findingsIn(rule, failing, failing.kubernetes ?? defaultKubernetesVersion);
    const own = found.filter((finding) => finding.code === code);
    expect(own).not.toEqual([]);
    const allowed = warnsToo ? [severity, 'warning'] : [severity];
    expect(own.filter((finding) => !allowed.includes(finding.severity))).toEqual([]);
    // The errors of the YAML parser have no fix.
    if (code !== 'shape/unreadable') expect(found.filter(({ fix = '' }) => fix === '')).toEqual([]);
    expect(codesIn(rule, passing, passing.kubernetes ?? defaultKubernetesVersion)).not.toContain(code);
  });

  test('is reported only in the releases from `since` to `until`', () => {
    const releases = failing.kubernetes === undefined ? kubernetesVersions : outside(rule);
    const found = releases.filter((release) => codesIn(rule, failing, release).includes(code));
    expect(found).toEqual(failing.kubernetes === undefined ? releases.filter((release) => isIn(rule, release)) : []);
  });
});

function outside(rule: Rule): readonly KubernetesVersion[] {
  return kubernetesVersions.filter((release) => !isIn(rule, release));
}

test.each(rules.filter(({ code }) => !code.startsWith('practice/')))(
  'the passing example of $code has no errors',
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

  test('have no findings of other practices', () => {
    const others = new Set([...codes(failing), ...codes(passing)].filter((one) => one !== code && !off.has(one)));
    expect([...others]).toEqual([]);
  });
});
