import { grouped } from '../values/grouped';
import { own } from '../values/own';
import { below, type Expression, literal } from './expression';
import type { Manifest } from './manifest';

/** The manifests of one chart: those that name its namespace, or none. */
export interface Chart<T> {
  readonly id: string;
  readonly namespace: string | undefined;
  readonly manifests: readonly T[];
}

/**
 * A chart for each namespace, and one for what names none, in the order of their first manifests; what others need to be
 * there is first.
 */
export function chartsOf<T extends { readonly object: Manifest }>(
  manifests: readonly T[],
  name: string,
): readonly Chart<T>[] {
  const byNamespace = grouped(manifests, ({ object }) => namespaceOf(object));
  const ids = new Set<string>();
  const charts = [...byNamespace].map(([namespace, ofNamespace]) => {
    const id = idOf(namespace ?? (byNamespace.has(name) ? `${name}-cluster` : name), ids);
    return { id, namespace, manifests: ofNamespace };
  });
  return [...charts.filter(isFirst), ...charts.filter((chart) => !isFirst(chart))];
}

/** Whether a chart has Namespaces, or kinds of custom resources, without which a server rejects the objects of others. */
export function isFirst({ namespace, manifests }: Chart<{ readonly object: Manifest }>): boolean {
  return namespace === undefined && manifests.some(({ object: { kind } }) => neededFirst.has(kind));
}

const neededFirst: ReadonlySet<string> = new Set(['Namespace', 'CustomResourceDefinition']);

/** What can be the namespace of a chart: the server takes the empty one for absent. */
function namespaceOf({ metadata }: Manifest): string | undefined {
  const namespace = own(metadata, 'namespace');
  return typeof namespace === 'string' && namespace !== '' ? namespace : undefined;
}

/** An id that no other has. Slashes would part it. */
export function idOf(wanted: string, taken: Set<string>, otherwise?: string): string {
  const name = wanted.replaceAll('/', '-') || 'unnamed';
  const candidates = otherwise === undefined ? [name] : [name, `${name}-${otherwise}`];
  let id = candidates.find((one) => !isTaken(one, taken)) ?? '';
  for (let count = 2; id === ''; count += 1) {
    const next = `${candidates.at(-1)}-${count}`;
    if (!isTaken(next, taken)) id = next;
  }
  taken.add(id);
  return id;
}

/** constructs keeps children in an object, whose prototype has names, too. */
function isTaken(id: string, taken: ReadonlySet<string>): boolean {
  return taken.has(id) || id in Object.prototype;
}

/** The call that constructs a chart. */
export function newChart({ id, namespace }: Chart<unknown>): Expression {
  const props: Expression[] = namespace === undefined ? [] : [literal({ namespace }, below('', ''))];
  const app: Expression = { type: 'name', name: 'app', value: undefined };
  return { type: 'call', callee: 'new Chart', args: [app, literal(id), ...props], value: undefined };
}
