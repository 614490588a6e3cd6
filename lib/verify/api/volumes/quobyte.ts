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
      const message = `found ${valueText(tenant)}; a tenant is a UUID of at most 64 bytes`;
      report(required('api/quobyte', `${path}.tenant`, { value: tenant, message, fix: 'write its UUID' }));
    } else if (!registry.split(',').every(isHostAndPort)) {
      const message = `found ${valueText(registry)}; a registry is host:port, or several of them with commas between`;
      report(
        invalid('api/quobyte', `${path}.registry`, {
          value: registry,
          message,
          fix: 'write it as registry.example:7861',
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
