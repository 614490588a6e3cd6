import { index } from '../../../findings/field-path';
import type { Service } from '../../../kubernetes/generated/types';
import { trimSpace } from '../../../values/white-space';
import { forbidden, invalid, type Report } from '../../report/report';
import type { Target } from '../../target/target';
import { validateCidr } from '../formats/ip';
import { parseCidr } from '../formats/ip-address';

const code = 'api/load-balancer';
const annotation = 'service.beta.kubernetes.io/load-balancer-source-ranges';
const listField = 'spec.loadBalancerSourceRanges';
const annotationField = `metadata.annotations[${annotation}]`;

/** As the server prints the path of the list. */
const serverListField = 'spec.LoadBalancerSourceRanges';

/**
 * The networks that may reach a load balancer; an annotation says them where the field does not. Spaces around them do not
 * count. Servers up to 1.29 have one error for the whole list. Old networks are tolerated since 1.33.
 * @see https://kubernetes.io/docs/reference/labels-annotations-taints/#service-beta-kubernetes-io-load-balancer-source-ranges
 */
export function validateSourceRanges({ metadata, spec }: Service, target: Target, report: Report, old?: Service): void {
  const list = spec.loadBalancerSourceRanges ?? [];
  const text = list.length > 0 ? undefined : metadata.annotations?.[annotation];
  if (list.length === 0 && text === undefined) return;
  const place =
    text === undefined
      ? { field: listField, serverField: serverListField }
      : { field: annotationField, serverField: annotationField };
  if (spec.type !== 'LoadBalancer') {
    report(
      forbidden(code, place.field, {
        message: 'requires type: LoadBalancer',
        fix: 'remove it, or set type: LoadBalancer',
        serverField: place.serverField,
      }),
    );
  }
  const ranges = text === undefined ? list : trimSpace(text) === '' ? [] : text.split(',');
  if (!target.since('1.30')) validateTogether(ranges, place, report);
  else if (text !== undefined) {
    if (target.since('1.33') && text === old?.metadata.annotations?.[annotation]) return;
    for (const range of ranges) validateCidr(trimSpace(range), annotationField, target, report);
  } else {
    const before = target.since('1.33') ? old?.spec.loadBalancerSourceRanges : [];
    const known = new Set(before?.map((range) => trimSpace(range)));
    for (const [at, range] of ranges.entries()) {
      if (known.has(trimSpace(range))) continue;
      validateCidr(trimSpace(range), index(listField, at), target, report, index(serverListField, at));
    }
  }
}

function validateTogether(
  ranges: readonly string[],
  { field, serverField }: { readonly field: string; readonly serverField: string },
  report: Report,
): void {
  const wrong = ranges.filter((range) => parseCidr(trimSpace(range)) === undefined);
  if (wrong.length === 0) return;
  report(
    invalid('api/cidr', field, {
      value: ranges,
      message: `must be networks (CIDR), got ${wrong.map((range) => JSON.stringify(range)).join(', ')}`,
      fix: 'set networks, such as "10.9.8.0/24" or "2001:db8::/64"',
      serverField,
    }),
  );
}
