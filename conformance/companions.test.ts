import { type KubernetesVersion, kubernetesVersions } from '../lib/kubernetes';
import { verify } from '../lib/verify';
import { type Cell, companionCells, synthesize } from './matrix';

/** What is synthesized for a release: Jobs need native sidecars for a log processor, and targets are one Deployment. */
function cellsFor(kubernetes: KubernetesVersion): readonly Cell[] {
  const isCorner = [kubernetesVersions[0], kubernetesVersions.at(-1)].includes(kubernetes);
  return companionCells.filter(
    ({ name }) =>
      (isCorner || / of a [A-Z]/.test(name)) && (kubernetes !== '1.28' || !/ of a (?:Job|CronJob)$/.test(name)),
  );
}

/** What is found of the workloads themselves: of those of others, of Jobs, of early releases, and of a headless Service. */
const ofWorkload =
  /^(?:pod\/|practice\/(?:autoscaler-requests|job-eviction|missing-requests|past-the-proxy|pre-stop-sleep)$)/;

describe.each(kubernetesVersions)('on %s', (kubernetes) => {
  test.each(cellsFor(kubernetes))('$name: verify finds nothing wrong with any object', (cell) => {
    const objects = synthesize(cell, kubernetes);
    const kinds = objects.map((object) => (object as { readonly kind: string }).kind);
    expect(kinds).toEqual(expect.arrayContaining(['Service', 'NetworkPolicy']));
    const findings = verify(objects, { kubernetes, practices: true });
    expect(findings.filter(({ code }) => !ofWorkload.test(code))).toEqual([]);
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  });
});
