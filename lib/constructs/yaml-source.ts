import { type ApiObject, Helm, Include } from 'cdk8s';
import type { IConstruct } from 'constructs';
import type { Issue } from '../kubernetes/issue';
import { quoteFix } from '../kubernetes/type-fix';

/** What the objects of a construct were read from, in words. */
type SourceWords = string;

const chartWords = 'the chart or its values';
const sources = new WeakMap<IConstruct, SourceWords>();

/** Says that the objects of a construct were read from what a Helm chart renders to. */
export function declareChart(construct: IConstruct): void {
  sources.set(construct, chartWords);
}

/** Whether cdk8s read the YAML of an object, by rules of its own. */
export function isReadByStock({ node: { scope } }: ApiObject): boolean {
  return scope instanceof Include;
}

function sourceOf({ node: { scope } }: ApiObject): SourceWords | undefined {
  if (scope === undefined) return undefined;
  if (scope instanceof Helm) return chartWords;
  return scope instanceof Include ? 'the file that Include reads' : sources.get(scope);
}

/**
 * An issue whose advice is to quote a value, where the value comes from YAML that was read already: the advice is to quote
 * it there, as it is spelled there. What is left of `1.10` is 1.1, and an `Include` does not keep the name of its file.
 */
export function withSource(issue: Issue, object: ApiObject): Issue {
  if (issue.value === undefined || issue.fix !== quoteFix(`${issue.value}`)) return issue;
  const source = sourceOf(object);
  return source === undefined ? issue : { ...issue, fix: `quote it in ${source}, as it is spelled there` };
}
