import { child, type FieldPath, index } from '../../../findings/field-path';
import { valueText } from '../../../findings/value-text';
import type { PodResourceClaim } from '../../../kubernetes/generated/types';
import { duplicate, forbidden, invalid, type Report, required } from '../../report/report';
import type { PodContext } from '../context/pod-context';
import { checkName, isLabel, isSubdomain } from '../formats/name-format';
import { mirrorAnnotation } from './pod-annotations';

const code = 'api/resource-claim';

/**
 * Devices that a Pod claims: each claim by a name in the Pod, and either a ResourceClaim or a template for one.
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/dynamic-resource-allocation/
 */
export function validateResourceClaims({ spec, path, kind, metadata, target, report }: PodContext): void {
  const claims = spec.resourceClaims;
  if (claims === undefined) return;
  const mirror = kind === 'Pod' && target.since('1.32') && Object.hasOwn(metadata?.annotations ?? {}, mirrorAnnotation);
  const names = new Set<string>();
  for (const [at, claim] of claims.entries()) {
    const place = index(child(path, 'resourceClaims'), at);
    if (mirror) report(forbidden(code, place, ofStaticPod));
    else validateClaim(claim, place, names, report);
  }
}

const ofStaticPod = { message: 'must not be set on a static Pod', fix: 'remove it', serverField: '[]' };

function validateClaim(claim: PodResourceClaim, path: FieldPath, names: Set<string>, report: Report): void {
  const name = claim.name ?? '';
  const field = child(path, 'name');
  if (name === '') {
    const message = 'missing';
    report(required(code, field, { message, fix: 'set a name, such as gpu' }));
  } else if (names.has(name)) {
    const message = `duplicate claim name ${valueText(name)}`;
    report(duplicate(code, field, { value: name, message, fix: 'rename one of them' }));
  } else {
    checkName(name, isLabel, field, report);
    names.add(name);
  }
  const { resourceClaimName, resourceClaimTemplateName } = claim;
  if ((resourceClaimName === undefined) === (resourceClaimTemplateName === undefined)) {
    const message = 'must have exactly one of resourceClaimName and resourceClaimTemplateName';
    report(invalid(code, path, { message, fix: `${resourceClaimName === undefined ? 'set' : 'remove'} one of them` }));
  }
  if (resourceClaimName !== undefined) {
    checkName(resourceClaimName, isSubdomain, child(path, 'resourceClaimName'), report);
  }
  if (resourceClaimTemplateName !== undefined) {
    checkName(resourceClaimTemplateName, isSubdomain, child(path, 'resourceClaimTemplateName'), report);
  }
}
