import type { Site } from '../../conformance/fuzz/sites';
import { withAt } from '../../conformance/fuzz/tree';
import { enums } from '../../generate/enums';
import { errorsAt, kinds, model, placeOf, validSites } from './testdata/sites';
import { verify } from './verify';

/** The values that a field takes, where it takes only some. */
function valuesOf(field: string): readonly string[] | undefined {
  const [owner = '', name = ''] = field.split('.');
  return enums[field] ?? model.definitions.get(owner)?.fields.find((one) => one.name === name)?.values;
}

/** Kinds none of whose fields takes a few values only. */
const withoutValues: ReadonlySet<string> = new Set([
  ...['ConfigMap', 'Secret', 'ServiceAccount', 'Namespace', 'V1HorizontalPodAutoscaler'],
]);

const advisedValue = /^set "([A-Za-z0-9]+)"/;

function isAsked({ value, field }: Site): boolean {
  return typeof value === 'string' && valuesOf(field) !== undefined;
}

test.each(kinds)('%s: accepts the value that a fix names for a misspelled one', (name, kind) => {
  const wrong: string[] = [];
  let advised = 0;
  for (const site of validSites(kind, { isAsked, keyOf: placeOf, most: 3 })) {
    const { object, path, field, at } = site;
    for (const one of valuesOf(field) ?? []) {
      const misspelled = one.toLowerCase() === one ? one.toUpperCase() : one.toLowerCase();
      for (const { fix = '' } of errorsAt(at, withAt(object, path, misspelled))) {
        const [, advice] = advisedValue.exec(fix) ?? [];
        if (advice === undefined) continue;
        advised += 1;
        const [left] = errorsAt(at, withAt(object, path, advice));
        if (left !== undefined) wrong.push(`${placeOf(site)}: ${misspelled} → ${advice}: ${left.message}`);
      }
    }
  }
  expect(wrong).toEqual([]);
  expect(advised > 0).toBe(!withoutValues.has(name));
});

test('a value of a wrong type is advised the values that are allowed', () => {
  const spec = { containers: [{ name: 'a', image: 'a:1', imagePullPolicy: true }] };
  const [first] = verify({ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'a' }, spec }, { kubernetes: '1.35' });
  expect(first).toMatchObject({ code: 'shape/wrong-type', fix: 'set one of "Always", "IfNotPresent", "Never"' });
});

describe('the advice for restartPolicy', () => {
  const pod = { containers: [{ name: 'a', image: 'a:1' }], restartPolicy: 'never' };
  const template = { metadata: { labels: { a: 'b' } }, spec: pod };
  const selector = { matchLabels: { a: 'b' } };
  const failures = { rules: [{ action: 'Ignore', onPodConditions: [{ type: 'DisruptionTarget' }] }] };
  test.each<[string, string, object, string]>([
    ['Pod', 'v1', pod, 'set "Never"'],
    ['Deployment', 'apps/v1', { selector, template }, 'set "Always"'],
    ['DaemonSet', 'apps/v1', { selector, template }, 'set "Always"'],
    ['StatefulSet', 'apps/v1', { selector, template, serviceName: 'a' }, 'set "Always"'],
    ['ReplicaSet', 'apps/v1', { selector, template }, 'set "Always"'],
    ['Job', 'batch/v1', { template }, 'set "Never"'],
    ['CronJob', 'batch/v1', { schedule: '@daily', jobTemplate: { spec: { template } } }, 'set "Never"'],
  ])('names a policy that a %s accepts', (kind, apiVersion, spec, advice) => {
    const object = { apiVersion, kind, metadata: { name: 'a' }, spec };
    const [first] = verify(object, { kubernetes: '1.35', practices: false });
    expect(first).toMatchObject({ code: 'api/enum', fix: advice });
  });

  test('names Never in a Job with a podFailurePolicy', () => {
    const onFailure = { ...template, spec: { ...pod, restartPolicy: 'onfailure' } };
    const fixes = (spec: object) =>
      verify(
        { apiVersion: 'batch/v1', kind: 'Job', metadata: { name: 'a' }, spec },
        { kubernetes: '1.35', practices: false },
      )
        .filter(({ field }) => field.endsWith('restartPolicy'))
        .map(({ fix }) => fix);
    expect(fixes({ template: onFailure })).toEqual(['set "OnFailure"', 'set "OnFailure"']);
    expect(fixes({ template: onFailure, podFailurePolicy: failures })).toEqual(['set "Never"', 'set "Never"']);
  });
});
