import { capabilities } from '../pod/security';
import { capabilityName } from './capability';

test.each([
  ['NET_ADMIN', 'NET_ADMIN'],
  ['CAP_NET_ADMIN', 'NET_ADMIN'],
  ['cap_net_admin', 'NET_ADMIN'],
  ['net_admin', 'NET_ADMIN'],
  ['all', 'ALL'],
  ['CAPTURE', 'CAPTURE'],
])('reads the capability %s as %s', (written, name) => {
  expect(capabilityName(written)).toBe(name);
});

test('capabilities rejects a name in another spelling with the right one', () => {
  expect(capabilities('NET_BIND_SERVICE', 'ALL')).toEqual({
    capabilities: { drop: ['ALL'], add: ['NET_BIND_SERVICE', 'ALL'] },
  });
  for (const written of ['CAP_NET_ADMIN', 'net_admin', 'Cap_Net_Admin']) {
    expect(() => capabilities('CHOWN', written)).toThrow(
      new TypeError('capabilities: [1] must be uppercase without the prefix CAP_; set "NET_ADMIN"'),
    );
  }
});
