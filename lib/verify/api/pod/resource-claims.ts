import { child, type FieldPath, index } from '../../../findings/field-path';
import { valueText } from '../../../findings/value-text';
import type { PodResourceClaim } from '../../../kubernetes/generated/types';
import { givenName } from '../../defaults/given-name';
import { duplicate, forbidden, invalid, type Report, required } from '../../report/report';
import type { PodContext } from '../context/pod-context';
import { checkName, isLabel, isSubdomain } from '../formats/name-format';
import { mirrorAnnotation } from './pod-annotations';

const code = 'api/resource-claim';

/**
 * Devices that a Pod claims: each claim by a name in the Pod, and either a ResourceClaim or a template for one.
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/dynamic-resource-allocation/
 */
export function validateResourceClaims(context: PodContext): void {
  const { spec, path, kind, metadata, target, report } = context;
  const claims = spec.resourceClaims;
  if (claims === undefined) return;
  const mirror = kind === 'Pod' && target.since('1.32') && Object.hasOwn(metadata?.annotations ?? {}, mirrorAnnotation);
  const names = new Set<string>();
  for (const [at, claim] of claims.entries()) {
    const place = index(child(path, 'resourceClaims'), at);
    if (mirror) {
      report(forbidden(code, place, ofStaticPod));
      continue;
    }
    validateName(claim, place, names, context);
    if (target.since('1.31')) validateSource(claim, place, report);
    else validateSource(claim.source ?? {}, child(place, 'source'), report);
  }
}

const ofStaticPod = { message: 'must not be set on a static Pod', fix: 'remove it', serverField: '[]' };

function validateName(claim: PodResourceClaim, path: FieldPath, names: Set<string>, context: PodContext): void {
  const { report } = context;
  const name = claim.name ?? '';
  const field = child(path, 'name');
  if (name === '') {
    const message = 'missing';
    report(required(code, field, { message, fix: 'set a name, such as gpu' }));
    return;
  }
  if (names.has(name)) {
    const message = `duplicate claim name ${valueText(name)}`;
    report(duplicate(code, field, { value: name, message, fix: 'rename one of them' }));
    return;
  }
  if (isLabel(name).length > 0) checkName(name, isLabel, field, report);
  else if (claim.source?.resourceClaimTemplateName !== undefined) validateGeneratedName(name, field, context);
  names.add(name);
}

/** Up to 1.30, a claim that is made from a template has a name of the Pod's and its own. */
function validateGeneratedName(name: string, field: FieldPath, { kind, metadata, report }: PodContext): void {
  if (kind !== 'Pod') return;
  const generated = `${givenName(metadata)}-${name}`;
  for (const problem of isSubdomain(generated)) {
    const message = `the ResourceClaim's name ${valueText(generated)} ${problem}`;
    report(invalid(code, field, { value: name, message, fix: 'use a shorter name' }));
  }
}

type Source = Pick<PodResourceClaim, 'resourceClaimName' | 'resourceClaimTemplateName'>;

function validateSource(
  { resourceClaimName, resourceClaimTemplateName }: Source,
  path: FieldPath,
  report: Report,
): void {
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
