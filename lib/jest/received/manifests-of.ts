import type { Manifest } from '../../constructs/manifest';
import { objectsIn } from '../../kubernetes/list-items';
import { renderedBelow } from '../../synth/rendered-below';
import { checkAcyclic, checkManifest } from './check-received';
import { isConstruct } from './forms';
import { manifestsInText } from './manifests-in-text';

/**
 * The manifests of whatever a test has: a construct as its app's synth writes it, a manifest, YAML text, or a list of these.
 * @throws TypeError for anything else, with what was received; Error where a synth fails, or text cannot be read.
 */
export function manifestsOf(received: unknown): readonly Manifest[] {
  checkAcyclic(received);
  return manifestsIn(received);
}

function manifestsIn(received: unknown): readonly Manifest[] {
  if (isConstruct(received)) return renderedBelow(received).map(({ manifest }) => manifest);
  if (typeof received === 'string') return manifestsInText(received).map(({ object }) => object as Manifest);
  if (Array.isArray(received)) return received.flatMap(manifestsIn);
  return objectsIn(received).map(({ object }) => {
    checkManifest(object);
    return object;
  });
}
