import { realApps } from '../../conformance/manifests/read';
import type { JsonObject } from '../../generate/json';
import { kindName, kinds } from '../../generate/kinds';

const known = new Set(kinds.map(({ apiVersion, definition }) => `${apiVersion} ${kindName(definition)}`));

/**
 * The real manifests of kinds that all validators know, as often as needed. Each app is in a namespace of its own each time, so
 * that all objects differ, and what belongs together still does.
 */
export function rendered(count: number): readonly JsonObject[] {
  const apps = [...realApps().values()] as readonly (readonly JsonObject[])[];
  const objects: JsonObject[] = [];
  for (let copy = 0; objects.length < count; copy += 1) {
    for (const [at, app] of apps.entries()) {
      for (const object of app.filter(({ apiVersion, kind }) => known.has(`${apiVersion} ${kind}`))) {
        objects.push(inNamespace(object, `app-${at}-${copy}`));
      }
    }
  }
  return objects.slice(0, count);
}

function inNamespace(object: JsonObject, namespace: string): JsonObject {
  const place = object.kind === 'Namespace' ? { name: namespace } : { namespace };
  return { ...object, metadata: { ...(object.metadata as JsonObject | undefined), ...place } };
}
