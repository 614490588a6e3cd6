import type { Finding } from '../../findings/finding';
import { own } from '../../values/own';
import type { Resource } from '../outputs/outcome';
import type { Sets } from './kustomize-sets';
import { isTarget } from './target';

/** A finding in an object of a file. */
export interface InObject {
  readonly resource: Resource;
  readonly finding: Finding;
}

const ofSelector = /^api\/workload-selector$/;
const ofOverlap = /^practice\/selector-overlap$/;
/** Practices about labels, keys and ports of several objects. */
const ofSeveral =
  /^practice\/(?:config-key|disruption-budget-selector|network-policy-selector|selector-overlap|service-(?:port|selector)|stateful-set-service|wait-target)$/;
const ofNames = /^api\/(?:name|label)-format$/;
const ofNamespace = 'metadata.labels[kubernetes.io/metadata.name]';
const variable = 'contains an unsubstituted variable';
/** What a prefix or suffix may make a name of. */
const partOfName = /^[-.a-z0-9]+$/;

/** Whether a text is reported as one that Flux or envsubst may still substitute variables in. */
export function isOfVariable({ message, value }: Finding): boolean {
  return message.startsWith(variable) && (typeof value !== 'string' || value.includes('${'));
}

/** Whether a value is an expression of a test, which is evaluated before the object is applied: `(join('-', ['shop', $env]))`. */
export function isOfExpression({ value }: Finding): boolean {
  return typeof value === 'string' && value.startsWith('(') && value.endsWith(')');
}

/**
 * Whether a finding may be gone when kustomizations have built the object, by what they set.
 * @param lacksSelector whether the object has no selector, which labels then make
 * @param isApart whether other kustomizations build the object that the finding names
 */
export function mayBeCompleted(
  { resource, finding }: InObject,
  all: readonly Sets[],
  { lacksSelector, isApart }: { readonly lacksSelector: boolean; readonly isApart: () => boolean },
): boolean {
  const { code, field, value, message } = finding;
  const isRenamed = all.some(({ affixes }) => affixes);
  const has = (of: (sets: Sets) => boolean) => all.some(of);
  const changes = has(({ targets }) => targets.some((target) => isTarget(target, resource, isRenamed)));
  if (ofNames.test(code) && isNameOf(field)) {
    if (has(({ namespace }) => namespace) && isNamespace(field, resource)) return true;
    if (isRenamed && field === 'metadata.name' && typeof value === 'string' && partOfName.test(value)) return true;
  }
  if (message.startsWith(variable)) return changes || has((sets) => sets.variables);
  if (ofSelector.test(code)) return changes || has((sets) => mendsSelector(sets, value, lacksSelector));
  if (!ofSeveral.test(code)) return false;
  const isMoved = ofOverlap.test(code) && has(({ namespace, selects }) => namespace || selects);
  if (isMoved && isApart()) return true;
  return (
    changes ||
    has(({ targets }) => targets.some(({ kind, name }) => isNamed(message, kind, name))) ||
    has(({ labels }) => [...labels].some((label) => message.includes(`${label}=`)))
  );
}

/** Whether a finding is that a workload has no selector, or an empty one. */
export function isAboutNoSelector({ code, field, message }: Finding): boolean {
  return ofSelector.test(code) && field.endsWith('selector') && /^(?:missing|must not be empty)/.test(message);
}

/** Labels make a selector where there is none, and replace those of the same name in selector and Pods that differ. */
function mendsSelector({ labels, selects }: Sets, podLabels: unknown, lacksSelector: boolean): boolean {
  if (labels.size === 0) return false;
  if (lacksSelector) return selects;
  return [...labels].some((label) => own(podLabels, label) !== undefined) || podLabels === undefined;
}

function isNamed(message: string, kind: string | undefined, name: string | undefined): boolean {
  if (name === undefined) return kind === undefined || message.includes(`${kind} "`);
  return message.includes(`${kind === undefined ? '' : `${kind} `}${JSON.stringify(name)}`);
}

function isNameOf(field: string): boolean {
  return field === 'metadata.name' || field === 'metadata.namespace' || field === ofNamespace;
}

function isNamespace(field: string, { kind }: Resource): boolean {
  return field !== 'metadata.name' || kind === 'Namespace';
}
