import { env, fromSecret, mount, secret as secretVolume, Workload } from '../../lib';
import { scenario, secret, until } from './harness';

scenario('a changed Secret reaches files, but neither a subPath mount nor the environment', {}, async (cluster) => {
  await cluster.applyManifests([secret('login', { password: 'old' })]);
  const [pod] = await cluster.run((chart) => {
    new Workload(chart, 'reader', {
      app: {
        image: 'docker.io/library/busybox:1.37.0',
        command: ['sleep', 'infinity'],
        env: env({ PASSWORD: fromSecret('login', 'password') }),
        volumeMounts: [mount('login', '/files'), mount('login', '/sub-path/password', { subPath: 'password' })],
        securityContext: { runAsUser: 1000 },
      },
      pod: { volumes: [secretVolume('login', 'login')], terminationGracePeriodSeconds: 1 },
    });
  });
  const seen = (command: string) => pod?.exec('app', 'sh', '-c', command);
  expect(await seen('cat /files/password')).toBe('old');
  await cluster.applyManifests([secret('login', { password: 'new' })]);
  await until('the file has the new value', async () => (await seen('cat /files/password')) === 'new');
  expect(await seen('cat /sub-path/password')).toBe('old');
  expect(await seen('printf %s "$PASSWORD"')).toBe('old');
});
