import { type ApiObject, Lazy } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { get } from '../findings/field-path';
import type { Finding } from '../findings/finding';
import type { ServicePort } from '../kubernetes/generated/types';
import { podTemplateOf } from '../kubernetes/pod-template';
import { check, object } from '../values/check';
import { settingsOf } from './app-settings';
import { templateTarget } from './attach';
import { type CompanionKind, placeCompanion } from './companion';
import { type ComposedObject, composed } from './composition';
import { oneObject } from './construct-checks';
import { placeIngress } from './exposure/ingress';
import { type ExposeOptions, exposeOptions } from './exposure/options';
import { placeRoutes } from './exposure/routes';
import { checkChoice, labelsOfChoice, podName, withoutPods } from './exposure/selected-pods';
import type { Manifest } from './manifest';
import { objectName } from './object-name';
import { withoutLabels } from './pod-labels';
import { publishedPorts } from './service-ports';
import { addStep, manage, markChanged } from './synth';

export type { IngressOptions } from './exposure/ingress-options';
export type { ExposeOptions } from './exposure/options';
export type {
  BackendTls,
  GatewayReference,
  GrpcRouteOptions,
  HttpRouteOptions,
  RouteOptions,
  TlsRouteOptions,
} from './exposure/route-options';

/**
 * Puts a Service in front of a workload: to the named ports of its proxies where it has any, so that nothing goes past
 * them, else to the ports that its main containers declare, but one named "metrics" that `scrape` reads. An Ingress
 * and routes of the Gateway API lead to a port of that Service, by the protocol that it speaks. Also for workloads of
 * cdk8s-plus, Helm or an `Include`.
 *
 * @example expose(shop, { ingress: { hosts: ['shop.example'], tls: 'shop-tls' } })
 * @example expose(shop, { routes: [{ kind: 'TLSRoute', gateway: 'public', hosts: ['shop.example'] }] })
 * @throws Error where the target has no pod template, an address of its own, or such a Service already, or has no Pod with the `ordinal`.
 * @throws TypeError for an option that is not valid.
 */
export function expose(target: IConstruct, options: ExposeOptions = {}): ApiObject {
  check('expose', { target, options }, exposeArguments);
  const { metadata, port: _, ports, ordinal, labels, ingress, routes = [], ...spec } = options;
  const choice = { ordinal, labels };
  const workload = composed(templateTarget(target, 'expose'));
  const { object } = workload;
  checkAddress(object);
  checkChoice(object, choice);
  const name = metadata?.name ?? (ordinal === undefined ? undefined : podName(object, ordinal));
  const named = name === undefined ? metadata : { ...metadata, name };
  const service = placeCompanion(workload, serviceKind, named, {
    spec: {
      ...spec,
      selector: Lazy.any({ produce: () => labelsOfChoice(workload, choice) }),
      ports: Lazy.any({ produce: () => ports ?? defaultPorts(workload, options) }),
    },
  });
  workload.composition.isExposed = true;
  markChanged(manage(object));
  addStep(service, (manifest) => ({
    manifest,
    // A pod template that is missing, or not chosen, is a finding of the workload.
    findings:
      podTemplateOf(workload.manifest()) === undefined
        ? []
        : [
            ...withoutPorts(manifest, object),
            ...withoutLabels(workload, 'spec.selector'),
            ...withoutPods(workload, choice),
          ],
  }));
  if (ingress !== undefined) placeIngress(workload, service, ingress);
  placeRoutes(workload, service, routes);
  return service;
}

const serviceKind: CompanionKind = { verb: 'expose', apiVersion: 'v1', kind: 'Service', id: 'service' };

/** Knative gives its Services an address, at which requests also start Pods; a Service of the same name would clash. */
function checkAddress({ apiVersion, kind, node }: ApiObject): void {
  if (kind !== 'Service' || !apiVersion.startsWith('serving.knative.dev/')) return;
  throw new Error(`expose: a Service of Knative has an address of its own (${node.path}); use that, and remove expose`);
}

function defaultPorts(
  { object, manifest, composition }: ComposedObject,
  { port, clusterIP }: ExposeOptions,
): readonly ServicePort[] {
  const { kubernetes } = settingsOf(object, composition.own?.settings);
  const published = publishedPorts(manifest(), composition, { kubernetes, isHeadless: clusterIP === 'None' });
  return port === undefined ? published : published.map((one, index) => (index === 0 ? { ...one, port } : one));
}

function withoutPorts(manifest: Manifest, object: ApiObject): readonly Finding[] {
  const ports = get(manifest, 'spec.ports');
  if (!Array.isArray(ports) || ports.length > 0) return [];
  return [
    {
      code: 'app/no-port',
      severity: 'error',
      reason: 'FieldValueRequired',
      field: 'spec.ports',
      message: `no main container of ${object.kind} "${objectName(object)}" declares a port, and no attachment accepts requests`,
      fix: 'declare the port in the container that listens on it, or set ports',
    },
  ];
}

const exposeArguments = object({ target: oneObject, options: exposeOptions });
