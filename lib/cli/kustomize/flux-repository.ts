import { dirname, resolve } from 'node:path';
import { gitOutput, repositoryOf } from '../../synth/git/git';
import { entryOf } from '../../values/entry-of';

/** What the API versions of objects begin with that tell Flux what to build. */
export const fluxGroup = 'kustomize.toolkit.fluxcd.io/';

/** Tells whether Flux builds something of the repository of a file. Each repository is searched once. */
export function fluxRepositories(): (file: string) => boolean {
  const known = new Map<string, boolean>();
  return (file) => {
    const root = repositoryOf(dirname(resolve(file)));
    return root !== undefined && entryOf(known, root, () => hasFlux(root));
  };
}

function hasFlux(root: string): boolean {
  return gitOutput(root, ['grep', '--quiet', '--fixed-strings', fluxGroup, '--', '*.yaml', '*.yml']) !== undefined;
}
