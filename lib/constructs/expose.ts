import { type ApiObject, Lazy } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { get } from '../findings/field-path';
import type { Finding } from '../findings/finding';
import { definitionOf } from '../kubernetes/fields';
import type { ServicePort, ServiceSpec } from '../kubernetes/generated/types';
import type { Metadata } from '../pod/render';
import { arrayOf, check, elsewhere, number, object, optional, record } from '../values/check';
import { settingsOf } from './app-settings';
import { workloadObject } from './attach';
import { type CompanionKind, placeCompanion } from './companion';
import { type ComposedObject, composed } from './composition';
import { metadata as metadataCheck, oneObject } from './construct-checks';
import type { Manifest } from './manifest';
import { objectName } from './object-name';
import { podLabelsOf } from './pod-labels';
import { publishedPorts } from './service-ports';
import { addStep, manage, markChanged } from './synth';

/** What can be set of the Service; the rest follows from the workload. */
export interface ExposeOptions extends Omit<ServiceSpec, 'selector' | 'ports'> {
  /** @default the workload's name and namespace */
  readonly metadata?: Metadata | undefined;
  /** The number under which the only port is published. @default 443 for a port named https, 80 for http, else its own */
  readonly port?: number | undefined;
  /** The ports, where they are not simply those of the workload. */
  readonly ports?: readonly ServicePort[] | undefined;
}

/**
 * Puts a Service in front of a workload: to the named ports of its proxies where it has any, so that nothing goes past
 * them, else to the ports that its main containers declare. Also for workloads of cdk8s-plus, Helm or an `Include`.
 * @throws Error where the target has no pod template, or such a Service already.
 */
export function expose(target: IConstruct, options: ExposeOptions = {}): ApiObject {
  check('expose', { target, options }, exposeArguments);
  const object = workloadObject(target, 'expose');
  const workload = composed(object);
  const { metadata, port, ports, ...spec } = options;
  const service = placeCompanion(workload, serviceKind, metadata, {
    spec: {
      ...spec,
      selector: Lazy.any({ produce: () => podLabelsOf(workload) }),
      ports: Lazy.any({ produce: () => ports ?? defaultPorts(object, workload, port) }),
    },
  });
  workload.composition.isExposed = true;
  markChanged(manage(object));
  addStep(service, (manifest) => ({ manifest, findings: withoutPorts(manifest, object) }));
  return service;
}

const serviceKind: CompanionKind = { verb: 'expose', apiVersion: 'v1', kind: 'Service', id: 'service' };

function defaultPorts(
  object: ApiObject,
  { manifest, composition }: ComposedObject,
  port: number | undefined,
): readonly ServicePort[] {
  const { own, attachments } = composition;
  const { kubernetes } = settingsOf(object, own?.settings);
  const published = publishedPorts(manifest(), attachments, kubernetes);
  const [only, second] = published;
  if (port === undefined || only === undefined) return published;
  return second === undefined
    ? [{ ...only, port }]
    : published.map((one, index) => (index === 0 ? { ...one, port } : one));
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

const serviceFields = () => definitionOf('ServiceSpec').fields;

/** Fields of a Service are checked with the manifest. */
const exposeOptions = object(
  {
    selector: elsewhere('remove it, the selector is that of the workload'),
    metadata: optional(metadataCheck),
    port: optional(number),
    ports: optional(arrayOf(record)),
  },
  {
    allowed: (name) => serviceFields().has(name),
    names: () => [...serviceFields().keys()].filter((name) => name !== 'selector'),
  },
);

const exposeArguments = object({ target: oneObject, options: exposeOptions });
