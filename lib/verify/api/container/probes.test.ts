import { findings } from '../../testdata/container-findings';

describe('probes and hooks', () => {
  it('rejects no handler and a second handler, which it does not check further', () => {
    expect(findings({ livenessProbe: {} })).toEqual(['Required livenessProbe']);
    expect(findings({ livenessProbe: { exec: {}, httpGet: {} } })).toEqual([
      'Required livenessProbe.exec.command',
      'Forbidden livenessProbe.httpGet',
    ]);
    expect(findings({ lifecycle: { preStop: { tcpSocket: {} } } })).toEqual([
      'Invalid lifecycle.preStop.tcpSocket.port',
    ]);
  });

  it('rejects negative timings, and a successThreshold above 1 except for readinessProbe', () => {
    const tcpSocket = { port: 'http' };
    expect(findings({ startupProbe: { tcpSocket, timeoutSeconds: -1, successThreshold: 2 } })).toEqual([
      'Invalid startupProbe.timeoutSeconds',
      'Invalid startupProbe.successThreshold',
    ]);
    const readinessProbe = { tcpSocket, successThreshold: 2, terminationGracePeriodSeconds: 0 };
    expect(findings({ readinessProbe })).toEqual([
      'Invalid readinessProbe.terminationGracePeriodSeconds',
      'Invalid readinessProbe.terminationGracePeriodSeconds',
    ]);
  });

  it.each([
    [0, '1.32', ['Invalid lifecycle.preStop.sleep']],
    [0, '1.33', []],
    [30, '1.30', []],
    [31, '1.37', ['Invalid lifecycle.preStop.sleep']],
  ] as const)('checks a sleep of %d seconds on Kubernetes %s: %j', (seconds, kubernetes, expected) => {
    expect(findings({ lifecycle: { preStop: { sleep: { seconds } } } }, { kubernetes })).toEqual(expected);
  });

  it('accepts stop signals of the Pod operating system only', () => {
    const on = (spec: object) => ({ featureGates: { ContainerStopSignals: true }, spec });
    const lifecycle = { stopSignal: 'SIGUSR1' };
    expect(findings({ lifecycle }, on({}))).toEqual(['Forbidden lifecycle.stopSignal']);
    expect(findings({ lifecycle }, on({ os: { name: 'linux' } }))).toEqual([]);
    expect(findings({ lifecycle }, on({ os: { name: 'windows' } }))).toEqual(['NotSupported lifecycle.stopSignal']);
  });
});
