import type { Service, ServiceSpec } from '../../../kubernetes/generated/types';
import { dns1035Label } from '../../../kubernetes/names';
import { forbidden, invalid, type Report } from '../../report/report';
import type { Target } from '../../target/target';
import { validateEnum } from '../formats/enum';
import { checkName, isLabel, isQualifiedName, type NameRule } from '../formats/name-format';
import { validateLabels } from '../metadata/labels';
import { validateObjectMeta } from '../metadata/metadata';
import { validateSourceRanges } from './load-balancer';
import { validateClusterIps, validateExternalIps } from './service-addresses';
import { validateNodePorts, validatePortsOnce, validateServicePorts } from './service-ports';
import { warnOfService } from './service-warnings';
import { validateTraffic } from './traffic-policy';

/**
 * A Service: its ports, its addresses, and who reaches it from where.
 * @see https://kubernetes.io/docs/concepts/services-networking/service/
 */
export function validateService(
  service: Service,
  target: Target,
  report: Report,
  nameRule: NameRule,
  old?: Service,
): void {
  const { metadata, spec } = service;
  validateObjectMeta(metadata, 'metadata', nameRule, target, report, { keepsGeneration: true });
  validateTopologyAnnotations(metadata.annotations, report);
  validateServicePorts(service, target, report);
  if (spec.selector !== undefined) validateLabels(spec.selector, 'spec.selector', report);
  validateSessionAffinity(spec, report);
  if (spec.type !== 'ExternalName')
    validateClusterIps(spec, target, report, target.since('1.33') ? old?.spec.clusterIPs : []);
  validateExternalIps(spec.externalIPs ?? [], target, report, old?.spec.externalIPs);
  validateEnum(spec.type, types, 'spec.type', report);
  validateNodePorts(spec, report);
  validatePortsOnce(spec, report);
  validateSourceRanges(service, target, report, old);
  validateLoadBalancer(spec, report);
  validateTraffic(spec, target, report);
  warnOfService(service, target, report);
}

const types: ReadonlySet<string> = new Set(['ClusterIP', 'ExternalName', 'LoadBalancer', 'NodePort']);

const plainName = /^[a-z](?:[-a-z0-9]{0,61}[a-z0-9])?$/;
const noProblems: readonly string[] = [];
const isNameOfService: NameRule = (name) => (plainName.test(name) ? noProblems : dns1035Label(name));

/** Names of Services are labels that begin with a letter; newer servers accept a digit there. */
export function nameRuleOfServices(target: Target): NameRule {
  return target.gate('RelaxedServiceNameValidation') ? isLabel : isNameOfService;
}

const topologyMode = 'service.kubernetes.io/topology-mode';
const topologyHints = 'service.kubernetes.io/topology-aware-hints';

/** The new annotation and the one that it replaces say the same where both are there. */
function validateTopologyAnnotations(annotations: Readonly<Record<string, string>> | undefined, report: Report): void {
  const mode = annotations?.[topologyMode];
  const hints = annotations?.[topologyHints];
  if (mode === undefined || hints === undefined || mode === hints) return;
  report(
    invalid('api/service-topology', `metadata.annotations[${topologyMode}]`, {
      value: mode,
      message: `must equal the annotation ${topologyHints}, which it replaces`,
      fix: 'remove the other annotation',
    }),
  );
}

const affinities: ReadonlySet<string> = new Set(['ClientIP', 'None']);
const longestAffinity = 86_400;

function validateSessionAffinity(
  { sessionAffinity: affinity, sessionAffinityConfig }: ServiceSpec,
  report: Report,
): void {
  const code = 'api/session-affinity';
  validateEnum(affinity, affinities, 'spec.sessionAffinity', report);
  // Without affinity, defaulting has cleared the configuration.
  if (affinity !== 'ClientIP') return;
  const seconds = sessionAffinityConfig?.clientIP?.timeoutSeconds;
  if (seconds === undefined || (seconds > 0 && seconds <= longestAffinity)) return;
  report(
    invalid(code, 'spec.sessionAffinityConfig.clientIP.timeoutSeconds', {
      value: seconds,
      message: `must be 1 to ${longestAffinity}, got ${seconds}`,
      fix: 'remove it to use the default of 3 hours',
    }),
  );
}

function validateLoadBalancer(spec: ServiceSpec, report: Report): void {
  const { type, loadBalancerClass } = spec;
  const code = 'api/load-balancer';
  const message = 'requires type: LoadBalancer';
  const fix = 'remove it, or set type: LoadBalancer';
  if (spec.allocateLoadBalancerNodePorts !== undefined && type !== 'LoadBalancer') {
    report(forbidden(code, 'spec.allocateLoadBalancerNodePorts', { message, fix }));
  }
  if (loadBalancerClass === undefined) return;
  if (type === 'LoadBalancer') {
    checkName(loadBalancerClass, isQualifiedName, 'spec.loadBalancerClass', report, { code });
  } else report(forbidden(code, 'spec.loadBalancerClass', { value: loadBalancerClass, message, fix }));
}
