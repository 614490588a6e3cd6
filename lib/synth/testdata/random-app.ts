import { ApiObject, type App, Chart, JsonPatch, Lazy } from 'cdk8s';
import { Construct, DependencyGroup } from 'constructs';
import fc from 'fast-check';

/** A random app: a tree of charts, constructs and objects, and who depends on whom. */
export interface RandomApp {
  readonly nodes: readonly RandomNode[];
  /** Pairs of places in the list of all that was made, modulo its length. */
  readonly dependencies: readonly (readonly [number, number])[];
}

interface RandomNode {
  readonly parent: number;
  readonly is: 'chart' | 'construct' | 'object';
  readonly content: number;
}

/** Apps of up to so many constructs. */
export function randomApps(maxLength: number): fc.Arbitrary<RandomApp> {
  const is = fc.constantFrom('chart', 'construct', 'object', 'object' as const);
  const node: fc.Arbitrary<RandomNode> = fc.record({ parent: fc.nat(), is, content: fc.nat(999) });
  return fc.array(node, { minLength: 1, maxLength }).chain((nodes) =>
    fc.record({
      nodes: fc.constant(nodes),
      dependencies: fc.array(fc.tuple(fc.nat(nodes.length), fc.nat(nodes.length)), { maxLength: 8 }),
    }),
  );
}

/** Whether something depends on itself: cdk8s then loses it, or never ends. */
export function dependsOnItself({ nodes, dependencies }: RandomApp): boolean {
  return dependencies.some(([from, to]) => (from - to) % (nodes.length + 1) === 0);
}

/** Makes it in an app, with one chart more that holds what is in no other. */
export function fill(app: App, { nodes, dependencies }: RandomApp): App {
  const made: Construct[] = [new Chart(app, 'first', { namespace: 'first', labels: { part: 'first' } })];
  for (const [index, node] of nodes.entries()) made.push(make(app, made, node, index));
  for (const [from, to] of dependencies) {
    const [source, target] = [made[from % made.length], made[to % made.length]];
    if (source === undefined || target === undefined) continue;
    source.node.addDependency(to % 4 === 1 ? new DependencyGroup(target) : target);
  }
  return app;
}

function make(app: App, made: readonly Construct[], { parent, is, content }: RandomNode, index: number): Construct {
  const scope = made[parent % made.length] ?? app;
  // With a whole number here and there, which JavaScript puts first.
  const id = index % 5 === 3 ? String(9 - index) : `n${index}`;
  switch (is) {
    case 'chart':
      return new Chart(parent % 3 === 0 ? scope : app, id, content % 2 === 0 ? {} : { namespace: `ns-${content % 3}` });
    case 'construct':
      return new Construct(scope, id);
    case 'object':
      return makeObject(scope, id, content);
  }
}

function makeObject(scope: Construct, id: string, content: number): ApiObject {
  const object = new ApiObject(scope, id, {
    apiVersion: content % 7 === 0 ? 'example.com/v1' : 'v1',
    kind: 'ConfigMap',
    data: { z: `${content}`, a: content % 2 === 0 ? 'yes' : 'two\nlines\n', 10: '1', 9: '' },
    ...(content % 3 === 0 && {
      lazy: Lazy.any({ produce: () => ({ b: content, a: [null, undefined, { c: '0x1f' }] }) }),
    }),
    ...(content % 5 === 0 && { absent: undefined, nothing: null, empty: {}, none: [], zero: 0, no: false }),
    ...(content % 11 === 0 && { token: { resolve: () => 'resolved' } }),
  });
  if (content % 4 === 0) object.metadata.addAnnotation('example.com/content', String(content));
  if (content % 6 === 0) object.addJsonPatch(JsonPatch.add('/data/patched', 'true'));
  return object;
}
