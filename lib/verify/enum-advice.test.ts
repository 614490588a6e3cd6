import { rich } from '../../conformance/fuzz/rich';
import { sitesOf } from '../../conformance/fuzz/sites';
import { withAt } from '../../conformance/fuzz/tree';
import { enums } from '../../generate/enums';
import { readInputs } from '../../generate/input';
import type { JsonObject } from '../../generate/json';
import { buildModel } from '../../generate/model';
import { placesOf, sampleOf } from '../../generate/sampler';
import { child, type FieldPath, index } from '../kubernetes/field-path';
import { verify } from './verify';

const model = buildModel(readInputs());
const kinds = [...model.definitions.values()].filter(({ apiVersion }) => apiVersion !== undefined);

/** The values that a field takes, where it takes only some. */
function valuesOf(field: string): readonly string[] | undefined {
  const [owner = '', name = ''] = field.split('.');
  return enums[field] ?? model.definitions.get(owner)?.fields.find((one) => one.name === name)?.values;
}

function fieldOf(path: readonly (string | number)[]): FieldPath {
  return path.reduce<FieldPath>((at, step) => (typeof step === 'number' ? index(at, step) : child(at, step)), '');
}

/** Errors at a field that say something of its value; that a profile differs from an annotation is none. */
function errorsAt(field: FieldPath, object: unknown) {
  const issues = verify(object, { kubernetes: '1.36', practices: false });
  return issues.filter((one) => one.severity === 'error' && one.field === field && one.code !== 'api/profile-mismatch');
}

/** Kinds none of whose fields takes a few values only. */
const withoutValues: ReadonlySet<string> = new Set(['ConfigMap', 'Secret', 'ServiceAccount', 'Namespace']);

const advisedValue = /^write "([A-Za-z0-9]+)"/;

test.each(kinds.map((kind) => [kind.name, kind] as const))(
  'in a %s, the value that is advised for a misspelled one passes in its place',
  (name, kind) => {
    const whole = (rich[name] ?? []).map((object) => ({ apiVersion: kind.apiVersion ?? '', kind: name, ...object }));
    const samples = [...placesOf(kind, model)].map((place) => sampleOf(place, model, '1.36'));
    const tried = new Map<string, number>();
    const wrong: string[] = [];
    let advised = 0;
    for (const object of [...whole, ...samples] as readonly JsonObject[]) {
      for (const { path, field: ofType, value } of sitesOf(object, model)) {
        const values = typeof value === 'string' ? valuesOf(ofType) : undefined;
        const place = path.filter((step) => typeof step === 'string').join('.');
        const times = tried.get(place) ?? 0;
        if (values === undefined || times === 3) continue;
        tried.set(place, times + 1);
        const field = fieldOf(path);
        for (const one of values) {
          const misspelled = one.toLowerCase() === one ? one.toUpperCase() : one.toLowerCase();
          for (const { fix = '' } of errorsAt(field, withAt(object, path, misspelled))) {
            const [, advice] = advisedValue.exec(fix) ?? [];
            if (advice === undefined) continue;
            advised += 1;
            const [left] = errorsAt(field, withAt(object, path, advice));
            if (left !== undefined) wrong.push(`${place}: ${misspelled} → ${advice}: ${left.message}`);
          }
        }
      }
    }
    expect(wrong).toEqual([]);
    expect(advised > 0).toBe(!withoutValues.has(name));
  },
);

describe('the advice for restartPolicy', () => {
  const pod = { containers: [{ name: 'a', image: 'a:1' }], restartPolicy: 'never' };
  const template = { metadata: { labels: { a: 'b' } }, spec: pod };
  const selector = { matchLabels: { a: 'b' } };
  const failures = { rules: [{ action: 'Ignore', onPodConditions: [{ type: 'DisruptionTarget' }] }] };
  test.each<[string, string, object, string]>([
    ['Pod', 'v1', pod, 'write "Never"'],
    ['Deployment', 'apps/v1', { selector, template }, 'write "Always"'],
    ['DaemonSet', 'apps/v1', { selector, template }, 'write "Always"'],
    ['StatefulSet', 'apps/v1', { selector, template, serviceName: 'a' }, 'write "Always"'],
    ['ReplicaSet', 'apps/v1', { selector, template }, 'write "Always"'],
    ['Job', 'batch/v1', { template }, 'write "Never"'],
    ['CronJob', 'batch/v1', { schedule: '@daily', jobTemplate: { spec: { template } } }, 'write "Never"'],
  ])('in a %s fits the kind', (kind, apiVersion, spec, advice) => {
    const object = { apiVersion, kind, metadata: { name: 'a' }, spec };
    const [first] = verify(object, { kubernetes: '1.35', practices: false });
    expect(first).toMatchObject({ code: 'api/enum', fix: advice });
  });

  test('in a Job with a failure policy is Never, whatever was meant', () => {
    const onFailure = { ...template, spec: { ...pod, restartPolicy: 'onfailure' } };
    const fixes = (spec: object) =>
      verify(
        { apiVersion: 'batch/v1', kind: 'Job', metadata: { name: 'a' }, spec },
        { kubernetes: '1.35', practices: false },
      )
        .filter(({ field }) => field.endsWith('restartPolicy'))
        .map(({ fix }) => fix);
    expect(fixes({ template: onFailure })).toEqual(['write "OnFailure"', 'write "OnFailure"']);
    expect(fixes({ template: onFailure, podFailurePolicy: failures })).toEqual(['write "Never"', 'write "Never"']);
  });
});
