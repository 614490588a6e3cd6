import type { Container } from '../../../kubernetes/generated/types';
import type { Workload } from './workload';

/** `sidecar.istio.io/inject`, `linkerd.io/inject`, `kuma.io/sidecar-injection` and Dapr's own. */
const injection = /inject|^dapr\.io\/enabled$/i;
const refusals: ReadonlySet<string> = new Set(['disabled', 'false', 'no', 'off']);

/** Whether a webhook completes or adds containers, so that not all ports of the Pods are in the manifest. */
export function isInjected({ containers, template }: Workload): boolean {
  const { annotations = {}, labels = {} } = template.metadata ?? {};
  return (
    requestsInjection(annotations) ||
    requestsInjection(labels) ||
    containers.some(({ container }) => isFilledIn(container))
  );
}

/**
 * Whether a webhook replaces a container.
 * @see https://istio.io/latest/docs/setup/additional-setup/gateway/#deploying-a-gateway
 */
export function isFilledIn({ image }: Pick<Container, 'image'>): boolean {
  return image === 'auto';
}

function requestsInjection(given: Readonly<Record<string, string>>): boolean {
  return Object.entries(given).some(([name, value]) => injection.test(name) && !refusals.has(value));
}
