import type { IConstruct } from 'constructs';
import { get } from '../findings/field-path';
import type { Finding } from '../findings/finding';
import type { ServicePort } from '../kubernetes/generated/types';
import type { KubernetesVersion } from '../kubernetes/version';
import type { AttachmentPort } from '../pod/attachment';
import { type Checks, check, named, object as objectCheck, scalar } from '../values/check';
import { type Named, nameOf } from '../values/named';
import { settingsOf } from './app-settings';
import { objectOf } from './attach';
import { service as serviceCheck } from './construct-checks';
import type { Manifest } from './manifest';
import { objectName } from './object-name';
import { targetPort } from './service-ports';
import { addStep } from './synth';

/** Which port of the Pods a Service leaves, and which it goes to now. */
export interface RetargetOptions {
  /** The target port as the Service has it: a number, or a port's name. */
  readonly from: number | string;
  /** The port of the Pods that it goes to: an attachment's, or a port's name. */
  readonly to: Named | AttachmentPort;
}

/**
 * Turns a Service that exists already to another port of its Pods: past the application, to the proxy in front of it.
 * The ports that clients use stay. A Service without such a target port is a finding.
 * @throws Error where the target is not one Service.
 */
export function retarget(service: IConstruct, options: RetargetOptions): void {
  check('retarget', { service, options }, retargetArguments);
  const object = objectOf(service, 'retarget');
  if (object.kind !== 'Service' || object.apiVersion !== 'v1') {
    throw new Error(
      `retarget: ${service.node.path} must be a Service, got ${object.kind} "${objectName(object)}" of ${object.apiVersion}`,
    );
  }
  const to = () => targetOf(options.to, settingsOf(object).kubernetes);
  addStep(object, (manifest) => turn(manifest, options.from, to()));
}

/** A name that is given alone is that of a port which a Service finds. */
function targetOf(to: Named | AttachmentPort, kubernetes: KubernetesVersion): string | number {
  return typeof to === 'object' && 'containerPort' in to ? targetPort(to, kubernetes) : nameOf(to);
}

function turn(
  manifest: Manifest,
  from: number | string,
  to: number | string,
): { readonly manifest: Manifest; readonly findings: readonly Finding[] } {
  const found = get(manifest, 'spec.ports');
  // The ports of a Service, as far as they are read here.
  const ports: readonly ServicePort[] = Array.isArray(found) ? found : [];
  const isTarget = (port: ServicePort) => (port.targetPort ?? port.port) === from;
  if (!ports.some(isTarget)) return { manifest, findings: [nothingToTurn(ports, from)] };
  const turned = ports.map((port) => (isTarget(port) ? { ...port, targetPort: to } : port));
  return { manifest: { ...manifest, spec: { ...(manifest.spec as object), ports: turned } }, findings: [] };
}

function nothingToTurn(ports: readonly ServicePort[], from: number | string): Finding {
  const there = ports.map((port) => JSON.stringify(port.targetPort ?? port.port)).join(', ');
  return {
    code: 'app/no-target-port',
    severity: 'error',
    field: 'spec.ports',
    value: from,
    message: `no port of this Service has targetPort ${JSON.stringify(from)}, only ${there === '' ? 'none' : there}`,
    fix: 'set from to one of them',
  };
}

const retargetArguments = objectCheck({
  service: serviceCheck,
  options: objectCheck({ from: scalar, to: named } satisfies Checks<RetargetOptions>),
});
