import { resolve } from 'node:path';
import { gitOutput } from '../../synth/git/git';
import { allPractices } from '../../verify/practices/all-practices';
import type { LocatedFinding, Outcome } from '../outputs/outcome';

/** The practices that look at several objects. */
const ofApps: ReadonlySet<unknown> = new Set(allPractices.filter((one) => 'check' in one).map(({ code }) => code));

/**
 * What was found in a part of a repository, as the files of a commit, without what only a run over all of it tells: that an
 * acknowledgement of a practice matches no finding, where the finding takes several objects.
 */
export function ofSingleFiles(outcome: Outcome): Outcome {
  if (!hasUnusedOfApps(outcome)) return outcome;
  return { ...outcome, findings: outcome.findings.filter((one) => !isUnusedOfApps(one)) };
}

/** Whether something was found that other manifests may explain. */
export function hasUnusedOfApps({ findings }: Outcome): boolean {
  return findings.some(isUnusedOfApps);
}

function isUnusedOfApps({ finding: { code, value, message } }: LocatedFinding): boolean {
  return code === 'practice/acknowledgement' && message.endsWith(' matches no finding') && ofApps.has(value);
}

/** Whether git knows manifests in YAML of the working folder's repository that are not below some paths. */
export function hasManifestsElsewhere(paths: readonly string[]): boolean {
  const others = paths.filter((path) => path !== '-').map((path) => `:(exclude,literal)${resolve(path)}`);
  const yaml = ['yaml', 'yml'].map((extension) => `:(top,glob)**/*.${extension}`);
  return gitOutput('.', ['grep', '--quiet', '^apiVersion:', '--', ...yaml, ...others]) !== undefined;
}
