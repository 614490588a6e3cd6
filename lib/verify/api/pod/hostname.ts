import { child } from '../../../findings/field-path';
import { longerThan } from '../../../kubernetes/spelling';
import { forbidden, tooLong } from '../../report/report';
import type { PodContext } from '../context/pod-context';
import { checkName, isLabel, isSubdomain } from '../formats/name-format';

const maximumHostnameBytes = 64;

/**
 * What a Pod calls itself instead of its name, whatever DNS says.
 * @see https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/#pod-hostname-field
 */
export function validateHostnameOverride({ spec, path, report }: PodContext): void {
  const { hostnameOverride } = spec;
  if (hostnameOverride === undefined) return;
  const code = 'api/hostname-override';
  const field = child(path, 'hostnameOverride');
  if (spec.setHostnameAsFQDN === true) {
    report(
      forbidden(code, field, { message: 'must not be set with setHostnameAsFQDN: true', fix: 'remove one of them' }),
    );
  }
  if (spec.hostNetwork === true) {
    report(forbidden(code, field, { message: 'must not be set with hostNetwork: true', fix: 'remove one of them' }));
  }
  if (longerThan(hostnameOverride, maximumHostnameBytes)) {
    const message = `must be at most ${maximumHostnameBytes} bytes`;
    report(
      tooLong(code, field, { value: hostnameOverride, message, fix: `shorten it to ${maximumHostnameBytes} bytes` }),
    );
  }
  checkName(hostnameOverride, isSubdomain, field, report);
}

/** The labels of a Pod's name in DNS. */
export function validateHostname({ spec, path, report }: PodContext): void {
  const { hostname, subdomain } = spec;
  if (hostname !== undefined && hostname !== '') checkName(hostname, isLabel, child(path, 'hostname'), report);
  if (subdomain !== undefined && subdomain !== '') checkName(subdomain, isLabel, child(path, 'subdomain'), report);
}
