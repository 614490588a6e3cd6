import { child, type FieldPath, index } from '../../../findings/field-path';
import { valueText } from '../../../findings/value-text';
import type { Toleration } from '../../../kubernetes/generated/types';
import { invalid, notSupported, type Report } from '../../report/report';
import { unsupported } from '../../report/wording';
import type { Target } from '../../target/target';
import { validateEnum } from '../formats/enum';
import { isLabelValue } from '../formats/name-format';
import { validateLabelKey } from '../metadata/labels';

const code = 'api/toleration';
const effects = new Set(['NoSchedule', 'PreferNoSchedule', 'NoExecute']);
const evicting = new Set(['NoExecute']);
const operators = new Set(['Equal', 'Exists']);
const ofEveryTaint = new Set(['Exists']);

/**
 * Taints that a Pod can live with.
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/
 */
export function validateTolerations(
  tolerations: readonly Toleration[] | undefined,
  path: FieldPath,
  target: Target,
  report: Report,
): void {
  if (tolerations === undefined) return;
  for (const [at, toleration] of tolerations.entries()) {
    const place = index(path, at);
    const { key = '', operator, effect, tolerationSeconds } = toleration;
    if (key !== '') validateLabelKey(key, child(place, 'key'), report);
    else if (operator !== 'Exists') report(keyless(operator, place));
    if (tolerationSeconds !== undefined && effect !== 'NoExecute') report(notEvicting(effect, place));
    validateValue(toleration, place, target, report);
    if (!isSaid(effect)) continue;
    const fitting = tolerationSeconds === undefined ? effects : evicting;
    validateEnum(effect, effects, child(place, 'effect'), report, { fitting });
  }
}

function isSaid(text: string | undefined): boolean {
  return text !== undefined && text !== '';
}

/** The server has what is wrong with a value at the operator. */
function validateValue(
  { key = '', operator, value = '' }: Toleration,
  path: FieldPath,
  target: Target,
  report: Report,
): void {
  const field = child(path, 'value');
  const serverField = child(path, 'operator');
  if (operator === 'Equal' || !isSaid(operator)) {
    const problems = isLabelValue(value);
    if (problems.length === 0) return;
    const message = problems.join(' and ');
    report(invalid(code, field, { value, message, fix: 'set the value of the taint', serverField }));
  } else if (operator === 'Exists') {
    if (value === '') return;
    const message = `must not be set with operator Exists, got ${valueText(value)}`;
    report(invalid(code, field, { value, message, fix: 'remove it, or set operator: Equal', serverField }));
  } else if ((operator === 'Lt' || operator === 'Gt') && target.gate('TaintTolerationComparisonOperators')) {
    validateNumber(value, field, report);
  } else {
    const fitting = key === '' ? ofEveryTaint : operators;
    report(notSupported('api/enum', serverField, unsupported(operator, operators, fitting)));
  }
}

const decimal = /^(?:0|-?[1-9][0-9]*)$/;
const digits = /^[-+]?[0-9]+$/;

function validateNumber(value: string, field: FieldPath, report: Report): void {
  const short = digits.test(value) && value.length < 40 ? BigInt(value.replace('+', '')) : undefined;
  if (decimal.test(value) && short !== undefined && short === BigInt.asIntN(64, short)) return;
  const message = `must be a 64-bit integer with operator Lt or Gt, got ${valueText(value)}`;
  report(invalid(code, field, { value, message, fix: 'set an integer, such as "5"' }));
}

function keyless(operator: string | undefined, path: FieldPath) {
  return invalid(code, child(path, 'operator'), {
    value: operator,
    message: 'must be Exists when key is empty',
    fix: 'set key, or operator: Exists',
  });
}

function notEvicting(effect: string | undefined, path: FieldPath) {
  return invalid(code, child(path, 'effect'), {
    value: effect,
    message: 'must be NoExecute with tolerationSeconds',
    fix: 'set NoExecute, or remove tolerationSeconds',
  });
}
