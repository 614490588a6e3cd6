import { printDefaultRelease } from './app-settings';
import type { ObjectState } from './app-state';
import type { AppFindings } from './app-verification';
import { printWarnings } from './print-once';

/** Prints the warnings about an app: of its objects, first what rendering found. Errors are what validations return. */
export function printFindings(rendered: readonly ObjectState[], found: AppFindings): void {
  for (const one of rendered) printReleaseOf(one);
  for (const [one, findings] of found.objects) {
    printWarnings(one.owner, one.rendered?.findings ?? []);
    printWarnings(one.owner, findings);
  }
  for (const { scope, findings } of found.acknowledgements) printWarnings(scope, findings);
}

/** Prints which release an object was composed for, where none is set. */
export function printReleaseOf({ composition }: ObjectState): void {
  if (composition?.result !== undefined) printDefaultRelease(composition.result.settings);
}
