import type { Finding } from '../findings/finding';

/** What labels, names and patches of a kustomization may mend. */
const codes: ReadonlySet<string> = new Set([
  'api/workload-selector',
  'practice/config-key',
  'practice/selector-overlap',
  'practice/service-port',
  'practice/service-selector',
  'practice/stateful-set-service',
  'practice/wait-target',
]);

const formats: ReadonlySet<string> = new Set(['api/name-format', 'api/label-format']);
const names = /^metadata\.(?:name|namespace|labels\[kubernetes\.io\/metadata\.name\])$/;

/** Whether a finding in an object may be gone when a kustomization has built the object. */
export function mayBeCompleted({ code, field }: Finding): boolean {
  return codes.has(code) || (formats.has(code) && names.test(field));
}
