import { child, type FieldPath } from '../../../findings/field-path';
import type { Finding } from '../../../findings/finding';
import type { JobSpec } from '../../../kubernetes/generated/types';
import { invalid, type Report, required } from '../../report/report';
import { warning } from '../../report/warning';
import { validateEnum } from '../formats/enum';

/** Up to here the status of a Job can hold which indexes are done; beyond, only if few run and fail at a time. */
const largeCompletions = 100_000;
const maxParallelism = 10_000;

const modes: ReadonlySet<string> = new Set(['NonIndexed', 'Indexed']);
const code = 'api/job-indexes';

/**
 * Whether the Pods of a Job are numbered, and what goes with that.
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/job/#completion-mode
 */
export function validateJobIndexes(spec: JobSpec, path: FieldPath, report: Report): void {
  const { completionMode: mode } = spec;
  validateEnum(mode, modes, child(path, 'completionMode'), report);
  if (mode === 'Indexed') validateIndexed(spec, path, report);
  if (mode === undefined || mode === 'NonIndexed') validateNotIndexed(spec, path, report);
}

/** The server takes it, and may lose count of what is done. */
export function warnOfIndexes(
  { completionMode, completions = 0, parallelism = 0 }: JobSpec,
  path: FieldPath,
  report: Report,
): void {
  if (completionMode !== 'Indexed' || completions <= largeCompletions || parallelism <= maxParallelism) return;
  const message = `the server might lose track of failed indexes, with ${completions} indexes and parallelism ${parallelism}`;
  report(warning(code, path, message, `set parallelism: ${maxParallelism} or less, or split the Job`));
}

function validateIndexed(spec: JobSpec, path: FieldPath, report: Report): void {
  const { completions, parallelism = 0, maxFailedIndexes } = spec;
  if (completions === undefined) {
    report(
      required(code, child(path, 'completions'), {
        message: 'required when completionMode is Indexed',
        fix: 'set the number of indexes',
      }),
    );
  }
  if (parallelism > largeCompletions) report(atMost(largeCompletions, parallelism, child(path, 'parallelism')));
  if (maxFailedIndexes !== undefined) {
    const most = Math.min(completions ?? largeCompletions, largeCompletions);
    if (maxFailedIndexes > most) report(atMost(most, maxFailedIndexes, child(path, 'maxFailedIndexes')));
  }
  if (completions === undefined || completions <= largeCompletions || spec.backoffLimitPerIndex === undefined) return;
  validateMany(spec, path, report);
}

function validateMany(spec: JobSpec, path: FieldPath, report: Report): void {
  const { maxFailedIndexes, parallelism = 0 } = spec;
  const failures = child(path, 'maxFailedIndexes');
  if (maxFailedIndexes === undefined) {
    report(
      required(code, failures, {
        message: `required with backoffLimitPerIndex and more than ${largeCompletions} indexes`,
        fix: `set ${maxParallelism} or less`,
      }),
    );
  }
  if (parallelism > maxParallelism) report(atMost(maxParallelism, parallelism, child(path, 'parallelism')));
  if (maxFailedIndexes !== undefined && maxFailedIndexes > maxParallelism) {
    report(atMost(maxParallelism, maxFailedIndexes, failures));
  }
}

function validateNotIndexed(spec: JobSpec, path: FieldPath, report: Report): void {
  for (const name of ['backoffLimitPerIndex', 'maxFailedIndexes'] as const) {
    if (spec[name] === undefined) continue;
    report(
      invalid(code, child(path, name), {
        value: spec[name],
        message: 'requires completionMode: Indexed',
        fix: 'remove it, or set completionMode: Indexed',
      }),
    );
  }
}

function atMost(most: number, value: number, field: FieldPath): Finding {
  return invalid(code, field, {
    value,
    message: `must be at most ${most} for this indexed Job, got ${value}`,
    fix: `set ${most} or less`,
  });
}
