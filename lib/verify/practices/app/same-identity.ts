import { isClusterScoped } from '../../../kubernetes/cluster-scoped';
import { identityOf } from '../../../kubernetes/identity';
import type { Practice } from '../facts/practice';

/** If two objects with one kind and name are applied together, the later one silently replaces the other. */
export const sameIdentity: Practice = {
  code: 'practice/same-identity',
  on: true,
  check: ({ objects, groupsOf }, report) => {
    if (objects.length < 2) return;
    const groups = new Map<string, readonly string[] | Set<string>>();
    for (const ref of objects) {
      const { apiVersion, kind } = ref.object as { readonly apiVersion?: string; readonly kind?: string };
      const { name, namespace } = ref;
      const identity = identityOf({ apiVersion, kind, name, namespace });
      if (identity === undefined) continue;
      const before = groups.get(identity);
      const own = groupsOf(ref.index);
      if (before === undefined) {
        groups.set(identity, own);
        continue;
      }
      const all = before instanceof Set ? before : new Set(before);
      const isTogether = own.some((group) => all.has(group));
      for (const group of own) all.add(group);
      groups.set(identity, all);
      if (!isTogether) continue;
      const where =
        namespace === '' || isClusterScoped(apiVersion ?? '', kind ?? '') ? '' : ` in namespace "${namespace}"`;
      report(ref, 'metadata.name', {
        value: name,
        message: `duplicate ${kind} "${name}"${where}: the last one applied replaces the other`,
        fix: 'rename one of them, change its namespace, or remove it',
      });
    }
  },
};
