import { claims, holds } from './claims';
import type { Measured, Run, Subject } from './measure';
import { claimsTable, growth, timesTable } from './tables';

const run = (wall: number): Run => {
  const took = { wall, cpu: 2 * wall };
  return { construct: { wall: 1, cpu: 1 }, synth: took, process: took, phases: {}, peak: 100 };
};
const measured = (shape: string, count: number, subject: Subject, ...walls: number[]): Measured => ({
  shape,
  count,
  subject,
  runs: walls.map(run),
});
const all = [
  measured('charts', 100, 'GitOpsApp', 50),
  measured('charts', 3000, 'cdk8s', 9000, 8400, 8000),
  measured('charts', 3000, 'GitOpsApp', 420, 400, 600),
  measured('ladder', 50, 'GitOpsApp', 51),
];

test('a claim is held to the middle of each', () => {
  const [charts] = claims(all, 'wall');
  expect(charts).toMatchObject({ value: 20, limit: 20, is: 'at least' });
});

test('what misses its limit does not hold, and what was not measured is not missed', () => {
  const broken = claims(all, 'wall').filter((claim) => !holds(claim));
  expect(broken).toMatchObject([{ claim: 'A ladder of 50 objects', value: 51 }]);
  expect(claimsTable(claims(all, 'wall')).split('\n').slice(2, 4)).toEqual([
    '| 3,000 charts of one bare object each, faster than cdk8s | at least 20× | 20× |',
    '| 3,000 charts of one cdk8s-plus Deployment each, faster than cdk8s | at least 20× | not measured |',
  ]);
});

test('the table has the quickest and the middle one of all rounds', () => {
  const charts = all.filter(({ shape }) => shape === 'charts');
  expect(timesTable(charts, 'wall').split('\n').at(-2)).toBe(
    '| `GitOpsApp` | 3,000 | 1 | 400 | 420 | 800 | 400 | 800 | 100 | 20× |',
  );
  expect(growth(charts, 'wall')).toBe('Growth: `GitOpsApp` 8.4× for 30× the objects.\n');
});
