import type { PodSecurityContext, SecurityContext } from '../kubernetes/generated/types';
import { capabilities, runAs, sysctls } from './security';

test('sets runAsNonRoot for a user other than root', () => {
  const container: SecurityContext = runAs(1000, 2000);
  expect(container).toEqual({ runAsUser: 1000, runAsGroup: 2000, runAsNonRoot: true });
  expect(runAs(1000)).toEqual({ runAsUser: 1000, runAsNonRoot: true });
});

test('sets runAsNonRoot: false for user 0, so that a hardened container starts', () => {
  expect(runAs(0, 0)).toEqual({ runAsUser: 0, runAsGroup: 0, runAsNonRoot: false });
});

test('groups for volumes make it the security context of a Pod', () => {
  const pod: PodSecurityContext = runAs(1000, undefined, { fsGroup: 0, supplementalGroups: [5] });
  expect(pod).toEqual({
    runAsUser: 1000,
    runAsNonRoot: true,
    fsGroup: 0,
    fsGroupChangePolicy: 'OnRootMismatch',
    supplementalGroups: [5],
  });
  expect(runAs(1, 1, { fsGroup: 1, fsGroupChangePolicy: 'Always' }).fsGroupChangePolicy).toBe('Always');
});

test('capabilities drop all others', () => {
  expect(capabilities()).toEqual({ capabilities: { drop: ['ALL'] } });
  expect(capabilities('NET_BIND_SERVICE')).toEqual({ capabilities: { drop: ['ALL'], add: ['NET_BIND_SERVICE'] } });
});

test('sysctls are strings in the manifest', () => {
  expect(sysctls({ 'net.ipv4.tcp_syncookies': 1, 'net.ipv4.ip_local_port_range': '1024 65535' })).toEqual({
    sysctls: [
      { name: 'net.ipv4.tcp_syncookies', value: '1' },
      { name: 'net.ipv4.ip_local_port_range', value: '1024 65535' },
    ],
  });
});
