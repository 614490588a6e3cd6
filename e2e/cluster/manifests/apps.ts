import { resolve } from 'node:path';
import { cells, synthesize } from '../../../conformance/matrix';
import type { KubernetesVersion } from '../../../lib/kubernetes';
import type { Manifest } from '../harness';
import { exampleManifests, exampleNames, manifestsIn } from './examples';

/** An app that is applied as a whole. */
export interface App {
  readonly name: string;
  /** The strictest level of Pod Security that all its Pods pass. */
  readonly podSecurity: 'restricted' | 'baseline';
  readonly manifests: (release: string) => readonly Manifest[] | Promise<readonly Manifest[]>;
}

/** The examples whose containers are not all ours to harden. */
const baselineExamples: ReadonlySet<string> = new Set([
  'attachments-only',
  'imported-shop',
  'plus-and-helm',
  'verification',
]);

/** dist/, the examples, and each cell of the pattern matrix. */
export const apps: readonly App[] = [
  { name: 'dist', podSecurity: 'restricted', manifests: () => manifestsIn(resolve(__dirname, '../../../dist')) },
  ...exampleNames.map((name): App => {
    const podSecurity = baselineExamples.has(name) ? 'baseline' : 'restricted';
    return { name: `examples/${name}`, podSecurity, manifests: once(() => exampleManifests(name)) };
  }),
  ...cells.map((cell): App => {
    const podSecurity = cell.hardened ? 'restricted' : 'baseline';
    const manifests = (release: string) => synthesize(cell, release as KubernetesVersion) as readonly Manifest[];
    return { name: cell.name, podSecurity, manifests };
  }),
];

/** Examples are written for one release, and take seconds. */
function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
