import { dns, hostAliases, hostname } from './dns';

test('dns returns the policy and the config, each only if it is set', () => {
  expect(dns({})).toEqual({});
  expect(dns({ policy: 'Default' })).toEqual({ dnsPolicy: 'Default' });
  expect(
    dns({
      policy: 'None',
      nameservers: ['10.0.0.10'],
      searches: ['shop.svc.cluster.local'],
      options: { ndots: 2, 'single-request-reopen': true, timeout: '1' },
    }),
  ).toEqual({
    dnsPolicy: 'None',
    dnsConfig: {
      nameservers: ['10.0.0.10'],
      searches: ['shop.svc.cluster.local'],
      options: [{ name: 'ndots', value: '2' }, { name: 'single-request-reopen' }, { name: 'timeout', value: '1' }],
    },
  });
});

test('a host name goes with a subdomain, given by name or as the Service', () => {
  expect(hostname('mail')).toEqual({ hostname: 'mail' });
  expect(hostname('mail', { subdomain: { name: 'servers' }, setHostnameAsFQDN: true })).toEqual({
    hostname: 'mail',
    subdomain: 'servers',
    setHostnameAsFQDN: true,
  });
});

test('host aliases are listed by address', () => {
  expect(hostAliases({ '10.0.0.7': ['db', 'db.local'], 'fd00::7': 'db6' })).toEqual({
    hostAliases: [
      { ip: '10.0.0.7', hostnames: ['db', 'db.local'] },
      { ip: 'fd00::7', hostnames: ['db6'] },
    ],
  });
});
