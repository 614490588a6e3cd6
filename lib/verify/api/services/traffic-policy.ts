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
        message: 'nothing outside of the cluster reaches this Service',
        fix: 'take it out, or use a Service of type NodePort or LoadBalancer',
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
    const message = 'nodes are asked only for a load balancer with `externalTrafficPolicy: Local`';
    report(invalid(code, field, { value: port, message, fix: 'take it out' }));
  } else if (port < 1 || port > 65_535) {
    report(invalid(code, field, { value: port, message: `${port} is not within 1 and 65535`, fix: 'leave it out' }));
  }
}

function isReachedFromOutside({ type, externalIPs = [] }: ServiceSpec, target: Target): boolean {
  if (type === 'LoadBalancer' || type === 'NodePort') return true;
  return type === 'ClusterIP' && externalIPs.length > 0 && target.since('1.29');
}
