import { child, index } from '../../../findings/field-path';
import type { PodContext } from '../context/pod-context';
import { validateIp } from '../formats/ip';
import { checkName, isSubdomain } from '../formats/name-format';

/**
 * Entries of a Pod's hosts file. Up to 1.29 the server prints no index.
 * @see https://kubernetes.io/docs/tasks/network/customize-hosts-file-for-pods/
 */
export function validateHostAliases({ spec, path, target, report }: PodContext): void {
  const { hostAliases } = spec;
  if (hostAliases === undefined) return;
  const list = child(path, 'hostAliases');
  const indexed = target.since('1.30');
  for (const [at, { ip, hostnames }] of hostAliases.entries()) {
    const place = index(list, at);
    const field = child(place, 'ip');
    validateIp(ip ?? '', field, target, report, indexed ? field : child(list, 'ip'));
    for (const [position, hostname] of (hostnames ?? []).entries()) {
      const name = index(child(place, 'hostnames'), position);
      checkName(hostname, isSubdomain, name, report, indexed ? {} : { serverField: child(list, 'hostnames') });
    }
  }
}
