import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { writeAuthority, writeSelfSigned } from '../../../test-helpers/certificate';
import { temporaryFolder } from '../../../test-helpers/temporary-folder';
import { openConnection } from './connect';

const folder = temporaryFolder();
const before = process.env.NODE_TLS_REJECT_UNAUTHORIZED;
afterEach(() => {
  process.env.NODE_TLS_REJECT_UNAUTHORIZED = before;
  if (before === undefined) delete process.env.NODE_TLS_REJECT_UNAUTHORIZED;
});

/** What comes of a request to a server with a certificate for localhost. */
async function answerOf(cluster: object, host = 'localhost'): Promise<unknown> {
  const file = (name: string) => readFileSync(join(folder(), name));
  const server = createServer({ key: file('tls.key'), cert: file('tls.crt') }, (_, response) => response.end('{}'));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `https://${host}:${(server.address() as AddressInfo).port}`;
  const kubeconfig = join(folder(), 'kubeconfig');
  const config = {
    clusters: [{ name: 'a', cluster: { server: url, ...cluster } }],
    users: [{ name: 'a', user: { token: 'x' } }],
    contexts: [{ name: 'a', context: { cluster: 'a', user: 'a' } }],
    'current-context': 'a',
  };
  writeFileSync(kubeconfig, JSON.stringify(config));
  const connection = await openConnection({ kubeconfig });
  try {
    return await connection.request({ method: 'GET', path: '/version' });
  } catch (error) {
    return `${(error as { reason: string }).reason}: ${(error as Error).message.replace(url, 'URL')}`;
  } finally {
    connection.close();
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  }
}

test('trusts the authority of the kubeconfig, for the names of the certificate', async () => {
  writeAuthority(folder());
  expect(await answerOf({ 'certificate-authority': 'ca.crt' })).toEqual({});
  expect(await answerOf({ 'certificate-authority': 'ca.crt', 'tls-server-name': 'localhost' }, '127.0.0.1')).toEqual(
    {},
  );
  expect(await answerOf({ 'certificate-authority': 'ca.crt' }, '127.0.0.1')).toBe(
    'UntrustedCertificate: URL (context "a"): its certificate is for other names; use one of them in the server URL, or set tls-server-name',
  );
});

test('trusts no other authority, whatever the environment says, unless the kubeconfig says so', async () => {
  writeSelfSigned(folder(), 'localhost');
  const untrusted = expect.stringMatching(
    /^UntrustedCertificate: URL \(context "a"\): its certificate is not signed by/,
  );
  expect(await answerOf({})).toEqual(untrusted);
  process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';
  expect(await answerOf({})).toEqual(untrusted);
  expect(await answerOf({ 'insecure-skip-tls-verify': true })).toEqual({});
});
