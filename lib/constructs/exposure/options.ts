import { definitionOf } from '../../kubernetes/fields';
import type { ServicePort, ServiceSpec } from '../../kubernetes/generated/types';
import type { Metadata, PodLabels } from '../../pod/render';
import { arrayOf, type Check, elsewhere, number, object, optional, type Problem, record } from '../../values/check';
import { metadata } from '../construct-checks';
import { type IngressOptions, ingressCheck } from './ingress-options';
import { type RouteOptions, routesCheck } from './route-options';

/** What can be set of the Service; the rest follows from the workload. */
export interface ExposeOptions extends Omit<ServiceSpec, 'selector' | 'ports' | 'type' | 'externalName'> {
  /** @default the workload's name and namespace; with `ordinal`, the name of the Pod */
  readonly metadata?: Metadata | undefined;
  /** `ExternalName` is not possible: such a Service leads to a host name, and to no Pods. @default 'ClusterIP' */
  readonly type?: Exclude<ServiceSpec['type'], 'ExternalName'>;
  /** The number under which the first port is published. @default 443 for a port named https, 80 for http, else its own; in a headless Service always its own */
  readonly port?: number | undefined;
  /** The ports, where they are not simply those of the workload. */
  readonly ports?: readonly ServicePort[] | undefined;
  /** The one Pod of a StatefulSet with this number, as for a broker that clients have to reach. @default all Pods */
  readonly ordinal?: number | undefined;
  /**
   * Only the Pods that have these labels, too, as those that an operator gives to the primary while it runs.
   * @default all Pods
   */
  readonly labels?: PodLabels | undefined;
  /** An Ingress to a port of the Service. @default none */
  readonly ingress?: IngressOptions | undefined;
  /** Routes of the Gateway API to a port of the Service. @default none */
  readonly routes?: readonly RouteOptions[] | undefined;
}

const serviceFields = () => definitionOf('ServiceSpec').fields;

const servicePorts: Check = (value) =>
  Array.isArray(value) && value.length === 0
    ? { path: '', message: ' is empty, so that nothing is published; set a port, or remove it' }
    : arrayOf(record)(value);

const type: Check = (value) =>
  value === 'ExternalName'
    ? {
        path: '',
        message: ' must not be "ExternalName": such a Service leads to a host name, and to no Pods; remove it',
      }
    : undefined;

/** Fields of a Service are checked with the manifest. */
const fields = object(
  {
    type,
    externalName: elsewhere('a Service with it leads to a host name, and to no Pods; remove it'),
    selector: elsewhere('set labels, which are added to the selector of the workload'),
    metadata: optional(metadata),
    port: optional(number),
    ports: optional(servicePorts),
    ordinal: optional(number),
    labels: optional(record),
    ingress: optional(ingressCheck),
    routes: optional(routesCheck),
  },
  {
    allowed: (name) => serviceFields().has(name),
    names: () => [...serviceFields().keys()].filter((name) => name !== 'selector' && name !== 'externalName'),
  },
);

/** The check of those options. */
export const exposeOptions: Check = (value) => {
  const problem = fields(value);
  if (problem !== undefined) return problem;
  const given = value as ExposeOptions;
  return wrongPort(given) ?? droppedAffinity(given);
};

function wrongPort({ port, ports, clusterIP }: ExposeOptions): Problem | undefined {
  if (port === undefined) return undefined;
  if (ports !== undefined) return { path: 'port', message: ' and ports are both set; remove one of them' };
  if (clusterIP !== 'None') return undefined;
  return {
    path: 'port',
    message: ' has no effect with clusterIP: "None": clients of a headless Service connect to the Pods; remove it',
  };
}

/** Defaulting removes it, and no error says so. */
function droppedAffinity({ sessionAffinity, sessionAffinityConfig }: ExposeOptions): Problem | undefined {
  if (sessionAffinityConfig === undefined || (sessionAffinity ?? 'None') !== 'None') return undefined;
  return {
    path: 'sessionAffinityConfig',
    message: ' is silently dropped unless clients stay with one Pod; set sessionAffinity: "ClientIP", or remove it',
  };
}
