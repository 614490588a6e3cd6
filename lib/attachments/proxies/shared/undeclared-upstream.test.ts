import { contextFor } from '../../../../test-helpers/attachment-context';
import type { Container } from '../../../kubernetes/generated/types';
import type { Attachment } from '../../../pod/attachment';
import { compose } from '../../../pod/compose';
import { fromSecret } from '../../../pod/env';
import { envoy } from '../envoy';
import { haproxy } from '../haproxy';
import { nginx } from '../nginx';
import { oauth2Proxy } from '../oauth2-proxy';

const upstream = { port: 8000 };
const issuer = { issuer: 'https://login.example/', clientId: 'shop' };
const secrets = { clientSecret: fromSecret('login', 'client'), cookieSecret: fromSecret('login', 'cookie') };
const proxies: readonly Attachment[] = [
  nginx({ listen: 8443, upstream }),
  haproxy({ listen: 8443, upstream }),
  envoy({ listen: 8443, upstream }),
  oauth2Proxy({ listen: 4180, upstream, ...issuer, ...secrets }),
];

const codes = (proxy: Attachment, ports: Container['ports']) => findingsOf(proxy, ports).map(({ code }) => code);
const findingsOf = (proxy: Attachment, ports: Container['ports']) =>
  proxy.build(contextFor({ spec: { containers: [{ name: 'app', image: 'app:1', ports }] } })).findings ?? [];

test.each(proxies)('$name warns about an upstream that its application does not declare', (proxy) => {
  expect(findingsOf(proxy, [{ containerPort: 3000 }])).toContainEqual({
    code: 'pod/undeclared-upstream',
    severity: 'warning',
    field: 'spec.containers[0].ports',
    value: 8000,
    message: `attachment "${proxy.name}" sends requests to port 8000, but container "app" declares 3000`,
    fix: 'set upstream.port to 3000, or add 8000 to the ports of the container',
  });
});

test.each<[string, Container['ports'], boolean]>([
  ['declares it among others', [{ containerPort: 3000 }, { containerPort: 8000 }], false],
  ['declares no port', undefined, false],
  ['declares UDP ports only', [{ containerPort: 5353, protocol: 'UDP' }], false],
  [
    'declares it for UDP, and another for TCP',
    [{ containerPort: 8000, protocol: 'UDP' }, { containerPort: 3000 }],
    true,
  ],
])('an application that %s: %#', (_what, ports, warns) => {
  for (const proxy of proxies) expect(codes(proxy, ports).includes('pod/undeclared-upstream')).toBe(warns);
});

test('an application that listens on 127.0.0.1 alone need not declare its port', () => {
  const proxy = nginx({ listen: 8443, upstream: { port: 8000, loopback: true } });
  expect(codes(proxy, [{ containerPort: 3000 }])).not.toContain('pod/undeclared-upstream');
});

test('the port of another attachment is declared', () => {
  const template = { spec: { containers: [{ name: 'app', image: 'app:1', ports: [{ containerPort: 8000 }] }] } };
  const login = oauth2Proxy({ listen: 4180, upstream, ...issuer, ...secrets });
  const front = (port: number) => nginx({ listen: 8443, upstream: { port, container: 'app' } });
  const found = (port: number) =>
    compose(template, [front(port), login], contextFor(template)).findings.map(({ code }) => code);
  expect(found(4180)).not.toContain('pod/undeclared-upstream');
  expect(found(4181)).toContain('pod/undeclared-upstream');
});
