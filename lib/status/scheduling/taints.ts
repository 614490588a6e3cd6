import { at, listAt, textAt } from '../snapshot/read';

/** The first taint of a node that keeps a Pod from it, as kubectl writes it: `gpu=true:NoSchedule`. */
export function untoleratedTaint(pod: unknown, node: unknown): string | undefined {
  const tolerations = listAt(pod, 'spec', 'tolerations');
  const isKept = (taint: unknown) =>
    ['NoSchedule', 'NoExecute'].includes(textAt(taint, 'effect')) && !tolerations.some((one) => tolerates(one, taint));
  const taint = listAt(node, 'spec', 'taints').find(isKept);
  if (taint === undefined) return undefined;
  const value = textAt(taint, 'value');
  return `${textAt(taint, 'key')}${value === '' ? '' : `=${value}`}:${textAt(taint, 'effect')}`;
}

/** Whether a node is cordoned, for a Pod that does not tolerate that. */
export function isCordoned(pod: unknown, node: unknown): boolean {
  const taint = { key: 'node.kubernetes.io/unschedulable', effect: 'NoSchedule' };
  const tolerations = listAt(pod, 'spec', 'tolerations');
  return at(node, 'spec', 'unschedulable') === true && !tolerations.some((one) => tolerates(one, taint));
}

/** @see https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/ */
function tolerates(toleration: unknown, taint: unknown): boolean {
  const [effect, key, value] = [textAt(toleration, 'effect'), textAt(toleration, 'key'), textAt(taint, 'value')];
  if (effect !== '' && effect !== textAt(taint, 'effect')) return false;
  if (key !== '' && key !== textAt(taint, 'key')) return false;
  switch (textAt(toleration, 'operator')) {
    case 'Exists':
      return true;
    case 'Lt':
      return Number(value) < Number(textAt(toleration, 'value'));
    case 'Gt':
      return Number(value) > Number(textAt(toleration, 'value'));
    default:
      return key !== '' && textAt(toleration, 'value') === value;
  }
}
