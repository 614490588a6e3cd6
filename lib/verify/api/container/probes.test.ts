import { findings } from '../../testdata/container-findings';

describe('probes and hooks', () => {
  it('have one handler; of a second one no more is said', () => {
    expect(findings({ livenessProbe: {} })).toEqual(['Required livenessProbe']);
    expect(findings({ livenessProbe: { exec: {}, httpGet: {} } })).toEqual([
      'Required livenessProbe.exec.command',
      'Forbidden livenessProbe.httpGet',
    ]);
    expect(findings({ lifecycle: { preStop: { tcpSocket: {} } } })).toEqual([
      'Invalid lifecycle.preStop.tcpSocket.port',
    ]);
  });

  it('count in numbers from zero on, and readiness alone asks for more than one success', () => {
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
  ] as const)('sleep %d seconds on %s: %j', (seconds, kubernetes, expected) => {
    expect(findings({ lifecycle: { preStop: { sleep: { seconds } } } }, { kubernetes })).toEqual(expected);
  });

  it('stop with signals of the operating system, where the gate is on', () => {
    const on = (spec: object) => ({ featureGates: { ContainerStopSignals: true }, spec });
    const lifecycle = { stopSignal: 'SIGUSR1' };
    expect(findings({ lifecycle }, on({}))).toEqual(['Forbidden lifecycle.stopSignal']);
    expect(findings({ lifecycle }, on({ os: { name: 'linux' } }))).toEqual([]);
    expect(findings({ lifecycle }, on({ os: { name: 'windows' } }))).toEqual(['NotSupported lifecycle.stopSignal']);
  });
});
