import { findings } from '../../testdata/container-findings';

describe('restart policies', () => {
  const initContainers = (more: object) => ({ spec: { initContainers: [{ name: 'a', image: 'a', ...more }] } });
  const path = 'spec.initContainers[0]';

  it('accepts probes of init containers that are sidecars only', () => {
    const startupProbe = { tcpSocket: { port: 1 } };
    expect(findings({}, initContainers({ startupProbe, restartPolicy: 'Always' }))).toEqual([]);
    expect(findings({}, initContainers({ startupProbe }))).toEqual([`Forbidden ${path}.startupProbe`]);
    expect(findings({}, { kubernetes: '1.28', ...initContainers({ startupProbe, restartPolicy: 'Always' }) })).toEqual([
      `Forbidden ${path}.startupProbe`,
    ]);
  });

  it('accepts a restartPolicy of a container since 1.35', () => {
    expect(findings({ restartPolicy: 'Never' }, { kubernetes: '1.33' })).toEqual(['Forbidden restartPolicy']);
    expect(findings({ restartPolicy: 'Never' }, { kubernetes: '1.35' })).toEqual([]);
    expect(findings({ restartPolicy: 'never' }, { kubernetes: '1.35' })).toEqual(['NotSupported restartPolicy']);
  });

  it('rejects more than 20 rules, as too long until 1.35 and as too many since 1.36', () => {
    const rule = { action: 'Restart', exitCodes: { operator: 'In', values: [1] } };
    const container = { restartPolicy: 'Never', restartPolicyRules: Array.from({ length: 21 }, () => rule) };
    expect(findings(container, { kubernetes: '1.35' })).toEqual(['TooLong restartPolicyRules']);
    expect(findings(container, { kubernetes: '1.36' })).toEqual(['TooMany restartPolicyRules']);
    expect(
      findings({ restartPolicyRules: [{ ...rule, action: 'RestartAllContainers' }] }, { kubernetes: '1.35' }),
    ).toEqual(['Required restartPolicy', 'NotSupported restartPolicyRules[0].action']);
    const sidecar = initContainers({ restartPolicy: 'Always', restartPolicyRules: [rule] });
    expect(findings({}, { kubernetes: '1.35', ...sidecar })).toEqual([`Forbidden ${path}.restartPolicyRules`]);
    expect(findings({}, { kubernetes: '1.36', ...sidecar })).toEqual([]);
  });
});
