import { child } from '../../../findings/field-path';
import { valueText } from '../../../findings/value-text';
import { invalid, required } from '../../report/report';
import { validateContainers } from '../container/containers';
import { validateFileVolumes } from '../container/env-source';
import { validateOverhead } from '../container/resources';
import type { PodContext } from '../context/pod-context';
import { validateRequiredEnum } from '../formats/enum';
import { checkName, isSubdomain } from '../formats/name-format';
import { validateLabels } from '../metadata/labels';
import { validateAffinity } from '../scheduling/affinity';
import { validateReadinessGates, validateSchedulingGates } from '../scheduling/scheduling-gates';
import { validateSchedulingGroup } from '../scheduling/scheduling-group';
import { validateTolerations } from '../scheduling/tolerations';
import { validateTopologySpread } from '../scheduling/topology-spread';
import { validateVolumes } from '../volumes/volumes';
import { validateDnsConfig } from './dns';
import { validateHostAliases } from './host-aliases';
import { validateHostNetworkPorts, validateHostUsers } from './host-namespaces';
import { validateHostProcess } from './host-process';
import { validateHostname, validateHostnameOverride } from './hostname';
import { validateOperatingSystem } from './operating-system';
import { validatePodResources } from './pod-resources';
import { validatePodSecurityContext, validateShareProcessNamespace } from './pod-security-context';
import { validateResourceClaims } from './resource-claims';

const restartPolicies = new Set(['Always', 'OnFailure', 'Never']);
const dnsPolicies = new Set(['ClusterFirstWithHostNet', 'ClusterFirst', 'Default', 'None']);
const preemptionPolicies = new Set(['PreemptLowerPriority', 'Never']);

/**
 * The spec of a Pod or of a template, in the server's order.
 * @see https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#PodSpec
 */
export function validatePodSpec(context: PodContext): void {
  const { spec, path, target, report } = context;
  if (spec.terminationGracePeriodSeconds === undefined && target.since('1.31')) {
    const message = 'required';
    report(
      required('api/grace-period', child(path, 'terminationGracePeriodSeconds'), {
        message,
        fix: 'set seconds, such as 30',
      }),
    );
  }
  const volumes = validateVolumes(context);
  validateResourceClaims(context);
  validateContainers(context, volumes);
  validatePodResources(context);
  validateHostNetworkPorts(context);
  if (!restartPolicies.has(spec.restartPolicy ?? '')) {
    const fitting = context.restartPolicies ?? restartPolicies;
    validateRequiredEnum(spec.restartPolicy, restartPolicies, child(path, 'restartPolicy'), report, { fitting });
  }
  if (!dnsPolicies.has(spec.dnsPolicy ?? '')) {
    validateRequiredEnum(spec.dnsPolicy, dnsPolicies, child(path, 'dnsPolicy'), report);
  }
  if (spec.nodeSelector !== undefined) validateLabels(spec.nodeSelector, child(path, 'nodeSelector'), report);
  validatePodSecurityContext(context);
  if (target.since('1.37')) validateShareProcessNamespace(context);
  validateAffinity(context);
  validateDnsConfig(context);
  validateReadinessGates(context);
  validateSchedulingGates(context);
  validateTopologySpread(context);
  validateHostProcess(context);
  validateHostUsers(context);
  validateHostnameOverride(context);
  validateName(spec.serviceAccountName, 'serviceAccountName', context);
  validateName(spec.nodeName, 'nodeName', context);
  validateActiveDeadline(context);
  validateHostname(context);
  if (spec.tolerations !== undefined) validateTolerations(spec.tolerations, child(path, 'tolerations'), target, report);
  validateHostAliases(context);
  validateName(spec.priorityClassName, 'priorityClassName', context);
  if (spec.runtimeClassName !== undefined) {
    checkName(spec.runtimeClassName, isSubdomain, child(path, 'runtimeClassName'), report);
  }
  if (spec.preemptionPolicy !== undefined) {
    validateRequiredEnum(spec.preemptionPolicy, preemptionPolicies, child(path, 'preemptionPolicy'), report);
  }
  if (spec.overhead !== undefined) validateOverhead(spec.overhead, child(path, 'overhead'), report);
  validateOperatingSystem(context);
  validateSchedulingGroup(context);
  validateFileVolumes(context);
}

/** The name of another object, which is optional. */
function validateName(name: string | undefined, field: string, { path, report }: PodContext): void {
  if (name !== undefined && name !== '') checkName(name, isSubdomain, child(path, field), report);
}

const longestDeadline = 2_147_483_647;

function validateActiveDeadline({ spec: { activeDeadlineSeconds: seconds }, path, report }: PodContext): void {
  if (seconds === undefined || (seconds >= 1 && seconds <= longestDeadline)) return;
  const message = `must be 1 to ${longestDeadline}, got ${valueText(seconds)}`;
  report(
    invalid('api/active-deadline', child(path, 'activeDeadlineSeconds'), {
      value: seconds,
      message,
      fix: `set ${seconds < 1 ? 1 : longestDeadline} or ${seconds < 1 ? 'more' : 'less'}`,
    }),
  );
}
