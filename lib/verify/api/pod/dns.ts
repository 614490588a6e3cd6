import { child, type FieldPath, index } from '../../../findings/field-path';
import { valueText } from '../../../findings/value-text';
import type { PodDNSConfig } from '../../../kubernetes/generated/types';
import { maximumSubdomainLength } from '../../../kubernetes/names';
import { longerThan, tooLong } from '../../../kubernetes/spelling';
import { invalid, type Report, required } from '../../report/report';
import type { Target } from '../../target/target';
import type { PodContext } from '../context/pod-context';
import { validateIp } from '../formats/ip';
import { checkName, isSubdomain } from '../formats/name-format';

const code = 'api/dns-config';
const maximumNameservers = 3;
const maximumSearches = 32;
const maximumSearchBytes = 2048;

/**
 * What stands in a Pod's resolv.conf, within what C libraries read of it.
 * @see https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/#pod-dns-config
 */
export function validateDnsConfig({ spec, path, target, report }: PodContext): void {
  const { dnsConfig, dnsPolicy } = spec;
  const field = child(path, 'dnsConfig');
  if (dnsPolicy === 'None' && (dnsConfig?.nameservers ?? []).length === 0) {
    const place = dnsConfig === undefined ? field : child(field, 'nameservers');
    const message = 'required when dnsPolicy is None';
    report(required(code, place, { message, fix: 'add a nameserver, or change dnsPolicy' }));
    return;
  }
  if (dnsConfig === undefined) return;
  validateNameservers(dnsConfig, child(field, 'nameservers'), target, report);
  validateSearches(dnsConfig, child(field, 'searches'), target, report);
  for (const [at, { name }] of (dnsConfig.options ?? []).entries()) {
    if ((name ?? '') !== '') continue;
    const place = index(child(field, 'options'), at);
    report(
      required(code, child(place, 'name'), {
        message: 'missing',
        fix: 'set a name, such as ndots',
        serverField: place,
      }),
    );
  }
}

function validateNameservers({ nameservers }: PodDNSConfig, path: FieldPath, target: Target, report: Report): void {
  if (nameservers === undefined) return;
  if (nameservers.length > maximumNameservers) report(tooManyOf('nameservers', nameservers, maximumNameservers, path));
  for (const [at, nameserver] of nameservers.entries()) validateIp(nameserver, index(path, at), target, report);
}

function validateSearches({ searches }: PodDNSConfig, path: FieldPath, target: Target, report: Report): void {
  if (searches === undefined) return;
  if (searches.length > maximumSearches) report(tooManyOf('search domains', searches, maximumSearches, path));
  if (longerThan(searches.join(' '), maximumSearchBytes)) {
    const message = `must be at most ${maximumSearchBytes} bytes when joined with spaces`;
    report(invalid(code, path, { message, fix: 'remove some' }));
  }
  const relaxed = target.gate('RelaxedDNSSearchValidation');
  for (const [at, search] of searches.entries()) {
    if (relaxed && search === '.') continue;
    const name = search.endsWith('.') ? search.slice(0, -1) : search;
    checkName(name, relaxed ? isSubdomainWithUnderscores : isSubdomain, index(path, at), report);
  }
}

const label = '_?[a-z0-9](?:[-_a-z0-9]*[a-z0-9])?';
const underscored = new RegExp(`^${label}(?:\\.${label})*$`);

/** A DNS subdomain in whose labels underscores are letters, as the names of SRV records have them. */
function isSubdomainWithUnderscores(name: string): readonly string[] {
  if (longerThan(name, maximumSubdomainLength)) return tooLong(name, maximumSubdomainLength);
  return underscored.test(name)
    ? []
    : [`must consist of labels of a-z, 0-9, "-" and "_" with "." between them, got ${valueText(name)}`];
}

function tooManyOf(what: string, list: readonly string[], maximum: number, path: FieldPath) {
  const message = `must have at most ${maximum} ${what}, got ${list.length}`;
  return invalid(code, path, { message, fix: `remove ${list.length - maximum}` });
}
