import { brokenRuns, type Compared, comparedTable, type Growth, growthTable } from './runs';

const cost = (seconds: number, memory: number) => ({ wall: seconds * 1e6, cpu: 2 * seconds * 1e6, memory: memory });
const compared: readonly Compared[] = [
  { title: 'Deployments', claimed: 1.5, own: cost(2, 240), kubeconform: cost(4, 60), times: 2 },
  { title: 'rendered', claimed: 1, own: cost(3, 290), kubeconform: cost(3, 150), times: 1 },
];
const growth: readonly Growth[] = [
  { files: 100, cost: cost(1, 100) },
  { files: 200, cost: cost(2, 150) },
];

test('what holds of whole runs is not told', () => {
  expect(brokenRuns(compared, growth)).toEqual([]);
});

test('a run that is too slow, or takes too much memory, is told', () => {
  const slow = compared.map((one) => ({ ...one, own: cost(3.2, 320), times: one.kubeconform.wall / 3.2e6 }));
  expect(brokenRuns(slow, [])).toEqual([
    'Deployments: only 1.25 times as fast as kubeconform, not 1.5',
    'Deployments: 320 MB, more than 250',
    'rendered: only 0.94 times as fast as kubeconform, not 1',
    'rendered: 320 MB, more than 300',
  ]);
});

test('time that grows faster than the files is told, and too much memory for many', () => {
  expect(brokenRuns([], [...growth, { files: 400, cost: cost(6, 1100) }])).toEqual([
    '400 files take 3.00 times as long as half of them',
    '400 files: 1100 MB',
  ]);
});

test('the tables have seconds, megabytes and how they compare', () => {
  expect(comparedTable(compared).split('\n')[2]).toBe(
    '| Deployments | `cdk8s-pods verify` | 2.00 | 4.00 | 240 | 2.00 times as fast |',
  );
  expect(growthTable(growth).split('\n')[3]).toBe('| 200 | 2.00 | 4.00 | 150 |');
});
