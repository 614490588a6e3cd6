import { pairs } from '../../lib/plan/testdata/pairs';
import { type Cluster, onPlanes, openCluster } from './harness';
import { differences } from './plan/differences';
import { effectsOf } from './plan/effects';
import { type Played, play } from './plan/play';
import { record } from './plan/record';

// Each pair of manifests has a namespace of its own; some are played at the same time.
const atOnce = 8;

onPlanes({}, (plane) => {
  const ofRelease = pairs.filter(({ kubernetes }) => kubernetes === undefined);
  const played = new Map<string, Played | Error>();

  beforeAll(async () => {
    const left = ofRelease.map((pair, at) => ({ pair, at }));
    const work = async (): Promise<void> => {
      for (let next = left.shift(); next !== undefined; next = left.shift()) {
        const { pair, at } = next;
        const result = await inNamespace(`plan-${at}`, ({ api, namespace }) =>
          play(api, namespace, plane.release, pair),
        );
        played.set(pair.change, result);
      }
    };
    await Promise.all(Array.from({ length: atOnce }, work));
    record(plane.release, [...played.values()]);
  });

  async function inNamespace(name: string, story: (cluster: Cluster) => Promise<Played>): Promise<Played | Error> {
    const { cluster, close } = await openCluster(plane, name, { podSecurity: 'privileged' });
    try {
      return await story(cluster);
    } catch (error) {
      return error as Error;
    } finally {
      await close();
    }
  }

  test.each(ofRelease)('$change: $verdict, as planned', ({ change, old, new: now, verdict, restarts }) => {
    const result = played.get(change);
    if (result === undefined || result instanceof Error) throw result ?? new Error('not played');
    expect(result.planned).toMatchObject({ verdict, restarts });
    const effects = effectsOf(result);
    expect(differences(result, effects)).toEqual([]);
    // What is applied again as it was is not even stored.
    if (now === old) expect(effects.isStored).toBe(false);
  });
});
