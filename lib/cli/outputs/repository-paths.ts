import { relative, resolve, sep } from 'node:path';
import { isInside } from '../../synth/inside';
import { standardInputName } from '../documents/sources';
import type { Outcome } from './outcome';

/**
 * Findings with files relative to the repository, where GitHub looks for them, instead of to the working folder.
 *
 * @param repository the folder that GITHUB_WORKSPACE names in a workflow; files outside it keep their names
 */
export function withRepositoryPaths(outcome: Outcome, repository = process.env.GITHUB_WORKSPACE): Outcome {
  if (repository === undefined || repository === '') return outcome;
  const pathOf = (file: string) => {
    const path = resolve(file);
    if (file === standardInputName || !isInside(path, resolve(repository))) return file;
    return relative(repository, path).split(sep).join('/');
  };
  return { ...outcome, findings: outcome.findings.map((one) => ({ ...one, file: pathOf(one.file) })) };
}
