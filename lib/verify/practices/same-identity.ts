import type { Identified } from './app';
import type { Practice } from './practice';

/** Of two objects of one kind and name the one applied later silently replaces the other. */
export const sameIdentity: Practice = {
  code: 'practice/same-identity',
  on: true,
  check: ({ identities }, report) => {
    const first = new Map<string, Identified>();
    for (const one of identities) {
      const identity = `${one.group} ${one.kind} ${one.namespace} ${one.name}`;
      const other = first.get(identity);
      if (other === undefined) {
        first.set(identity, one);
        continue;
      }
      const where = one.namespace === '' ? '' : ` in namespace "${one.namespace}"`;
      report(one, 'metadata.name', {
        value: one.name,
        message: `another object of the app is ${one.kind} "${one.name}"${where} already: the one replaces the other`,
        fix: 'give one of them another name or namespace, or remove it',
      });
    }
  },
};
