import { child, type FieldPath, index } from '../../../findings/field-path';
import { valueText } from '../../../findings/value-text';
import type { LabelSelector } from '../../../kubernetes/generated/types';
import { forbidden, invalid, type Report } from '../../report/report';
import { validateLabelKey } from '../metadata/labels';

const code = 'api/match-label-keys';

/**
 * `matchLabelKeys` and `mismatchLabelKeys` next to the selector, into which the server has merged those of a Pod.
 * A key of the first may be in the selector but once then, and not in both lists.
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#matchlabelkeys
 */
export function validateMatchLabelKeys(
  match: readonly string[] | undefined,
  mismatch: readonly string[] | undefined,
  selector: LabelSelector | undefined,
  path: FieldPath,
  report: Report,
): void {
  if (match === undefined && mismatch === undefined) return;
  validateKeys(match, child(path, 'matchLabelKeys'), selector, report);
  validateKeys(mismatch, child(path, 'mismatchLabelKeys'), selector, report);
  if (match === undefined) return;
  if (selector !== undefined) validateKeysOnce(match, selector, path, report);
  if (mismatch === undefined || mismatch.length === 0) return;
  const mismatching = new Set(mismatch);
  for (const [at, key] of match.entries()) {
    if (!mismatching.has(key)) continue;
    const message = `must not be in mismatchLabelKeys as well, got ${valueText(key)}`;
    report(
      invalid(code, index(child(path, 'matchLabelKeys'), at), {
        value: key,
        message,
        fix: 'remove it from one of them',
      }),
    );
  }
}

/** Without a selector there is nothing that keys could be added to, and the server looks no further. */
function validateKeys(
  keys: readonly string[] | undefined,
  path: FieldPath,
  selector: LabelSelector | undefined,
  report: Report,
): void {
  if (keys === undefined || keys.length === 0) return;
  if (selector === undefined) {
    report(withoutSelector(path));
    return;
  }
  for (const [at, key] of keys.entries()) validateLabelKey(key, index(path, at), report);
}

function validateKeysOnce(keys: readonly string[], selector: LabelSelector, path: FieldPath, report: Report): void {
  const places = new Map(keys.map((key, at) => [key, at]));
  const seen = new Set(Object.keys(selector.matchLabels ?? {}));
  for (const { key } of selector.matchExpressions ?? []) {
    const at = places.get(key ?? '');
    // The server omits the name of the list.
    if (at !== undefined && seen.has(key)) report(inSelector(key, child(path, 'matchLabelKeys'), at, index(path, at)));
    seen.add(key ?? '');
  }
}

/** The keys of a spread constraint while the server does not merge them: none may be in the selector. */
export function validateUnmergedMatchLabelKeys(
  keys: readonly string[] | undefined,
  selector: LabelSelector | undefined,
  path: FieldPath,
  report: Report,
): void {
  if (keys === undefined || keys.length === 0) return;
  if (selector === undefined) report(withoutSelector(path));
  const selected = new Set(Object.keys(selector?.matchLabels ?? {}));
  for (const expression of selector?.matchExpressions ?? []) selected.add(expression.key ?? '');
  for (const [at, key] of keys.entries()) {
    validateLabelKey(key, index(path, at), report);
    if (selected.has(key)) {
      report(inSelector(key, path, at, index(path, at)));
    }
  }
}

function withoutSelector(path: FieldPath) {
  const message = 'requires labelSelector';
  return forbidden(code, path, { message, fix: 'set a labelSelector, such as {}' });
}

function inSelector(key: string, path: FieldPath, at: number, serverField: FieldPath) {
  return invalid(code, index(path, at), {
    value: key,
    message: `must not be in labelSelector as well, got ${valueText(key)}`,
    fix: 'remove it from one of them',
    serverField,
  });
}
