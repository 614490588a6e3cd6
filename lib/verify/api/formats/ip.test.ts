import type { Finding } from '../../../findings/finding';
import type { KubernetesVersion } from '../../../kubernetes/version';
import { type Target, targetOf } from '../../target/target';
import { validateCidr, validateIp, warnCidr, warnIp } from './ip';

type Rule = (value: string, field: string, target: Target, report: (finding: Finding) => void) => unknown;

function said(rule: Rule, value: string, kubernetes: KubernetesVersion): readonly string[] {
  const said: string[] = [];
  rule(value, 'here', targetOf(kubernetes), ({ fix = '' }) => said.push(fix));
  return said;
}

describe('addresses and networks', () => {
  it.each([
    ['010.0.0.1', 'set "10.0.0.1"'],
    ['::ffff:10.0.0.1', 'set "10.0.0.1"'],
    ['::ffff:a00:1', 'set "10.0.0.1"'],
  ])('rejects the address %s since 1.36', (value, fix) => {
    expect(said(validateIp, value, '1.35')).toEqual([]);
    expect(said(validateIp, value, '1.36')).toEqual([fix]);
  });

  it.each([
    ['10.0.0.1/8', 'set "10.0.0.0/8"'],
    ['10.0.0.0/08', 'set "10.0.0.0/8"'],
    ['010.0.0.0/8', 'set "10.0.0.0/8"'],
    ['::ffff:10.0.0.0/104', 'set "10.0.0.0/8"'],
  ])('rejects the network %s since 1.36', (value, fix) => {
    expect(said(validateCidr, value, '1.35')).toEqual([]);
    expect(said(validateCidr, value, '1.36')).toEqual([fix]);
  });

  it('are checked strictly when the feature gate is on', () => {
    const strict = targetOf('1.35', { StrictIPCIDRValidation: true });
    expect(validateIp('010.0.0.1', 'here', strict, () => {})).toBeUndefined();
    expect(validateIp('010.0.0.1', 'here', targetOf('1.35'), () => {})?.bytes).toEqual([10, 0, 0, 1]);
  });

  it('get a warning when they are ambiguous or not canonical', () => {
    expect(said(warnIp, '10.0.0.1', '1.33')).toEqual([]);
    expect(said(warnIp, 'FE80::1', '1.33')).toEqual(['set "fe80::1"']);
    expect(said(warnIp, '::ffff:10.0.0.1', '1.32')).toEqual([]);
    expect(said(warnIp, '::ffff:10.0.0.1', '1.33')).toEqual(['set "10.0.0.1"']);
    expect(said(warnCidr, '10.0.0.1/8', '1.32')).toEqual([]);
    expect(said(warnCidr, '10.0.0.1/8', '1.33')).toEqual([
      'set "10.0.0.0/8" for the network, or "10.0.0.1/32" for one address',
    ]);
    expect(said(warnCidr, '2001:DB8::/32', '1.33')).toEqual(['set "2001:db8::/32"']);
  });
});
