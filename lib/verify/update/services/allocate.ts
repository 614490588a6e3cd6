import { index } from '../../../findings/field-path';
import { valueText } from '../../../findings/value-text';
import type { Service, ServiceSpec } from '../../../kubernetes/generated/types';
import { parseIp } from '../../api/formats/ip-address';
import { validateClusterIps } from '../../api/services/service-addresses';
import { type Draft, isBlank } from '../../defaults/draft';
import { invalid, type Report } from '../../report/report';
import type { Target } from '../../target/target';
import {
  completeAddressFamilies,
  completeOldFamilies,
  cutToSingleStack,
  giveAddresses,
  giveMoreAddresses,
  setFamilyPolicy,
  staysDualStack,
} from './addresses';
import { dropUseless, keepAllocated } from './kept-values';
import { reportLostFields, writtenFields } from './lost-fields';
import { giveNodePorts, nodePortTwice } from './node-ports';

type Spec = Draft<ServiceSpec>;

/**
 * Gives an old Service what a cluster has given it: values that stand for those, where it is a manifest.
 * @see https://github.com/kubernetes/kubernetes/blob/master/pkg/registry/core/service/storage/alloc.go
 */
export function allocateService({ metadata, spec }: Draft<Service>, target: Target): void {
  if (spec === undefined) return;
  const isManifest = isBlank(metadata?.uid);
  if (isManifest && (spec.type === 'ExternalName' || isAllocatable(spec, target))) {
    giveAddresses(spec);
    giveNodePorts(spec);
  }
  completeOldFamilies(spec);
}

/** Whether a server gives a new Service addresses. Where its policy is wrong alone, it still gets families. */
function isAllocatable(spec: Spec, target: Target): boolean {
  let valid = true;
  const refuse: Report = () => {
    valid = false;
  };
  setFamilyPolicy(spec);
  validateClusterIps(spec as ServiceSpec, target, refuse);
  if (!valid) return false;
  validateFamilyPolicy(spec, {}, refuse);
  completeAddressFamilies(spec);
  return valid;
}

/**
 * Gives an updated Service what it keeps of the old one, and what it needs beyond that.
 * @returns whether the server could do so. It checks nothing else where it could not.
 */
export function allocateServiceUpdate(service: Draft<Service>, old: Service, target: Target, report: Report): boolean {
  const { spec } = service;
  if (spec === undefined) return true;
  const written = writtenFields(spec);
  const isAllocated = allocate(spec, old.spec, target, report);
  if (isAllocated) dropUseless(spec, old.spec, target);
  reportLostFields(written, spec, old.spec, report);
  return isAllocated;
}

function allocate(spec: Spec, old: ServiceSpec, target: Target, report: Report): boolean {
  keepAllocated(spec, old, target);
  const needsAddresses = spec.type !== 'ExternalName' && !staysDualStack(spec, old);
  if (needsAddresses && !allocateAddresses(spec, old, target, report)) return false;
  return hasNodePorts(spec, report);
}

function allocateAddresses(spec: Spec, old: ServiceSpec, target: Target, report: Report): boolean {
  spec.ipFamilyPolicy ??= old.ipFamilyPolicy;
  setFamilyPolicy(spec);
  let valid = true;
  const refuse: Report = (finding) => {
    valid = false;
    report(finding);
  };
  // Only the ports may be absent in a draft, which is no matter here.
  validateClusterIps(spec as ServiceSpec, target, refuse, target.since('1.33') ? old.clusterIPs : []);
  if (!valid) return false;
  if (spec.ipFamilyPolicy === 'SingleStack') cutToSingleStack(spec, old);
  validateFamilyPolicy(spec, old, refuse);
  validateFamiliesKnown(spec, refuse);
  completeAddressFamilies(spec);
  if (valid) giveMoreAddresses(spec, old);
  return valid;
}

/** A second address or family comes and goes only with a policy that says so. */
function validateFamilyPolicy(spec: Spec, old: ServiceSpec, report: Report): void {
  const { ipFamilyPolicy: policy } = spec;
  const isSingle = policy === 'SingleStack';
  const isWrong = (['clusterIPs', 'ipFamilies'] as const).some((name) => {
    const [now, before] = [spec[name]?.length ?? 0, old[name]?.length ?? 0];
    return isSingle ? now === 2 : now > 0 && now < before;
  });
  if (!isWrong) return;
  report(
    invalid('api/ip-family-policy', 'spec.ipFamilyPolicy', {
      value: policy,
      message: isSingle
        ? 'must not be SingleStack with two cluster IPs or IP families'
        : `must be SingleStack where the second cluster IP or IP family is removed, got ${valueText(policy)}`,
      fix: isSingle ? 'set PreferDualStack or RequireDualStack' : 'set SingleStack, or keep both',
    }),
  );
}

/** An old address may be one that nobody can read, and so has no family. */
function validateFamiliesKnown({ clusterIPs = [], ipFamilies = [] }: Spec, report: Report): void {
  if (clusterIPs[0] === 'None') return;
  for (const [at, ip] of clusterIPs.entries()) {
    if (at < ipFamilies.length || parseIp(ip) !== undefined) continue;
    const message = `must be an IP address, got ${valueText(ip)}`;
    report(invalid('api/ip-address', index('spec.clusterIPs', at), { value: ip, message, fix: 'remove it' }));
  }
}

/** The server fails on a node port that is set twice. */
function hasNodePorts(spec: Spec, report: Report): boolean {
  const at = nodePortTwice(spec);
  if (at === undefined) return true;
  const value = spec.ports?.[at]?.nodePort;
  report({
    code: 'api/service-port',
    severity: 'error',
    field: `${index('spec.ports', at)}.nodePort`,
    serverField: '',
    value,
    message: `duplicate node port ${value}`,
    fix: 'change one of them',
  });
  return false;
}
