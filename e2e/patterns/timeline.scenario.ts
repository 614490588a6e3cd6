import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { orderDifferencesFrom } from '../../lib/anatomy/testdata/compare-order';
import type { Recordings } from '../../lib/anatomy/testdata/timeline-case';
import { scenario } from './harness';
import { loadImages } from './harness/images';
import { namedCases } from './timeline/cases';
import { randomCases } from './timeline/random-cases';
import { record } from './timeline/record';

// TIMELINES_SEED=7 runs the Pods of that seed, TIMELINES_COUNT=60 makes so many, and TIMELINES_TO=FILE writes what is recorded.
const { TIMELINES_SEED, TIMELINES_COUNT = '16', TIMELINES_TO } = process.env;
const image = 'registry.example/actor:1';

scenario('Pods start and stop in the order of the model', {}, async ({ api, namespace, node }) => {
  // The containers write to a directory of the node, which Pod Security "restricted" does not allow.
  await api.patch(`/api/v1/namespaces/${namespace}`, {
    metadata: { labels: { 'pod-security.kubernetes.io/enforce': 'privileged' } },
  });
  await loadImages(node, [image]);
  const events = join(node, namespace);
  mkdirSync(events, { recursive: true });
  const seed = Number(TIMELINES_SEED ?? Date.now() % 1_000_000);
  const cases = [...namedCases, ...randomCases(seed, Number(TIMELINES_COUNT))];
  const recordings = await record(cases, { api, namespace, image, events });
  const { gitVersion } = await api.get('/version');
  const all: Recordings = { kubernetes: gitVersion.slice(1), seed, recordings };
  if (TIMELINES_TO !== undefined) writeFileSync(TIMELINES_TO, textOf(all));
  const differences = recordings.flatMap((one) => orderDifferencesFrom(one).map((text) => `${one.case.name}: ${text}`));
  expect({ seed, differences }).toEqual({ seed, differences: [] });
});

/** JSON with a line for each recording. */
function textOf({ recordings, ...head }: Recordings): string {
  const lines = recordings.map((one) => `  ${JSON.stringify(one)}`).join(',\n');
  return `${JSON.stringify(head).slice(0, -1)},\n"recordings":[\n${lines}\n]}\n`;
}
