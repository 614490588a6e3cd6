import { playedServer } from '../cluster/testdata/played-server';
import { livePod, servedKinds } from '../cluster/testdata/served-kinds';
import { workloadArgument } from './logs/workload-argument';
import { run } from './run';

const server = playedServer();

async function logs(args: readonly string[], colours = false) {
  const written = { out: '', err: '' };
  const code = await run(['logs', '--kubeconfig', server.kubeconfig, ...args], {
    out: (text) => {
      written.out += text;
    },
    err: (text) => {
      written.err += text;
    },
    standardInput: () => Buffer.from(''),
    colours,
  });
  return { code, ...written };
}

beforeEach(() => {
  const status = { phase: 'Running', containerStatuses: [{ name: 'app', state: { running: {} } }] };
  server.play = (request) => {
    if (request.path.endsWith('/log')) {
      const line = '\u001b[31mred\u001b[0m';
      return { lines: ['2026-11-30T18:00:00Z one', `2026-11-30T18:00:01Z ${line}`] };
    }
    return servedKinds(request) ?? { body: { items: [livePod('web-1', '1', { status })] } };
  };
});

test('prints each line with its Pod and container, without what moves the cursor', async () => {
  const { code, out, err } = await logs(['web-1']);
  expect({ code, out, err }).toEqual({
    code: 0,
    out: 'web-1/app: one\nweb-1/app: \\u001b[31mred\\u001b[0m\n',
    err: '',
  });
});

test('colours names where colours are wanted', async () => {
  expect((await logs(['web-1'], true)).out).toContain('\u001b[36mweb-1/app\u001b[39m: one\n');
});

test('passes its options on', async () => {
  await logs(['web-1', '-n', 'other', '-c', 'app', '--since', '1m30s', '--tail', '5']);
  expect(server.got.at(-2)).toMatch('GET /api/v1/namespaces/other/pods?');
  expect(server.requests.at(-1)?.query).toEqual({
    container: 'app',
    timestamps: 'true',
    sinceSeconds: '90',
    tailLines: '5',
  });
});

test.each([
  [['widget/web'], 'unknown kind "widget"; use one of Pod, Deployment'],
  [['deploymnt/web'], 'unknown kind "deploymnt"; did you mean "Deployment"?'],
  [['job/'], 'name is missing; use Job/NAME'],
  [['deploy/web/app'], '"deploy/web/app" has more than one "/"; use KIND/NAME'],
  [['deployment.example.com/web'], 'unknown kind "deployment.example.com"'],
  [['web', '--since', 'soon'], 'must be a duration; set one such as 90s, 5m or 1h30m'],
  [['web', '--tail', '-1'], 'must be a number of lines'],
])('refuses %j', async (args, message) => {
  const { code, err } = await logs(args);
  expect(code).toBe(2);
  expect(err).toContain(message);
});

test('says so where nothing was logged, or nothing before a restart', async () => {
  server.play = (request) => servedKinds(request) ?? { body: { items: [livePod('web-1', '1', { status: {} })] } };
  expect(await logs(['web-1'])).toEqual({
    code: 0,
    out: '',
    err: 'note: nothing was logged; `cdk8s-pods status cluster` says why a container has not started\n',
  });
  expect((await logs(['web-1', '--previous'])).err).toBe('note: nothing was logged before a restart\n');
});

test('ends with 2 where the cluster refuses', async () => {
  const { code, err } = await logs(['web-1', '--context', 'live']);
  expect({ code, err }).toEqual({ code: 2, err: 'error: unknown context "live"; use one of "played"\n' });
});

test.each([
  ['web', 'Pod'],
  ['pods/web', 'Pod'],
  ['deploy/web', 'Deployment'],
  ['Deployments/web', 'Deployment'],
  ['cj/web', 'CronJob'],
  ['cronjobs/web', 'CronJob'],
  ['sts/web', 'StatefulSet'],
  ['deployment.apps/web', 'Deployment'],
  ['jobs.v1.batch/web', 'Job'],
])('reads %s as a %s', (argument, kind) => {
  expect(workloadArgument(argument)).toEqual({ kind, name: 'web' });
});
