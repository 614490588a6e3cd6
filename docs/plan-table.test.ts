import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { recorded } from '../e2e/cluster/plan/record';
import { resizePairs } from '../e2e/patterns/resizes/pairs';
import { recordedResizes } from '../e2e/patterns/resizes/record';
import { pairs } from '../lib/plan/testdata/pairs';
import { blockOf } from './blocks';
import { planTable, resizeTable } from './plan-table';

test('docs/plan.md has the table of e2e/cluster/plan/record.json: npm run generate writes it', () => {
  expect(blockOf(readFileSync(join(__dirname, 'plan.md'), 'utf8'), 'live')).toBe(planTable());
});

test('record.json has all pairs of lib/plan/testdata/pairs.ts: CLUSTER_RECORD=1 npm run test:cluster -- plan writes it', () => {
  for (const kubernetes of new Set(recorded().map((row) => row.kubernetes))) {
    for (const { verdict, changes } of recorded().filter((row) => row.kubernetes === kubernetes)) {
      const played = pairs.filter((pair) => pair.verdict === verdict && pair.kubernetes === undefined);
      expect({ kubernetes, verdict, changes }).toEqual({ kubernetes, verdict, changes: played.length });
    }
  }
  expect(recorded().length).toBeGreaterThan(5);
});

test('docs/plan.md has the table of e2e/patterns/resizes/record.json: npm run generate writes it', () => {
  expect(blockOf(readFileSync(join(__dirname, 'plan.md'), 'utf8'), 'resizes')).toBe(resizeTable());
});

test('record.json of resizes has all pairs: PATTERNS_RECORD=1 npm run test:patterns -- e2e/patterns/resizes.scenario.ts writes it', () => {
  const changes = recordedResizes().reduce((sum, row) => sum + row.changes, 0);
  const releases = new Set(recordedResizes().map(({ kubernetes }) => kubernetes)).size;
  expect(changes).toBe(releases * resizePairs.length);
  expect(releases).toBeGreaterThan(0);
});
