import { readSnapshotOf } from '../../lib/cluster';
import { lastLines } from '../../lib/cluster/last-lines';
import { status } from '../../lib/status';
import { podTroubles } from '../../lib/status/testdata/pod-troubles';
import { scenario, until } from './harness';
import { brokenPod, nameOf, plainText } from './status/broken-pod';
import { recordPods } from './status/record';

/** What takes minutes is told after minutes. */
const minutesLater = () => new Date(Date.now() + 9 * 60_000).toISOString();

scenario('status names the cause, the field and the values of what is wrong with Pods', {}, async (cluster) => {
  const pods = podTroubles.map(brokenPod);
  // Of the others, the images must not be there.
  await cluster.loadImages(pods.slice(0, 1));
  await Promise.all(pods.map((pod) => cluster.api.apply(pod, cluster.namespace)));
  const { connection } = await cluster.client();
  const read = async () => {
    const { objects, omitted } = await readSnapshotOf(connection, { namespace: cluster.namespace });
    expect(omitted).toEqual([]);
    const { lines: logs } = await lastLines(connection, objects);
    const found = status(objects, { now: minutesLater(), logs });
    const rows = podTroubles.map(({ title }, at) => {
      const its = found.filter(({ object }) => object.name === nameOf(at));
      const texts = its.map(({ cause, severity, field, message }) => ({
        cause,
        severity,
        field,
        text: plainText(message),
      }));
      return { title, found: texts };
    });
    return { objects, logs, rows };
  };
  const wanted = podTroubles.map(({ title, cause, severity = 'error', field, text }) => ({
    title,
    found: [{ cause, severity, field, text }],
  }));
  let last: Awaited<ReturnType<typeof read>> | undefined;
  const isAsWanted = async () => {
    last = await read();
    return JSON.stringify(last.rows) === JSON.stringify(wanted);
  };
  await until('all are reported', isAsWanted, { within: 150, every: 1000 }).catch(() => undefined);
  expect(last?.rows).toEqual(wanted);
  recordPods(cluster.release, last?.objects ?? [], last?.logs ?? {});
});
