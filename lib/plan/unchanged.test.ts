import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { fewerRare } from '../../conformance/fuzz/rare';
import { rich } from '../../conformance/fuzz/rich';
import { realApps } from '../../conformance/manifests/read';
import { knownKinds } from '../kubernetes/kinds';
import { readDocuments } from '../yaml';
import { isNameGenerated } from './pairs';
import { plan } from './plan';
import type { Entries } from './stored/stored';
import { type Applied, liveOf } from './testdata/live';
import { pairs } from './testdata/pairs';

const project = join(__dirname, '../..');
const dist = readDocuments(readFileSync(join(project, 'dist/shop.k8s.yaml'), 'utf8')).map(({ value }) => value);
const ofKinds = Object.entries(rich).flatMap(([kind, samples]) =>
  samples.map((sample) => ({ ...idOf(kind), ...sample })),
);
const objects = [...dist, ...ofKinds, ...fewerRare] as readonly Entries[];

function idOf(name: string) {
  const known = knownKinds.find(({ definition }) => definition.replace(/~.*/, '') === name);
  return { apiVersion: known?.apiVersion, kind: known?.kind };
}

const verdictsOf = (old: unknown, now: unknown) =>
  plan(old, now, { kubernetes: '1.35' }).objects.map(({ verdict }) => verdict);
const copyOf = (object: unknown): unknown => JSON.parse(JSON.stringify(object));

test('the samples are of all kinds', () => {
  expect(new Set(objects.map(({ kind }) => kind)).size).toBeGreaterThan(17);
  expect(dist.length).toBeGreaterThan(5);
});

test('an object that is applied again is unchanged', () => {
  // One whose name is generated is another one each time.
  const named = objects.filter((object) => !isNameGenerated(object));
  fc.assert(
    fc.property(fc.constantFrom(...named), (object) => {
      expect(verdictsOf([object], [copyOf(object)])).toEqual(['unchanged']);
    }),
    { numRuns: 200 },
  );
  expect(new Set(verdictsOf(dist, copyOf(dist)))).toEqual(new Set(['unchanged']));
});

const valid = [...dist, ...pairs.map(({ old }) => old)] as readonly Entries[];

test.each<Applied>(['server-side', 'client-side', 'unknown'])(
  'a live object is unchanged by its own manifest, applied %s',
  (applied) => {
    for (const object of valid) {
      const made = plan([liveOf(object, applied)], [object], { kubernetes: '1.35' });
      expect(made.objects).toMatchObject([{ verdict: 'unchanged', changes: [] }]);
    }
  },
);

test('live objects are unchanged by the real manifests and samples that they are of', () => {
  const real = [...realApps().values()].filter((_, at) => at % 10 === 0) as readonly (readonly Entries[])[];
  const apps = [...real, ...ofKinds.map((object) => [object as Entries])];
  const planned = apps.flatMap((app) => {
    const live = app.map((object) => liveOf(object, 'server-side'));
    return plan(live, app, { kubernetes: '1.35' }).objects;
  });
  const changed = planned.filter(({ verdict, refused }) => verdict !== 'unchanged' && refused.length === 0);
  expect(changed.map(({ kind, name, changes }) => ({ kind, name, changes }))).toEqual([]);
  expect(planned.filter(({ verdict }) => verdict === 'unchanged').length).toBeGreaterThan(100);
});

test.each<Applied>(['server-side', 'client-side'])(
  'a live object gets the same verdict as its manifest, applied %s',
  (applied) => {
    for (const { old, new: now, verdict, restarts, kubernetes } of pairs) {
      if (kubernetes !== undefined) continue;
      const [object] = plan([liveOf(old as Entries, applied)], [now], { kubernetes: '1.35' }).objects;
      expect(object).toMatchObject({ verdict, restarts });
    }
  },
);
