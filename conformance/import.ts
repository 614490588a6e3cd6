/**
 * Imports manifests, runs the programs, and compares what they synthesize with the manifests:
 *
 *     npm run import                       the real manifests, the objects of the corpus that a server accepts
 *     npm run import -- rendered.yaml      and the manifests of some files, as `helm template` prints them
 *     npm run import -- --corpus 500       only so many objects of each part of the corpus
 *
 * Prints counts by source; exits with 1 if anything differs.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readManifests } from '../lib/cli/documents/manifests';
import type { Manifest } from '../lib/import/manifest';
import { defaultKubernetesVersion, kubernetesVersions } from '../lib/kubernetes';
import { own } from '../lib/values/own';
import { parts, readCases } from './corpus/cases';
import { imported, type RoundTrip, roundTrip } from './import/round-trip';
import { realApps } from './manifests/read';
import { countOf } from './options';

const { values: said, positionals: files } = parseArgs({
  options: { corpus: { type: 'string', default: 'all' } },
  allowPositionals: true,
});

interface Counts {
  objects: number;
  workloads: number;
  services: number;
  incomplete: number;
  failures: number;
}

const counts = new Map<string, Counts>();

function count(source: string, name: string, trip: () => RoundTrip): void {
  const known = counts.get(source) ?? { objects: 0, workloads: 0, services: 0, incomplete: 0, failures: 0 };
  counts.set(source, known);
  try {
    const { objects, incomplete, failures, program } = trip();
    known.objects += objects;
    known.incomplete += incomplete;
    known.failures += failures.length;
    known.workloads += program.split('new Workload(').length - 1;
    known.services += program.split('\nexpose(').length - 1;
    for (const failure of failures) process.stdout.write(`${source} ${name}: ${JSON.stringify(failure)}\n`);
  } catch (error) {
    known.failures += 1;
    process.stdout.write(`${source} ${name}: ${error instanceof Error ? error.stack : String(error)}\n`);
  }
}

// What our workloads warn about is not what is looked for.
process.stderr.write = () => true;
for (const [app, objects] of realApps()) {
  const [source = ''] = app.split(' ');
  count(`manifests ${source}`, app, () =>
    roundTrip(
      objects.map((object) => imported(object)),
      defaultKubernetesVersion,
    ),
  );
}
for (const file of files) {
  count(`file ${file}`, '', () => {
    const manifests = readManifests({ name: file, text: readFileSync(file, 'utf8') });
    const read = manifests.flatMap(({ object, comments }) =>
      own(object, 'apiVersion') === undefined || own(object, 'kind') === undefined
        ? []
        : [{ object: object as Manifest, comments: comments(), place: file }],
    );
    return roundTrip(read, defaultKubernetesVersion);
  });
}
for (const part of parts) {
  const cases = readCases(part);
  const step = said.corpus === 'all' ? 1 : Math.max(1, Math.floor(cases.length / countOf('corpus', said.corpus)));
  for (const [at, { object, answers }] of cases.entries()) {
    if (at % step !== 0) continue;
    const release = kubernetesVersions.findLast((version) => answers[version]?.verdict === 'accept');
    if (release === undefined || typeof object !== 'object' || object === null) continue;
    count(`corpus ${part}`, String(at), () => roundTrip([imported(object)], release));
  }
}
const total = [...counts.values()].reduce((sum, { failures }) => sum + failures, 0);
for (const [source, { objects, workloads, services, incomplete, failures }] of counts) {
  const parted = `${workloads} by Workload, ${services} by expose, ${incomplete} said to be incomplete`;
  process.stdout.write(`${source}: ${objects} objects (${parted}), ${failures} failures\n`);
}
process.exitCode = total > 0 ? 1 : 0;
