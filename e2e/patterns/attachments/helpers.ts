import { configReloader, env, expose, logRotator, Workload } from '../../../lib';
import { type AttachmentCase, app, workload } from '../attachment-case';
import { application, type Manifest, preStopSleep, type RunningPod, until } from '../harness';

/** Helpers of an application. */
export const helperCases: readonly AttachmentCase[] = [
  {
    attachment: 'configReloader',
    program: 'prometheus-config-reloader',
    container: 'config-reloader',
    kind: 'Deployment',
    traffic: 'http',
    metrics: { port: 'config-rel-http', path: '/metrics', expected: [/^reloader_watches 1$/m] },
    given: () => [settings('one')],
    build: (chart) => {
      const reloaded = application({ DRAIN: '1s', CONFIG: '/etc/shop/mode' });
      const watch = [{ directory: '/etc/shop', configMapName: 'shop' }];
      const attachments = [configReloader({ watch, url: 'http://localhost:8080/reload' })];
      expose(new Workload(chart, 'web', { workload, app: reloaded, preStopSleep, attachments }));
    },
    work: async (cluster) => {
      for (const pod of await cluster.pods()) expect((await pod.fetch(8080, '/config')).text).toBe('one');
      await cluster.applyManifests([settings('two')]);
      for (const pod of await cluster.pods()) {
        await until(`${pod.name} has loaded the change`, async () => (await pod.fetch(8080, '/config')).text === 'two');
      }
    },
  },
  {
    attachment: 'logRotator',
    program: 'busybox',
    container: 'app-log-rotator',
    kind: 'Deployment',
    traffic: 'http',
    build: (chart) => {
      const web = { ...app, env: env({ LISTEN: ':8080', DRAIN: '1s', LOG: '/var/log/app/app.log', SIZE: '1000' }) };
      const attachments = [logRotator({ directory: '/var/log/app', maxSize: '1Mi', sizeLimit: '64Mi' })];
      expose(new Workload(chart, 'web', { workload, app: web, preStopSleep, attachments }));
    },
    work: async (cluster) => {
      for (const pod of await cluster.pods()) {
        await pod.fetch(8080, '/?lines=2000');
        const before = await until('the file is copied, and emptied', async () => {
          const { 'app.log': current = -1, 'app.log.1': copy = 0 } = await logSizes(pod);
          return copy > 2 ** 20 && current < 2 ** 20 && { current };
        });
        await pod.fetch(8080, '/?lines=1');
        expect((await logSizes(pod))['app.log']).toBe(before.current + 1000);
      }
    },
  },
];

function settings(mode: string): Manifest {
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'shop' }, data: { mode } } as Manifest;
}

/** The bytes of the log files, by name. */
async function logSizes(pod: RunningPod): Promise<Readonly<Record<string, number>>> {
  const text = await pod.exec('app', 'sh', '-c', 'cd /var/log/app && stat -c "%n %s" *');
  return Object.fromEntries([...text.matchAll(/^(\S+) (\d+)$/gm)].map(([, name, bytes]) => [name, Number(bytes)]));
}
