import { ofRendering } from './acknowledge';
import { printDefaultRelease } from './app-settings';
import type { ObjectState } from './app-state';
import type { AppFindings } from './app-verification';
import { printWarnings } from './print-once';

/** Prints the warnings about an app; those of rendering an object come first. Errors are what validations return. */
export function printFindings(rendered: readonly ObjectState[], findings: AppFindings): void {
  for (const one of rendered) printReleaseOf(one);
  for (const [one, ofObject] of findings.objects) {
    printWarnings(one.owner, ofRendering(one));
    printWarnings(one.owner, ofObject);
  }
  for (const wrong of findings.acknowledgements) printWarnings(wrong.scope, wrong.findings);
}

/** Prints which release an object was composed for, where none is set. */
export function printReleaseOf({ compositions }: ObjectState): void {
  for (const { result } of compositions.values()) if (result !== undefined) printDefaultRelease(result.settings);
}
