import { type ApiObject, Lazy } from 'cdk8s';
import type { ServicePort } from '../../kubernetes/generated/types';
import { nameOf } from '../../values/named';
import { type CompanionKind, type CompanionMetadata, placeCompanion } from '../companion';
import type { ComposedObject } from '../composition';
import { addStep, manage, manifestOf } from '../synth';
import { type Backend, backendOf } from './backend';
import type { IngressOptions } from './ingress-options';

const ingress: CompanionKind = {
  verb: 'expose',
  apiVersion: 'networking.k8s.io/v1',
  kind: 'Ingress',
  id: 'ingress',
};

/**
 * Places an Ingress to a port of the Service of a workload.
 * @see https://kubernetes.io/docs/concepts/services-networking/ingress/
 */
export function placeIngress(workload: ComposedObject, service: ApiObject, options: IngressOptions): void {
  const { metadata, hosts, paths = ['/'], className, tls } = options;
  const backend = () => ingressBackend(service, options);
  const placed = placeCompanion(workload, ingress, besideService(service, metadata), {
    spec: {
      ...(className !== undefined && { ingressClassName: nameOf(className) }),
      ...(tls !== undefined && { tls: [{ hosts, secretName: nameOf(tls) }] }),
      rules: hosts.map((host) => ({
        host,
        http: {
          paths: paths.map((path) => ({
            path,
            pathType: 'Prefix',
            backend: { service: { name: service.name, port: Lazy.any({ produce: () => portOf(backend()) }) } },
          })),
        },
      })),
    },
  });
  addStep(placed, (manifest) => ({ manifest, findings: findingsOf(backend()) }));
}

/** The metadata of what leads to a Service, which has to be in its namespace. */
export function besideService(service: ApiObject, metadata: CompanionMetadata | undefined) {
  return { ...metadata, name: metadata?.name ?? service.name, namespace: service.metadata.namespace };
}

function ingressBackend(service: ApiObject, { port, backendTls = false }: IngressOptions): Backend {
  return backendOf(manifestOf(manage(service)), {
    kind: 'Ingress',
    name: port,
    tls: backendTls,
    field: 'spec.rules[0].http.paths[0].backend.service.port',
    fixForTls:
      'set backendTls: true, and what makes its controller use TLS, such as metadata: { annotations: { "nginx.ingress.kubernetes.io/backend-protocol": "HTTPS" } }',
    fixForPlain: 'remove backendTls',
  });
}

/** By its name, which stays when the number changes. */
function portOf(backend: Backend): { readonly name: string } | { readonly number: number } | undefined {
  if ('finding' in backend) return undefined;
  const { name, port }: ServicePort = backend.port;
  return name === undefined ? { number: port } : { name };
}

/** What is wrong with the choice of a port. */
export function findingsOf(backend: Backend) {
  return 'finding' in backend ? [backend.finding] : [];
}
