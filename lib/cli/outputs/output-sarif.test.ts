import { rules } from '../rules/rules';
import { verifySources } from '../verify/verify-sources';
import { sarifOutput } from './output-sarif';

const text = `apiVersion: v1
kind: Pod
metadata: {name: web, namespace: shop}
spec:
  containers:
    - name: web
      image: nginx:1.29
      env: [{name: A, value: 1}, {name: A, value: 2}]
`;

function sarif(...names: readonly string[]) {
  const sources = names.map((name) => ({ name, text }));
  const outcome = verifySources(sources, { kubernetes: '1.35', practices: false });
  return JSON.parse(sarifOutput(outcome, { version: '1.2.3', rules }));
}

const fingerprints = (log: ReturnType<typeof sarif>): readonly string[] =>
  log.runs[0].results.map((result: { partialFingerprints: object }) => JSON.stringify(result.partialFingerprints));

// The numbers are those of the specification, SARIF 2.1.0 with errata 01.
describe('a log', () => {
  const log = sarif('app/pod.yaml');
  const [{ tool, results, columnKind }] = log.runs;

  test('has its version and schema (3.13.2, 3.13.3)', () => {
    expect(log.version).toBe('2.1.0');
    expect(log.$schema).toMatch(/sarif-schema-2\.1\.0\.json$/);
  });

  test('has the name of the tool (3.19)', () => {
    expect(tool.driver).toMatchObject({ name: 'cdk8s-pods', semanticVersion: '1.2.3' });
  });

  test('describes each rule once, with what a reader of a finding needs (3.49)', () => {
    const ids = tool.driver.rules.map(({ id }: { id: string }) => id);
    expect(ids).toEqual([...new Set(ids)]);
    for (const rule of tool.driver.rules) {
      expect(rule.shortDescription.text).not.toBe('');
      expect(rule.fullDescription.text).not.toBe('');
      expect(rule.helpUri).toMatch(/^https:/);
      expect(rule.help.text).toContain('Passes:\n\napiVersion: v1\n');
      expect(rule.help.markdown).toContain('```yaml\napiVersion: v1\n');
      expect(['error', 'warning']).toContain(rule.defaultConfiguration.level);
    }
  });

  test('refers from each result to its rule by id and index (3.27.5, 3.27.6)', () => {
    expect(results.length).toBeGreaterThan(0);
    for (const { ruleId, ruleIndex } of results) expect(tool.driver.rules[ruleIndex].id).toBe(ruleId);
  });

  test('places each result, from 1, in columns of UTF-16 units (3.14.17, 3.30)', () => {
    expect(columnKind).toBe('utf16CodeUnits');
    expect(results[0]).toMatchObject({
      ruleId: 'shape/wrong-type',
      level: 'error',
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'app/pod.yaml', uriBaseId: '%SRCROOT%' },
            region: { startLine: 8, startColumn: 23 },
          },
          logicalLocations: [{ fullyQualifiedName: 'Pod shop/web: spec.containers[0].env[0].value' }],
        },
      ],
    });
  });
});

test.each([
  ['./a b/ü#1?.yaml', { uri: 'a%20b/%C3%BC%231%3F.yaml', uriBaseId: '%SRCROOT%' }],
  ['apps:shop/a:b.yaml', { uri: 'apps%3Ashop/a%3Ab.yaml', uriBaseId: '%SRCROOT%' }],
  ['/srv/a.yaml', { uri: 'file:///srv/a.yaml' }],
  ['C:\\k8s\\a.yaml', { uri: 'file:///C:/k8s/a.yaml' }],
  ['50% [x] \ud800.yaml', { uri: '50%25%20%5Bx%5D%20%EF%BF%BD.yaml', uriBaseId: '%SRCROOT%' }],
  ['<stdin>', { uri: '%3Cstdin%3E', uriBaseId: '%SRCROOT%' }],
])('the file %s is a valid URI', (name, location) => {
  expect(sarif(name).runs[0].results[0].locations[0].physicalLocation.artifactLocation).toEqual(location);
});

test.each([
  ['[Fix available](https://evil.example/x)', '\\[Fix available\\](https://evil.example/x)'],
  ['a\\b](c)', 'a\\\\b\\](c)'],
  ['{0}', '{{0}}'],
  ['{a}', '{a}'],
])('a field %s is no link and no placeholder in a message', (field, escaped) => {
  const pod = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'a' }, spec: { [field]: 1, containers: [] } };
  const outcome = verifySources([{ name: 'a.json', text: JSON.stringify(pod) }], { kubernetes: '1.35' });
  const { results } = JSON.parse(sarifOutput(outcome, { version: '1', rules })).runs[0];
  const texts: readonly string[] = results.map((result: { message: { text: string } }) => result.message.text);
  expect(texts.filter((one) => one.includes(escaped))).toHaveLength(1);
});

test('keeps fields without a link', () => {
  const { results } = sarif('a.yaml').runs[0];
  expect(results[0].message.text).toContain('spec.containers[0].env[0].value: ');
});

test('results are new where a baseline has the others (3.27.24)', () => {
  const outcome = verifySources([{ name: 'a.yaml', text }], { kubernetes: '1.35', practices: false });
  const resultsOf = (given: typeof outcome) => JSON.parse(sarifOutput(given, { version: '1', rules })).runs[0].results;
  expect(resultsOf({ ...outcome, hasBaseline: true })[0]).toMatchObject({ baselineState: 'new' });
  expect(resultsOf(outcome)[0]).not.toHaveProperty('baselineState');
});

test('fingerprints do not depend on containers before', () => {
  const more = text.replace('  containers:\n', '  containers:\n    - {name: logs, image: "logs:1"}\n');
  const outcome = verifySources([{ name: 'a.yaml', text: more }], { kubernetes: '1.35', practices: false });
  const after = fingerprints(JSON.parse(sarifOutput(outcome, { version: '1', rules })));
  expect(after).toEqual(fingerprints(sarif('a.yaml')));
});

test('fingerprints are unique, and do not depend on lines', () => {
  const all = fingerprints(sarif('a.yaml', 'a.yaml', 'b.yaml'));
  expect(new Set(all).size).toBe(all.length);
  const moved = verifySources([{ name: 'a.yaml', text: `\n\n${text}` }], { kubernetes: '1.35', practices: false });
  expect(fingerprints(JSON.parse(sarifOutput(moved, { version: '1', rules })))).toEqual(fingerprints(sarif('a.yaml')));
});
