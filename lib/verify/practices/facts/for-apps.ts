import { podTemplateOf } from '../../../kubernetes/pod-template';
import { own } from '../../../values/own';
import { loopbackPorts } from './loopback-port';
import { workloadForApps } from './workload-for-apps';

/**
 * A manifest with what practices that check whole apps read, and without most of what they do not: so many are kept at once
 * that it matters.
 * @param isKnown whether it is decoded: of a kind that is not checked, only Ingresses are read, and what it scales
 */
export function forApps(object: object, isKnown: boolean): object {
  const kind = own(object, 'kind');
  const head = { apiVersion: own(object, 'apiVersion'), kind, metadata: ofMetadata(own(object, 'metadata')) };
  if (!isKnown) return { ...head, ...ofUnknown(kind, own(object, 'spec')) };
  const found = podTemplateOf(object);
  if (found?.template.spec !== undefined) return workloadForApps(head, own(object, 'spec'), found);
  const { status: _status, ...rest } = object as { readonly status?: unknown };
  if (kind === 'ConfigMap') return { ...rest, ...head, ...withTexts(object, ['data', 'binaryData'], usedText) };
  if (kind === 'Secret') return { ...rest, ...head, ...withTexts(object, ['data', 'stringData'], () => '') };
  return { ...rest, ...head };
}

function ofMetadata(metadata: unknown): object {
  return {
    name: own(metadata, 'name'),
    namespace: own(metadata, 'namespace'),
    annotations: own(metadata, 'annotations'),
    ownerReferences: own(metadata, 'ownerReferences'),
  };
}

function ofUnknown(kind: unknown, spec: unknown): object {
  if (kind === 'Ingress') return { spec };
  const scaleTargetRef = own(spec, 'scaleTargetRef');
  return scaleTargetRef === undefined ? {} : { spec: { scaleTargetRef } };
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
