import {
  arrayOf,
  type Check,
  type Checks,
  elsewhere,
  named,
  number,
  object,
  oneOf,
  optional,
  record,
  string,
} from '../../values/check';
import type { Named } from '../../values/named';
import { isToken } from '../../values/token';
import { type CompanionMetadata, companionMetadata } from '../companion';
import { hosts, paths } from './hosts';

/** What all routes have. */
interface CommonRouteOptions {
  /** Its name, labels and annotations. @default the Service's name */
  readonly metadata?: CompanionMetadata | undefined;
  /** The Gateway that the route attaches to, which has to allow routes of this namespace. */
  readonly gateway: Named | GatewayReference;
  /** The host names by which clients find it, one or more: `shop.example`, or `*.shop.example`. */
  readonly hosts: readonly string[];
  /** The name of the Service's port. @default its only TCP port; for a TLSRoute, the only one that speaks TLS */
  readonly port?: string | undefined;
}

/** A Gateway of another namespace, or one listener of a Gateway. */
export interface GatewayReference {
  readonly name: string;
  /** @default the workload's namespace */
  readonly namespace?: string | undefined;
  /** The name of a listener. @default all listeners of the route's protocol */
  readonly sectionName?: string | undefined;
  /** The port of the listeners. @default all ports */
  readonly port?: number | undefined;
}

/** How a Gateway knows the certificate of the Pods that it connects to by TLS. */
export interface BackendTls {
  /** The name that the certificate has, which the Gateway also sends (SNI). */
  readonly hostname: string;
  /** The ConfigMap with the authority's certificate, under `ca.crt`; `System` are the authorities that the Gateway trusts. */
  readonly ca: Named | 'System';
}

/** Requests by HTTP, which the Gateway decrypts. */
export interface HttpRouteOptions extends CommonRouteOptions {
  readonly kind: 'HTTPRoute';
  /** The beginnings of the paths that it takes. @default all */
  readonly paths?: readonly string[] | undefined;
  /** Rules in the words of the Gateway API, in place of `paths`; `backendRefs` are added to those that have none and do not redirect. */
  readonly rules?: readonly object[] | undefined;
  /** How the Gateway connects to a port that speaks TLS: a BackendTLSPolicy. @default without TLS */
  readonly backendTls?: BackendTls | undefined;
}

/** Calls of gRPC, which the Gateway decrypts. */
export interface GrpcRouteOptions extends CommonRouteOptions {
  readonly kind: 'GRPCRoute';
  readonly paths?: undefined;
  /** Rules in the words of the Gateway API; `backendRefs` are added to those that have none. @default all calls */
  readonly rules?: readonly object[] | undefined;
  /** How the Gateway connects to a port that speaks TLS: a BackendTLSPolicy. @default without TLS */
  readonly backendTls?: BackendTls | undefined;
}

/** Connections by TLS, which the Gateway passes on undecrypted to the proxy that has the certificate. */
export interface TlsRouteOptions extends CommonRouteOptions {
  readonly kind: 'TLSRoute';
  readonly paths?: undefined;
  readonly rules?: undefined;
  readonly backendTls?: undefined;
}

/** A route of the Gateway API. */
export type RouteOptions = HttpRouteOptions | GrpcRouteOptions | TlsRouteOptions;

const reference = object({
  name: string,
  namespace: optional(string),
  sectionName: optional(string),
  port: optional(number),
} satisfies Checks<GatewayReference>);

/** An object that is a Gateway, or says which. */
const gateway: Check = (value) => (isReference(value) ? reference(value) : named(value));

/** Whether a Gateway is told by its fields, and not by an object. */
export function isReference(value: unknown): value is GatewayReference {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !('node' in value) && !isToken(value);
}

const backendTls = object({ hostname: string, ca: named } satisfies Checks<BackendTls>);

const common = { metadata: optional(companionMetadata), gateway, hosts, port: optional(string) };
const rules = optional(arrayOf(record));
const kinds: Readonly<Record<RouteOptions['kind'], Check>> = {
  HTTPRoute: object({
    ...common,
    kind: string,
    paths: optional(paths),
    rules,
    backendTls: optional(backendTls),
  } satisfies Checks<HttpRouteOptions>),
  GRPCRoute: object({
    ...common,
    kind: string,
    paths: optional(elsewhere('set rules with matches of methods')),
    rules,
    backendTls: optional(backendTls),
  } satisfies Checks<GrpcRouteOptions>),
  TLSRoute: object({
    ...common,
    kind: string,
    paths: optional(elsewhere('the Gateway does not read what it passes on; use HTTPRoute')),
    rules: optional(elsewhere('the Gateway does not read what it passes on; use HTTPRoute')),
    backendTls: optional(elsewhere('the Gateway passes TLS on; use HTTPRoute')),
  } satisfies Checks<TlsRouteOptions>),
};

/** The check of a route. */
export const routeCheck: Check = (value) => {
  const problem = record(value) ?? object({ kind: oneOf(Object.keys(kinds)) }, { allowed: () => true })(value);
  if (problem !== undefined) return problem;
  const options = value as RouteOptions;
  const wrong = kinds[options.kind](options);
  if (wrong !== undefined || options.paths === undefined || options.rules === undefined) return wrong;
  return { path: 'paths', message: ' and rules are both set; remove one of them' };
};
