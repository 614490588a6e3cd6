import type { VerifyOptions } from '../../verify/options';
import { keptManifests } from '../documents/kept-manifests';
import { duplicateKeys, manifestErrors } from '../documents/manifest-errors';
import { readManifests } from '../documents/manifests';
import { skippedText } from '../documents/skipped';
import { UnreadableSource } from '../documents/sources';
import type { Terminal } from '../terminal';
import type { PlanSource } from './plan-source';

/**
 * The objects of a source.
 * @throws UnreadableSource where one of its documents is none, with all that are not
 */
export function readObjects(
  { name, read }: PlanSource,
  options: VerifyOptions,
  terminal: Terminal,
  done: 'compared' | 'applied' = 'compared',
): readonly unknown[] {
  const { manifests, skipped } = keptManifests(read(terminal).flatMap(readManifests));
  const errors = manifests.flatMap((manifest) => manifestErrors(manifest, options));
  if (errors.length > 0) throw new UnreadableSource(errors.join('\n').replace(/^(.*?): error: /, '$1: '));
  for (const line of manifests.flatMap(duplicateKeys)) terminal.err(`warning: ${line}\n`);
  const notCompared = skippedText(skipped, done);
  if (notCompared !== undefined) terminal.err(`note: ${name}: ${notCompared}\n`);
  return manifests.map(({ object }) => object);
}
