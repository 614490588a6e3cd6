import { Option } from 'commander';
import type { LocatedFinding, LocatedResource, Outcome } from './outcome';

/** The values of `--unchecked`. */
const modes = ['error', 'warning', 'ignore'] as const;

/** What objects of kinds that are not checked are: errors, a note, or nothing. */
export type Unchecked = (typeof modes)[number];

/** The option of the command `verify`. */
export function uncheckedOption(): Option {
  return new Option(
    '--unchecked <as>',
    'report objects of unknown kinds as errors, as a note (warning, the default), or not',
  ).choices(modes);
}

/** An outcome in which objects of kinds that are not checked are what the user wants them to be. */
export function withUnchecked(outcome: Outcome, unchecked: Unchecked): Outcome {
  if (unchecked === 'ignore') return { ...outcome, unchecked: [], onlyTemplates: [] };
  if (unchecked === 'warning' || outcome.unchecked.length === 0) return outcome;
  return { ...outcome, findings: [...outcome.findings, ...outcome.unchecked.map(findingOf)] };
}

function findingOf({ file, line, column, ...resource }: LocatedResource): LocatedFinding {
  const { kind, apiVersion } = resource;
  const message = `kind ${JSON.stringify(kind)} of ${JSON.stringify(apiVersion)} is not checked`;
  const fix = 'validate it with its schema, and ignore this rule for it';
  const finding = { code: 'shape/unchecked-kind', severity: 'error', field: '', message, fix } as const;
  return { file, line, column, resource, finding, namedField: '' };
}
