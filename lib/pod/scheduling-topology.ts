/**
 * What counts as one place: a node, a zone (data centre) or a region of the cloud, or the key of another node label,
 * as `'example.com/rack'`.
 * @see https://kubernetes.io/docs/reference/labels-annotations-taints/#topologykubernetesiozone
 */
export type Topology = 'node' | 'zone' | 'region' | (string & {});

const wellKnown: ReadonlyMap<string, string> = new Map([
  ['node', 'kubernetes.io/hostname'],
  ['zone', 'topology.kubernetes.io/zone'],
  ['region', 'topology.kubernetes.io/region'],
]);

/** The node label that tells the places apart. */
export function topologyKey(topology: Topology): string {
  return wellKnown.get(topology) ?? topology;
}
