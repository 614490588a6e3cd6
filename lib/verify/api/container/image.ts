import type { FieldPath } from '../../../findings/field-path';
import { valueText } from '../../../findings/value-text';
import type { EphemeralContainer } from '../../../kubernetes/generated/types';
import { isPadded } from '../../../values/white-space';
import { invalid, type Report } from '../../report/report';

/** The image of a container must not start or end with white space. Nothing else of it is checked. */
export function validateImageEdges({ image = '' }: Partial<EphemeralContainer>, path: FieldPath, report: Report): void {
  if (!isPadded(image)) return;
  const message = `must not start or end with white space, got ${valueText(image)}`;
  report(invalid('api/image', `${path}.image`, { message, value: image, fix: 'remove the white space' }));
}
