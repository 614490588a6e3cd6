import type { FieldPath } from '../../kubernetes/field-path';
import { stopSignals } from '../../kubernetes/generated/constants';
import type { Lifecycle } from '../../kubernetes/generated/types';
import { forbidden, notSupported, type Report } from '../report';
import { unsupported } from './findings';
import { type HandlerPlace, validateHandler } from './handlers';

/**
 * The hooks of a container that may have some, and the signal that stops it.
 * @see https://kubernetes.io/docs/concepts/containers/container-lifecycle-hooks/
 */
export function validateLifecycle(lifecycle: Lifecycle, path: FieldPath, os: string | undefined, place: HandlerPlace): void {
  const { postStart, preStop, stopSignal } = lifecycle;
  if (postStart !== undefined) validateHandler(postStart, `${path}.postStart`, place);
  if (preStop !== undefined) validateHandler(preStop, `${path}.preStop`, place);
  if (stopSignal !== undefined) validateStopSignal(stopSignal, `${path}.stopSignal`, os, place.report);
}
