import type { Place } from './place';
import type { Practice } from './practice';

/** Of two objects of one kind and name the one applied later silently replaces the other. */
export const sameIdentity: Practice = {
  code: 'practice/same-identity',
  on: true,
  check: ({ objects }, report) => {
    if (objects.length < 2) return;
    const first = new Set<string>();
    for (const place of objects) {
      const { apiVersion, kind } = place.object as { readonly apiVersion?: unknown; readonly kind?: unknown };
      const { name, namespace } = place;
      if (typeof apiVersion !== 'string' || typeof kind !== 'string' || name === '') continue;
      const identity = identityOf(apiVersion, kind, place);
      if (!first.has(identity)) {
        first.add(identity);
        continue;
      }
      const where = namespace === '' ? '' : ` in namespace "${namespace}"`;
      report(place, 'metadata.name', {
        value: name,
        message: `another object of the app is ${kind} "${name}"${where} already: the one replaces the other`,
        fix: 'give one of them another name or namespace, or remove it',
      });
    }
  },
};

/** Without the version: there is one object, whatever version it is written in. */
function identityOf(apiVersion: string, kind: string, { namespace, name }: Place): string {
  return `${apiVersion.slice(0, Math.max(0, apiVersion.indexOf('/')))} ${kind} ${namespace} ${name}`;
}
