import type { ServiceSpec } from '../../../kubernetes/generated/types';
import { invalid, type Report } from '../../report/report';
import type { Target } from '../../target/target';
import { validateEnum } from '../formats/enum';

const code = 'api/traffic-policy';
const policies: ReadonlySet<string> = new Set(['Cluster', 'Local']);
const close: ReadonlySet<string> = new Set(['PreferClose']);
const sameToo: ReadonlySet<string> = new Set(['PreferClose', 'PreferSameZone', 'PreferSameNode']);

/**
 * Which of its Pods a Service leads to, for traffic from outside and from within the cluster.
 * @see https://kubernetes.io/docs/reference/networking/virtual-ips/#traffic-policies
 */
export function validateTraffic(spec: ServiceSpec, target: Target, report: Report): void {
  validateExternal(spec, target, report);
  validateHealthCheckPort(spec, report);
  const { internalTrafficPolicy: internal, trafficDistribution: distribution } = spec;
  validateEnum(internal, policies, 'spec.internalTrafficPolicy', report);
  const allowed = target.gate('PreferSameTrafficDistribution') ? sameToo : close;
  validateEnum(distribution, allowed, 'spec.trafficDistribution', report);
}

function validateExternal(spec: ServiceSpec, target: Target, report: Report): void {
  const { externalTrafficPolicy: policy = '' } = spec;
  if (!isReachedFromOutside(spec, target)) {
    if (policy === '') return;
    report(
      invalid(code, 'spec.externalTrafficPolicy', {
        value: policy,
        message: 'must not be set: the Service is not reachable from outside the cluster',
        fix: 'remove it, or set type: NodePort or type: LoadBalancer',
      }),
    );
  } else {
    validateEnum(policy, policies, 'spec.externalTrafficPolicy', report);
  }
}

/** A load balancer that leads only to nodes with Pods has to ask each node; the server chooses a port for that where none is said. */
function validateHealthCheckPort(
  { type, externalTrafficPolicy, healthCheckNodePort: port = 0 }: ServiceSpec,
  report: Report,
): void {
  const field = 'spec.healthCheckNodePort';
  if (port === 0) return;
  if (type !== 'LoadBalancer' || externalTrafficPolicy !== 'Local') {
    const message = 'requires type: LoadBalancer and externalTrafficPolicy: Local';
    report(invalid(code, field, { value: port, message, fix: 'remove it' }));
  } else if (port < 1 || port > 65_535) {
    report(invalid(code, field, { value: port, message: `must be 1 to 65535, got ${port}`, fix: 'remove it' }));
  }
}

function isReachedFromOutside({ type, externalIPs = [] }: ServiceSpec, target: Target): boolean {
  if (type === 'LoadBalancer' || type === 'NodePort') return true;
  return type === 'ClusterIP' && externalIPs.length > 0 && target.since('1.29');
}
