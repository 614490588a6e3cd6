import type { Report } from '../report/report';
import type { Target } from '../target/target';
import type { Decoded } from './decode';
import { cleared } from './shape-findings';

const gate = 'JobBackoffLimitPerIndex';

/** While their gate is off, an update of a Job keeps of these two fields only those that the old one has. In place. */
export function dropJobFields(object: Decoded, old: Decoded, target: Target, report: Report): void {
  if (object.kind !== 'Job' || target.gate(gate)) return;
  const [spec, before] = [object.spec, old.spec] as readonly (Record<string, unknown> | undefined)[];
  for (const name of ['backoffLimitPerIndex', 'maxFailedIndexes']) {
    if (spec?.[name] === undefined || before?.[name] !== undefined) continue;
    delete spec[name];
    report(cleared(`spec.${name}`, target, gate));
  }
}
