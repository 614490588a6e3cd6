import { podTemplateOf, withPodTemplate } from '../../../kubernetes/pod-template';
import { own } from '../../../values/own';
import { loopbackPorts } from './loopback-port';

/**
 * A manifest with what practices that check whole apps read, and without most of what they do not: so many are kept at once
 * that it matters.
 * @param isKnown whether it is decoded: of a kind that is not checked, only Ingresses are read, and what it scales
 */
export function forApps(object: object, isKnown: boolean): object {
  const { metadata, ...rest } = object as { readonly metadata?: unknown };
  const kind = own(object, 'kind');
  const head = { apiVersion: own(object, 'apiVersion'), kind, metadata: without(ofMetadata, metadata) };
  if (!isKnown) return { ...head, ...ofUnknown(kind, own(object, 'spec')) };
  if (kind === 'ConfigMap') return { ...rest, ...head, ...withTexts(object, ['data', 'binaryData'], usedText) };
  if (kind === 'Secret') return { ...rest, ...head, ...withTexts(object, ['data', 'stringData'], () => '') };
  return withSmallTemplate({ ...without(ofObjects, rest), ...head });
}

function ofUnknown(kind: unknown, spec: unknown): object {
  if (kind === 'Ingress') return { spec };
  const scaleTargetRef = own(spec, 'scaleTargetRef');
  return scaleTargetRef === undefined ? {} : { spec: { scaleTargetRef } };
}

/** Fields that no practice reads. */
const ofObjects: ReadonlySet<string> = new Set(['status']);
const ofMetadata: ReadonlySet<string> = new Set(['managedFields']);
const ofPods: ReadonlySet<string> = new Set([
  ...['affinity', 'nodeSelector', 'securityContext', 'tolerations', 'topologySpreadConstraints'],
]);
const ofContainers: ReadonlySet<string> = new Set([
  ...['imagePullPolicy', 'securityContext', 'terminationMessagePath', 'terminationMessagePolicy'],
]);

function withSmallTemplate(object: object): object {
  const template = podTemplateOf(object)?.template;
  const spec: unknown = template?.spec;
  if (template === undefined || typeof spec !== 'object' || spec === null) return object;
  const containers = own(spec, 'containers');
  const initContainers = own(spec, 'initContainers');
  const small = {
    ...without(ofPods, spec),
    ...(Array.isArray(containers) && { containers: containers.map(smallContainer) }),
    ...(Array.isArray(initContainers) && { initContainers: initContainers.map(smallContainer) }),
  };
  return withPodTemplate(object, { ...template, spec: small as unknown as NonNullable<typeof template.spec> });
}

function smallContainer(container: unknown): object {
  const env = own(container, 'env');
  const small = without(ofContainers, container);
  return Array.isArray(env) ? { ...small, env: env.map(smallVariable) } : small;
}

function smallVariable(variable: unknown): unknown {
  const value = own(variable, 'value');
  return typeof value === 'string' ? { name: own(variable, 'name'), value: usedText(value) } : variable;
}

/** Maps of texts in some fields of an object, with what is left of each text. */
function withTexts(object: object, fields: readonly string[], left: (text: string) => string): object {
  const entries = fields.flatMap((field) => {
    const map = own(object, field);
    if (typeof map !== 'object' || map === null) return [];
    return [[field, Object.fromEntries(Object.entries(map).map(([key, text]) => [key, left(String(text))]))]];
  });
  return Object.fromEntries(entries);
}

/** What a configuration says of other containers of its Pod. */
function usedText(text: string): string {
  return loopbackPorts(text).length > 0 ? text : '';
}

function without(names: ReadonlySet<string>, object: unknown): object {
  if (typeof object !== 'object' || object === null) return {};
  const left: Record<string, unknown> = {};
  for (const name in object) if (!names.has(name)) left[name] = (object as Record<string, unknown>)[name];
  return left;
}
