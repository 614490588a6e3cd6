import type { FieldPath } from '../../../findings/field-path';
import { valueText } from '../../../findings/value-text';
import type { QuobyteVolumeSource } from '../../../kubernetes/generated/types';
import { longerThan } from '../../../kubernetes/spelling';
import { invalid, required } from '../../report/report';
import { requireField } from './required-field';
import type { VolumeContext } from './volume-context';

/** @see https://kubernetes.io/docs/reference/kubernetes-api/config-and-storage-resources/volume/#deprecated */
export function validateQuobyteSource(source: QuobyteVolumeSource, path: FieldPath, { report }: VolumeContext): void {
  const { registry = '', tenant = '', volume } = source;
  requireField(registry, path, 'registry', report);
  if (registry !== '') {
    if (longerThan(tenant, 64)) {
      // The server calls a tenant that is too long a missing one.
      const message = `must be a UUID of at most 64 bytes, got ${valueText(tenant)}`;
      report(required('api/quobyte', `${path}.tenant`, { value: tenant, message, fix: 'set the UUID of the tenant' }));
    } else if (!registry.split(',').every(isHostAndPort)) {
      const message = `must be host:port pairs separated by commas, got ${valueText(registry)}`;
      report(
        invalid('api/quobyte', `${path}.registry`, {
          value: registry,
          message,
          fix: 'set one, such as "registry.example:7861"',
        }),
      );
    }
  }
  requireField(volume, path, 'volume', report);
}

/** Whether a text is a host and a port to Go: one colon, or brackets around a host that has colons. Both may be empty. */
function isHostAndPort(text: string): boolean {
  const colon = text.lastIndexOf(':');
  if (colon === -1) return false;
  if (!text.startsWith('[')) return text.indexOf(':') === colon && !/[[\]]/.test(text);
  const close = text.indexOf(']');
  return close !== -1 && close + 1 === colon && !text.includes('[', 1) && !text.includes(']', colon);
}
