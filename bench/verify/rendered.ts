import { realApps } from '../../conformance/manifests/read';
import type { JsonObject } from '../../generate/json';
import { kindName, kinds } from '../../generate/kinds';

const known = new Set(kinds.map(({ apiVersion, definition }) => `${apiVersion} ${kindName(definition)}`));

/** The real manifests of kinds that all validators know, as often as needed, with names and namespaces that make each another. */
export function rendered(count: number): readonly JsonObject[] {
  const real = [...realApps().values()].flat() as readonly JsonObject[];
  const own = real.filter(({ apiVersion, kind }) => known.has(`${apiVersion} ${kind}`));
  return Array.from({ length: count }, (_, number) =>
    renamed(own[number % own.length] as JsonObject, number, own.length),
  );
}

function renamed(object: JsonObject, number: number, round: number): JsonObject {
  const { name = 'object', namespace, ...metadata } = (object.metadata ?? {}) as JsonObject;
  const place =
    object.kind === 'Namespace' ? {} : { namespace: `copy-${Math.floor(number / round)}-${namespace ?? 'shop'}` };
  return { ...object, metadata: { ...metadata, ...place, name: `${name}-${number}` } };
}
