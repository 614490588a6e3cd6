import { expose, Workload } from '../../lib';
import { application, scenario, until } from './harness';

const app = application({ DRAIN: '1s' });

scenario('a Pod answers through its Service, by address and by name', {}, async (cluster) => {
  const [pod] = await cluster.run((chart) => {
    expose(new Workload(chart, 'web', { workload: { kind: 'Deployment' }, app }));
  });
  expect((await pod?.fetch('http', '/'))?.text).toBe('ok\n');
  const load = cluster.load(await cluster.service('web'), { clients: 2 });
  await until('the clients had their answers', () => load.sent() > 50);
  expect(await load.stop()).toMatchObject({ lost: 0 });
  expect(await pod?.exec('app', 'sh', '-c', 'wget -qO- http://web')).toBe('ok\n');
});

scenario('the events of a Pod have the start, the signal and the exit of each container', {}, async (cluster) => {
  const [pod] = await cluster.run((chart) => {
    new Workload(chart, 'web', { app });
  });
  if (pod === undefined) throw new Error('no Pod');
  await pod.delete();
  await pod.gone();
  const events = await until('the exit is reported', async () => {
    const all = await pod.events();
    return all.some(({ what }) => what === 'exited') && all;
  });
  expect(events.map(({ container, what }) => `${container} ${what}`)).toEqual([
    'app started',
    'app stopping',
    'app exited',
  ]);
  const [, stopping, exited] = events;
  expect((exited?.at ?? 0) - (stopping?.at ?? 0)).toBeGreaterThanOrEqual(1);
});
