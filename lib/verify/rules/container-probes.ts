import type { RuleDoc } from '../../findings/rule';
import { containerRule } from './container-examples';

const probes = 'https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/';
const hooks = 'https://kubernetes.io/docs/concepts/containers/container-lifecycle-hooks/';

const liveness = (probe: object) => ({ container: { livenessProbe: { httpGet: { port: 80 }, ...probe } } });
const preStop = (handler: object) => ({ container: { lifecycle: { preStop: handler } } });
const header = (name: string) => liveness({ httpGet: { port: 80, httpHeaders: [{ name, value: 'a' }] } });

/** What holds for probes and lifecycle hooks. */
export const containerProbeRules: readonly RuleDoc[] = [
  containerRule(
    'handler',
    'A probe or hook has exactly one handler: exec, httpGet, tcpSocket, for probes grpc, for hooks sleep.',
    'A hook without one is often what an older server made of sleep, which it does not know (before 1.30).',
    hooks,
    preStop({}),
    preStop({ exec: { command: ['nginx', '-s', 'quit'] } }),
  ),
  containerRule(
    'exec-command',
    'An exec handler has a command.',
    'It is run as it is, without a shell.',
    hooks,
    preStop({ exec: { command: [] } }),
    preStop({ exec: { command: ['nginx', '-s', 'quit'] } }),
  ),
  containerRule(
    'http-header',
    'A header’s name has letters, digits and "-" only.',
    'Other names are not sent.',
    probes,
    header('X_Probe'),
    header('X-Probe'),
  ),
  containerRule(
    'probe-timing',
    'Delays, periods, timeouts and thresholds of probes are not negative.',
    'A 0 is replaced by the default (but for the initial delay, which it is).',
    `${probes}#configure-probes`,
    liveness({ periodSeconds: -1 }),
    liveness({ periodSeconds: 1 }),
  ),
  containerRule(
    'success-threshold',
    'Liveness and startup probes succeed after one success.',
    'Only readiness can ask for several in a row.',
    `${probes}#configure-probes`,
    liveness({ successThreshold: 2 }),
    liveness({ successThreshold: 1 }),
  ),
  containerRule(
    'probe-grace-period',
    'The grace period of a probe is 1 second or more, and readiness probes have none.',
    'It is for the end of a container that its probe gave up on; a readiness probe ends none.',
    `${probes}#probe-level-terminationgraceperiodseconds`,
    liveness({ terminationGracePeriodSeconds: 0 }),
    liveness({ terminationGracePeriodSeconds: 1 }),
  ),
  containerRule(
    'sleep',
    'A hook sleeps at most as long as the Pod’s terminationGracePeriodSeconds, and before 1.33 at least a second.',
    'After that time the container is killed, hook or no hook.',
    hooks,
    preStop({ sleep: { seconds: 31 } }),
    preStop({ sleep: { seconds: 30 } }),
  ),
];
