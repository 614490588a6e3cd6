import type { IConstruct } from 'constructs';
import { saidInTheOpen } from '../constructs/said-in-the-open';
import { printableLines } from '../kubernetes/printable';

/**
 * Asks each construct of an app whether it is valid, once. cdk8s asks all of them again for each chart.
 * @throws Error with all that is wrong, in cdk8s' words.
 */
export function validateConstructs(constructs: readonly IConstruct[]): void {
  const errors = constructs.flatMap((construct) => {
    const found = construct.node.validate();
    return found.length === 0 ? [] : found.map((error) => `[${construct.node.path}] ${error}`);
  });
  if (errors.length === 0) return;
  const said = saidInTheOpen(errors.join('\n  '), constructs);
  throw new Error(printableLines(`Validation failed with the following errors:\n  ${said}`));
}
