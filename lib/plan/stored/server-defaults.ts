import { equal } from '../../values/equal';
import type { Change } from '../planned';

/** What servers set where a manifest omits it, of kinds whose fields are not known here: webhooks and API services. */
const defaults: readonly (readonly [end: RegExp, value: unknown])[] = [
  [/\.rules\[\d+\]\.scope$/, '*'],
  [/\.matchPolicy$/, 'Equivalent'],
  [/\.reinvocationPolicy$/, 'Never'],
  [/\.failurePolicy$/, 'Fail'],
  [/\.timeoutSeconds$/, 10],
  [/\.(?:namespaceSelector|objectSelector)$/, {}],
  [/(?:^spec|\.clientConfig)\.service\.port$/, 443],
];

/**
 * Whether a change of an object of such a kind makes no difference to a server: it sets the value again, or omits what is empty
 * as it stores the object.
 */
export function isOfServer({ change, field, before, after }: Change): boolean {
  if (change === 'removed')
    return isEmpty(before) || defaults.some(([end, value]) => end.test(field) && equal(before, value));
  return change === 'added' && isEmpty(after);
}

function isEmpty(value: unknown): boolean {
  if (Array.isArray(value)) return value.length === 0;
  return value === false || value === 0 || value === '' || equal(value, {});
}
