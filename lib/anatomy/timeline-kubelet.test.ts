import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { differencesFrom } from './testdata/compare-timelines';
import type { Recordings } from './testdata/timeline-case';

// What kubelets did, recorded by e2e/patterns/timeline: one file for each release.
const tolerance = { early: 0.6, late: 1.1, lateEach: 1.5 };
const folder = join(__dirname, 'testdata/timelines');
const files = readdirSync(folder).map(
  (file): Recordings => JSON.parse(readFileSync(join(folder, file), 'utf8')) as Recordings,
);

describe.each(files)('the timelines of Kubernetes $kubernetes', ({ recordings }) => {
  test('there are enough of them', () => {
    expect(recordings.length).toBeGreaterThanOrEqual(60);
  });

  test.each(recordings.map((one) => [one.case.name, one] as const))(
    '%s: the model agrees with the kubelet',
    (_, one) => {
      expect(differencesFrom(one, tolerance)).toEqual([]);
    },
  );
});
