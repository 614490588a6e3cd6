import { ApiObject, Lazy } from 'cdk8s';
import { get } from '../../findings/field-path';
import { defined } from '../../values/defined';
import { type Named, nameOf } from '../../values/named';
import { type CompanionKind, placeCompanion } from '../companion';
import type { ComposedObject } from '../composition';
import { objectNamespace } from '../object-name';
import { addStep, manage, manifestOf } from '../synth';
import { type Backend, backendOf } from './backend';
import { matchesOfRule } from './hosts';
import { besideService, findingsOf } from './ingress';
import { type BackendTls, type GatewayReference, isReference, type RouteOptions } from './route-options';

const group = 'gateway.networking.k8s.io';
const apiVersion = `${group}/v1`;
const verb = 'expose';
const policyKind: CompanionKind = { verb, apiVersion, kind: 'BackendTLSPolicy', id: 'backend-tls-policy' };

/**
 * Places routes of the Gateway API to ports of the Service of a workload, and what says how to connect to each port by TLS.
 * @see https://gateway-api.sigs.k8s.io/reference/spec/
 */
export function placeRoutes(workload: ComposedObject, service: ApiObject, routes: readonly RouteOptions[]): void {
  // A port has one policy: of several, a Gateway takes the oldest.
  const hasPolicy = new Set<string | undefined>();
  for (const options of routes) {
    placeRoute(workload, service, options, !hasPolicy.has(options.port));
    if (options.backendTls !== undefined) hasPolicy.add(options.port);
  }
}

function placeRoute(workload: ComposedObject, service: ApiObject, options: RouteOptions, isFirst: boolean): void {
  const { kind, gateway, hosts, backendTls } = options;
  const metadata = besideService(service, options.metadata);
  const backend = () => routeBackend(service, options);
  const backendRefs = [{ name: service.name, port: Lazy.any({ produce: () => portOf(backend())?.port }) }];
  const routeKind: CompanionKind = { verb, apiVersion, kind, id: kind.toLowerCase() };
  const placed = placeCompanion(workload, routeKind, metadata, {
    spec: {
      parentRefs: [parentOf(gateway, workload.object)],
      hostnames: hosts,
      rules: rulesOf(options).map((rule) => (redirects(rule) ? rule : { backendRefs, ...defined(rule) })),
    },
  });
  addStep(placed, (manifest) => ({ manifest, findings: findingsOf(backend()) }));
  if (backendTls !== undefined && isFirst) placePolicy(workload, service, metadata.name, backendTls, backend);
}

function rulesOf({ paths, rules }: RouteOptions): readonly object[] {
  if (rules !== undefined) return rules;
  if (paths === undefined) return [{}];
  const matches = paths.map((value) => ({ path: { type: 'PathPrefix', value } }));
  const starts = matches.flatMap((_, at) => (at % matchesOfRule === 0 ? [at] : []));
  return starts.map((start) => ({ matches: matches.slice(start, start + matchesOfRule) }));
}

/** Whether a rule redirects clients: the API server refuses one that has backends, too. */
function redirects(rule: object): boolean {
  const filters = get(rule, 'filters');
  return Array.isArray(filters) && filters.some((filter) => get(filter, 'type') === 'RequestRedirect');
}

function routeBackend(service: ApiObject, { kind, port, backendTls }: RouteOptions): Backend {
  const passesOn = kind === 'TLSRoute';
  return backendOf(manifestOf(manage(service)), {
    kind,
    name: port,
    tls: passesOn || backendTls !== undefined,
    prefersTls: passesOn,
    field: 'spec.rules[0].backendRefs[0].port',
    fixForTls: `set backendTls: { hostname: "shop.example", ca: "shop-ca" } with its certificate's name and authority${kind === 'HTTPRoute' ? ', or use a TLSRoute' : ''}`,
    fixForPlain: passesOn ? 'use an HTTPRoute' : 'remove backendTls',
  });
}

function portOf(backend: Backend) {
  return 'finding' in backend ? undefined : backend.port;
}

/** A Gateway in the words of a route; the namespace of a Gateway that is an object is known. */
function parentOf(gateway: Named | GatewayReference, route: ApiObject): GatewayReference {
  if (isReference(gateway)) return gateway;
  const name = nameOf(gateway);
  if (typeof gateway === 'string' || !ApiObject.isApiObject(gateway)) return { name };
  const namespace = objectNamespace(gateway as ApiObject);
  return namespace === undefined || namespace === objectNamespace(route) ? { name } : { name, namespace };
}

function placePolicy(
  workload: ComposedObject,
  service: ApiObject,
  name: string,
  { hostname, ca }: BackendTls,
  backend: () => Backend,
): void {
  placeCompanion(workload, policyKind, besideService(service, { name }), {
    spec: {
      targetRefs: [
        {
          group: '',
          kind: 'Service',
          name: service.name,
          sectionName: Lazy.any({ produce: () => portOf(backend())?.name }),
        },
      ],
      validation: {
        hostname,
        ...(ca === 'System'
          ? { wellKnownCACertificates: 'System' }
          : { caCertificateRefs: [{ group: '', kind: 'ConfigMap', name: nameOf(ca) }] }),
      },
    },
  });
}
