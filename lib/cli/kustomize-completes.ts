import type { Finding } from '../findings/finding';

/** Rules about what labels, generated ConfigMaps and patches of a kustomization may mend. */
const ofObject =
  /^(?:api\/workload-selector|practice\/(?:config-key|selector-overlap|service-(?:port|selector)|stateful-set-service|wait-target))$/;

/** Rules about names, which a kustomization may set. */
const ofNames = /^api\/(?:name|label)-format$/;
const names = /^metadata\.(?:name|namespace|labels\[kubernetes\.io\/metadata\.name\])$/;

/** Flux substitutes variables in what a kustomization builds. */
const variable = 'contains an unsubstituted variable';

/** Whether a finding in an object may be gone when a kustomization has built the object. */
export function mayBeCompleted({ code, field, message }: Finding): boolean {
  return ofObject.test(code) || message.startsWith(variable) || (ofNames.test(code) && names.test(field));
}
