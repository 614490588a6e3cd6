import type { KubernetesVersionName } from '../kubernetes/version';
import { plan } from './plan';
import { pairs } from './testdata/pairs';

test.each(pairs)('$change: $verdict', ({ old, new: now, verdict, restarts, kubernetes = '1.35' }) => {
  const { objects } = plan(old, now, { kubernetes: kubernetes as KubernetesVersionName });
  expect(objects.map((one) => [one.verdict, one.restarts])).toEqual([[verdict, restarts]]);
});

test('no two pairs have one title', () => {
  const titles = pairs.map(({ change }) => change);
  expect(new Set(titles).size).toBe(titles.length);
});
