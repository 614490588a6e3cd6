import { boolean, type Checks, object, optional, string } from '../../values/check';
import type { Named } from '../../values/named';
import { type CompanionMetadata, unverifiedMetadata } from '../companion';
import { objectNamed } from '../metadata-checks';
import { hosts, paths } from './hosts';

/** Where clients outside of the cluster find a Service, through an ingress controller. */
export interface IngressOptions {
  /** Its name, labels, and the annotations that its controller reads. @default the Service's name */
  readonly metadata?: CompanionMetadata | undefined;
  /** The host names by which clients find it, one or more: `shop.example`, or `*.shop.example` for all one label below. */
  readonly hosts: readonly string[];
  /** The beginnings of the paths that it takes requests of. @default ['/'] */
  readonly paths?: readonly string[] | undefined;
  /** The name of the Service's port. @default its only TCP port */
  readonly port?: string | undefined;
  /** The IngressClass. @default that of the cluster */
  readonly className?: Named | undefined;
  /** A Secret of type `kubernetes.io/tls` with the certificate that clients are shown. @default none: what the controller shows */
  readonly tls?: Named | undefined;
  /**
   * Whether the controller connects to the Pods by TLS, which an Ingress cannot say: its own annotation does, or the port's
   * name. Has to be set for a port that speaks TLS. @default false
   */
  readonly backendTls?: boolean | undefined;
}

/** The check of those options. */
export const ingressCheck = object({
  metadata: optional(unverifiedMetadata),
  hosts,
  paths: optional(paths),
  port: optional(string),
  className: optional(objectNamed),
  tls: optional(objectNamed),
  backendTls: optional(boolean),
} satisfies Checks<IngressOptions>);
