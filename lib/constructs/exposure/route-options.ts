import {
  arrayOf,
  type Check,
  type Checks,
  elsewhere,
  filled,
  named,
  number,
  object,
  oneOf,
  optional,
  type Problem,
  record,
  string,
} from '../../values/check';
import { type Named, nameOf } from '../../values/named';
import { isToken } from '../../values/token';
import { type CompanionMetadata, unverifiedMetadata } from '../companion';
import { objectNamed } from '../metadata-checks';
import { host, hostsOfRoute, pathsOfRoute } from './hosts';

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
  name: filled,
  namespace: optional(filled),
  sectionName: optional(filled),
  port: optional(number),
} satisfies Checks<GatewayReference>);

/** A name that a certificate has for one host. */
const certificateName: Check = (value) =>
  typeof value === 'string' && value.startsWith('*.')
    ? { path: '', message: ' must not start with "*."; set a host name that the certificate is valid for' }
    : host(value);

/** An object that is a Gateway, or says which. */
const gateway: Check = (value) => (isReference(value) ? reference(value) : objectNamed(value));

/** Whether a Gateway is told by its fields, and not by an object. */
export function isReference(value: unknown): value is GatewayReference {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !('node' in value) && !isToken(value);
}

const backendTls = object({ hostname: certificateName, ca: named } satisfies Checks<BackendTls>);

const common = { metadata: optional(unverifiedMetadata), gateway, hosts: hostsOfRoute, port: optional(string) };
const rules = optional((value) =>
  Array.isArray(value) && value.length === 0
    ? { path: '', message: ' is empty, so that nothing is routed; set a rule, or remove it' }
    : arrayOf(record)(value),
);
const kinds: Readonly<Record<RouteOptions['kind'], Check>> = {
  HTTPRoute: object({
    ...common,
    kind: string,
    paths: optional(pathsOfRoute),
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
const routeCheck: Check = (value) => {
  const problem = record(value) ?? object({ kind: oneOf(Object.keys(kinds)) }, { allowed: () => true })(value);
  if (problem !== undefined) return problem;
  const options = value as RouteOptions;
  const wrong = kinds[options.kind](options);
  if (wrong !== undefined || options.paths === undefined || options.rules === undefined) return wrong;
  return { path: 'paths', message: ' and rules are both set; remove one of them' };
};

/** The check of all routes of a Service. */
export const routesCheck: Check = (value) => arrayOf(routeCheck, 'an array of routes')(value) ?? differentTls(value);

/** That a port has two policies, of which a Gateway would take one. */
function differentTls(value: unknown): Problem | undefined {
  const routes: readonly RouteOptions[] = Array.isArray(value) ? value : [];
  const first = new Map<string | undefined, BackendTls>();
  for (const [index, { port, backendTls }] of routes.entries()) {
    const other = first.get(port);
    if (backendTls === undefined) continue;
    if (other !== undefined && textOf(other) !== textOf(backendTls)) {
      return {
        path: `[${index}].backendTls`,
        message:
          ' differs from that of another route to the same port, which can have one BackendTLSPolicy; set the same',
      };
    }
    first.set(port, backendTls);
  }
  return undefined;
}

function textOf({ hostname, ca }: BackendTls): string {
  return JSON.stringify([hostname, nameOf(ca)]);
}
