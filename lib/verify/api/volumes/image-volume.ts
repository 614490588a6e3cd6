import type { FieldPath } from '../../../findings/field-path';
import type { ImageVolumeSource } from '../../../kubernetes/generated/types';
import { notSupported, required } from '../../report/report';
import { unsupported } from '../../report/wording';
import type { VolumeContext } from './volume-context';

const code = 'api/image-volume';
const pullPolicies: ReadonlySet<string> = new Set(['Always', 'IfNotPresent', 'Never']);

/** @see https://kubernetes.io/docs/concepts/storage/volumes/#image */
export function validateImageSource(
  { reference, pullPolicy }: ImageVolumeSource,
  path: FieldPath,
  { target, kind, report }: VolumeContext,
): void {
  // Templates could leave it out for something else to fill in, until 1.37.
  if ((reference === undefined || reference === '') && (kind === 'Pod' || target.since('1.37'))) {
    const message = 'missing';
    report(required(code, `${path}.reference`, { message, fix: 'set the image to mount' }));
  }
  const policy: string = pullPolicy ?? '';
  if (policy === '') {
    // A default wherever such volumes are created, but not in one that is left of a server with the feature.
    report(required(code, `${path}.pullPolicy`, { message: 'missing', fix: 'set IfNotPresent' }));
  } else if (!pullPolicies.has(policy))
    report(notSupported(code, `${path}.pullPolicy`, unsupported(policy, pullPolicies)));
}
