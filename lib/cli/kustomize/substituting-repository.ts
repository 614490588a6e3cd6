import { dirname, resolve } from 'node:path';
import { gitOutput, repositoryOf } from '../../synth/git/git';
import { entryOf } from '../../values/entry-of';

/** What the API versions of objects begin with that tell Flux what to build. */
export const fluxGroup = 'kustomize.toolkit.fluxcd.io/';

/**
 * Tells whether variables are substituted in the repository of a file before something of it is applied: by Flux, or by envsubst, which
 * its scripts and pages call. Each repository is searched once.
 */
export function substitutingRepositories(): (file: string) => boolean {
  const known = new Map<string, boolean>();
  return (file) => {
    const root = repositoryOf(dirname(resolve(file)));
    return root !== undefined && entryOf(known, root, () => hasFlux(root) || callsEnvsubst(root));
  };
}

function hasFlux(root: string): boolean {
  return gitOutput(root, ['grep', '--quiet', '--fixed-strings', fluxGroup, '--', '*.yaml', '*.yml']) !== undefined;
}

function callsEnvsubst(root: string): boolean {
  return gitOutput(root, ['grep', '--quiet', '-I', '--word-regexp', '--fixed-strings', 'envsubst']) !== undefined;
}
