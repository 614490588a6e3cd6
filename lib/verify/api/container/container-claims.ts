import type { FieldPath } from '../../../findings/field-path';
import { valueText } from '../../../findings/value-text';
import type { PodSpec, ResourceClaim } from '../../../kubernetes/generated/types';
import { duplicate, notFound, type Report, required } from '../../report/report';
import { listed, misspelt } from '../../report/wording';
import { isLabel } from '../formats/name-format';

/** The names of the claims that a Pod makes, for its containers to use. */
export function resourceClaimNames({ resourceClaims }: PodSpec): ReadonlySet<string> {
  if (resourceClaims === undefined) return noNames;
  return new Set(resourceClaims.map((claim) => claim.name ?? '').filter((name) => name !== ''));
}

const noNames: ReadonlySet<string> = new Set();

/**
 * The claims that one container uses: each once, as a whole or request by request, and claimed by the Pod.
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/dynamic-resource-allocation/
 */
export function validateResourceClaimNames(
  claims: readonly ResourceClaim[],
  path: FieldPath,
  claimNames: ReadonlySet<string>,
  report: Report,
): void {
  const used: Uses = { keys: new Set(), inPart: new Set() };
  for (let at = 0; at < claims.length; at += 1) {
    const { name = '', request = '' }: Partial<ResourceClaim> = claims[at] ?? {};
    const field = `${path}[${at}]`;
    if (name === '') {
      const message = 'missing';
      report(
        required('api/container-claim', field, { message, fix: "set the name of one of the Pod's resourceClaims" }),
      );
      continue;
    }
    validateUse(name, request, used, field, report);
    if (claimNames.has(name)) continue;
    const message = `unknown claim ${valueText(name)} (resourceClaims: ${listed(claimNames)})`;
    report(notFound('api/container-claim', field, { message, value: name, fix: 'add the claim, or correct the name' }));
  }
}

/** The claims that a container uses so far. */
interface Uses {
  /** As `name` or `name/request`. */
  readonly keys: Set<string>;
  /** The names of those of which single requests are used. */
  readonly inPart: Set<string>;
}

function validateUse(name: string, request: string, used: Uses, field: FieldPath, report: Report): void {
  if (used.keys.has(name)) {
    reportTwice(name, field, report);
    return;
  }
  if (request !== '') misspelt(isLabel(request), request, 'api/container-claim', `${field}.request`, report);
  const key = request === '' ? name : `${name}/${request}`;
  if (used.keys.has(key) || (request === '' && used.inPart.has(name))) reportTwice(key, field, report);
  used.keys.add(key);
  // What is before the slash, be it one of the name's own.
  const slash = key.indexOf('/');
  if (slash !== -1) used.inPart.add(key.slice(0, slash));
}

function reportTwice(key: string, field: FieldPath, report: Report): void {
  const message = `duplicate claim ${valueText(key)}`;
  report(duplicate('api/container-claim', field, { message, value: key, fix: 'remove one of them' }));
}
