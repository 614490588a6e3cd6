import { definitionOf } from '../../kubernetes/fields';
import type { ServicePort, ServiceSpec } from '../../kubernetes/generated/types';
import type { Metadata, PodLabels } from '../../pod/render';
import { arrayOf, elsewhere, number, object, optional, record } from '../../values/check';
import { metadata } from '../construct-checks';
import { type IngressOptions, ingressCheck } from './ingress-options';
import { type RouteOptions, routeCheck } from './route-options';

/** What can be set of the Service; the rest follows from the workload. */
export interface ExposeOptions extends Omit<ServiceSpec, 'selector' | 'ports'> {
  /** @default the workload's name and namespace; with `ordinal`, the name of the Pod */
  readonly metadata?: Metadata | undefined;
  /** The number under which the only port is published. @default 443 for a port named https, 80 for http, else its own */
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

/** Fields of a Service are checked with the manifest. */
export const exposeOptions = object(
  {
    selector: elsewhere('set labels, which are added to the selector of the workload'),
    metadata: optional(metadata),
    port: optional(number),
    ports: optional(arrayOf(record)),
    ordinal: optional(number),
    labels: optional(record),
    ingress: optional(ingressCheck),
    routes: optional(arrayOf(routeCheck, 'an array of routes')),
  },
  {
    allowed: (name) => serviceFields().has(name),
    names: () => [...serviceFields().keys()].filter((name) => name !== 'selector'),
  },
);
