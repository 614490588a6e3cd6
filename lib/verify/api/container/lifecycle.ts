import type { FieldPath } from '../../../findings/field-path';
import { fieldValues } from '../../../kubernetes/generated/constants';
import type { Lifecycle } from '../../../kubernetes/generated/types';
import { forbidden, type Report } from '../../report/report';
import { validateEnum } from '../formats/enum';
import { type HandlerContext, validateHandler } from './handlers';

/**
 * The hooks of a container that may have some, and the signal that stops it.
 * @see https://kubernetes.io/docs/concepts/containers/container-lifecycle-hooks/
 */
export function validateLifecycle(lifecycle: Lifecycle, path: FieldPath, place: HandlerContext): void {
  const { postStart, preStop, stopSignal } = lifecycle;
  if (postStart !== undefined) validateHandler(postStart, `${path}.postStart`, place);
  if (preStop !== undefined) validateHandler(preStop, `${path}.preStop`, place);
  if (stopSignal !== undefined) validateStopSignal(stopSignal, `${path}.stopSignal`, place.os, place.report);
}

const signals: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['linux', new Set(fieldValues['Lifecycle.stopSignal'])],
  ['windows', new Set(['SIGKILL', 'SIGTERM'])],
]);

function validateStopSignal(signal: string, field: FieldPath, os: string | undefined, report: Report): void {
  if (os === undefined) {
    const message = 'requires spec.os.name: the signals depend on the operating system';
    report(forbidden('api/operating-system', field, { message, value: signal, fix: 'set spec.os.name: linux' }));
    return;
  }
  const allowed = signals.get(os);
  if (allowed !== undefined) validateEnum(signal, allowed, field, report);
}
