import fc from 'fast-check';
import { expectLinear } from '../../../test-helpers/linear-time';
import { decode } from '../shape/decode';
import { targetOf } from '../target/target';
import {
  autoscaler,
  budget,
  deployment,
  job,
  policy,
  service,
  settings,
  statefulSet,
  web,
} from './facts/example-objects';
import { practices } from './practices';
import { found, get } from './testdata/found';

describe('practices', () => {
  test('check a PodTemplate', () => {
    const container = web({ livenessProbe: get('nope') });
    const template = { metadata: { labels: { app: 'web' } }, spec: { containers: [container] } };
    expect(found([{ apiVersion: 'v1', kind: 'PodTemplate', metadata: { name: 'web' }, template }])).toEqual([
      '0 practice/probe-port template.spec.containers[0].livenessProbe.httpGet.port',
    ]);
  });

  test('accept any JSON in any field', () => {
    const target = targetOf('1.30');
    const kinds = [
      deployment(),
      statefulSet(),
      service('http'),
      budget({ maxUnavailable: 1 }),
      policy(80),
      autoscaler('web'),
      settings({}),
      job({}),
    ];
    const paths = kinds.flatMap((object) => pathsOf(object).map((path) => [object, path] as const));
    fc.assert(
      fc.property(fc.constantFrom(...paths), fc.jsonValue(), ([object, path], value) => {
        const changed = withValue(object, path, value);
        const objects = [changed, ...kinds, null, [], 7];
        const decoded = objects.map((one) =>
          typeof one === 'object' && one !== null && !Array.isArray(one) ? decode(one, target, () => {}) : undefined,
        );
        practices({ manifests: objects, target, decoded }, 'all');
      }),
      { numRuns: 500 },
    );
  });

  test.each([
    ['selects by shared labels', { even: 'yes', odd: 'yes', app: 'web' }],
    ['selects no Pods', { app: 'wbe' }],
  ])('take linear time if each Service %s', (_what, selector) => {
    const shared = (n: number) =>
      Array.from({ length: n }, (_, at) => [
        deployment({ name: `web-${at}`, labels: { app: 'web', [at % 2 === 0 ? 'even' : 'odd']: 'yes' } }),
        { ...service('http', { selector }), metadata: { name: `s-${at}` } },
      ]).flat();
    const looking = (objects: readonly object[]) => () => {
      found(objects);
    };
    // Of very many candidates only the first ones are checked: then the time is linear.
    expectLinear((size) => looking(shared(size)), 500);
  });
});

type Path = readonly (string | number)[];

function pathsOf(value: unknown): readonly Path[] {
  if (typeof value !== 'object' || value === null) return [];
  const keys: Path = Array.isArray(value) ? [...value.keys()] : Object.keys(value);
  return keys.flatMap((key) => [[key], ...pathsOf(Reflect.get(value, key)).map((path) => [key, ...path])]);
}

function withValue(object: object, path: Path, value: unknown): object {
  const copy = structuredClone(object);
  const place = path.slice(0, -1).reduce<object>((inner, key) => Reflect.get(inner, key), copy);
  Reflect.set(place, path.at(-1) ?? '', value);
  return copy;
}
