import { type ApiObject, Helm, Include } from 'cdk8s';
import type { IConstruct } from 'constructs';
import type { Finding } from '../findings/finding';
import { quoteFix } from '../kubernetes/scalar-fix';
import { stateOf } from './app-state';

/** Declares that the objects of a construct were read from the output of a Helm chart. */
export function declareChart(construct: IConstruct): void {
  stateOf(construct).helmCharts.add(construct);
}

/** Whether cdk8s read the YAML of an object, by rules of its own. */
export function isReadByStock({ node: { scope } }: ApiObject): boolean {
  return scope instanceof Include;
}

/** What an object was read from, in words. */
function sourceOf({ node: { scope } }: ApiObject): string | undefined {
  if (scope instanceof Helm || (scope !== undefined && stateOf(scope).helmCharts.has(scope)))
    return 'the chart or its values';
  return scope instanceof Include ? 'the file of Include' : undefined;
}

/**
 * A finding whose advice is to quote a value, where the value comes from YAML that was read already: the advice is to quote
 * it there, as it is spelled there. What is left of `1.10` is 1.1, and an `Include` does not keep the name of its file.
 */
export function withSource(finding: Finding, object: ApiObject): Finding {
  // A value that may be secret is quoted nowhere.
  const advice = finding.value === undefined ? 'quote it' : quoteFix(`${finding.value}`);
  if (finding.fix !== advice) return finding;
  const source = sourceOf(object);
  return source === undefined ? finding : { ...finding, fix: `quote it in ${source}, as written there` };
}
