import { runClusterCommand } from '../../../test-helpers/run-command';
import { type PlayedAnswer, playedServer, statusOf } from '../../cluster/testdata/played-server';
import { servedKinds } from '../../cluster/testdata/served-kinds';

const server = playedServer();

/** The namespace of a status in a cluster that has some Namespaces; what is not allowed is a refusal. */
async function statusIn(namespace: string, namespaces: readonly object[] | PlayedAnswer) {
  server.play = (request) => {
    const isNamespaces = request.path === '/api/v1/namespaces';
    if (isNamespaces && !Array.isArray(namespaces)) return namespaces as PlayedAnswer;
    return servedKinds(request) ?? { body: { metadata: {}, items: isNamespaces ? namespaces : [] } };
  };
  const args = ['status', 'cluster', '--namespace', namespace, '--kubeconfig', server.kubeconfig];
  const { exitCode, out, err } = await runClusterCommand(args);
  return { exitCode, out, err: err.replace(/^note: .*\n/gm, '') };
}

test('a namespace that does not exist is an error: nothing would be wrong in it', async () => {
  expect(await statusIn('shpo', [])).toEqual({ exitCode: 2, out: '', err: 'error: namespace "shpo" does not exist\n' });
  expect(await statusIn('shop', [{ metadata: { name: 'shop' } }])).toMatchObject({ exitCode: 0, err: '' });
});

test('a namespace counts as there where Namespaces may not be read', async () => {
  expect(await statusIn('shop', statusOf(403, 'Forbidden'))).toMatchObject({
    exitCode: 0,
    out: 'nothing is wrong in 0 objects\n',
  });
});

test('of the Namespaces, only that of the status is read', async () => {
  await statusIn('shop', [{ metadata: { name: 'shop' } }]);
  const queries = server.requests.filter(({ path }) => path === '/api/v1/namespaces').map(({ query }) => query);
  expect(queries).toEqual([{ limit: '500', fieldSelector: 'metadata.name=shop' }]);
});

test.each(['once', '--watch'])(
  'who may read nothing gets an error, and not that nothing is wrong: %s',
  async (flag) => {
    server.play = (request) => servedKinds(request) ?? statusOf(403, 'Forbidden', 'not you');
    const args = ['status', 'cluster', '--kubeconfig', server.kubeconfig, ...(flag === 'once' ? [] : [flag])];
    expect(await runClusterCommand(args)).toMatchObject({
      exitCode: 2,
      out: '',
      err: 'error: none of the kinds can be read: pods: not you\n',
    });
  },
);
