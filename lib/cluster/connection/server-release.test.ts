import { kubernetesVersions } from '../../kubernetes/version';
import { playedServer } from '../testdata/played-server';
import { serverRelease } from './server-release';

const server = playedServer();

test.each([
  ['v1.36.2-gke.100', '1.36', true],
  ['v9.99.0', kubernetesVersions.at(-1), false],
])('a server of %s is of release %s, known: %s', async (gitVersion, release, isKnown) => {
  server.play = ({ path }) => (path === '/version' ? { body: { gitVersion } } : undefined);
  expect(await serverRelease(await server.connect())).toEqual({ version: gitVersion, release, isKnown });
});
