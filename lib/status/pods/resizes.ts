import type { FieldPath } from '../../findings/field-path';
import { at, conditionOf, conditionPath, mapAt, textAt } from '../snapshot/read';
import { timeAt } from '../snapshot/time';
import { evidenceIn, type PodCheck, type PodView } from './pod-view';

/** A running Pod whose new resources its node cannot give it, or not yet. */
export const resize: PodCheck = (view) => {
  const type = ['PodResizePending', 'PodResizeInProgress'].find((one) => isStuck(conditionOf(view.pod, one)));
  if (type === undefined) return undefined;
  const condition = conditionOf(view.pod, type);
  const reason = textAt(condition, 'reason');
  const message = textAt(condition, 'message');
  return {
    cause: 'resize',
    severity: reason === 'Deferred' ? 'warning' : 'error',
    text: `its resize ${effects[reason] ?? 'fails'}${message === '' ? '' : `: ${view.quote(message)}`}`,
    field: fieldOf(view),
    variant: reason,
    evidence: evidenceIn(view, conditionPath(view.pod, type)),
    since: timeAt(condition, 'lastTransitionTime'),
    fix: fixes[reason] ?? 'correct what the message names',
  };
};

const effects: Readonly<Record<string, string>> = {
  Infeasible: 'is refused by its node',
  Deferred: 'waits for room on its node',
};

const fixes: Readonly<Record<string, string>> = {
  Infeasible: 'request what its node can give, or create the Pod anew, on another node',
  Deferred: 'remove other Pods from the node, or create the Pod anew, on another node',
};

/** A resize in progress that has no error just takes its time. */
function isStuck(condition: unknown): boolean {
  if (textAt(condition, 'status') !== 'True') return false;
  return textAt(condition, 'type') === 'PodResizePending' || textAt(condition, 'reason') === 'Error';
}

/** The only container whose amounts are not those that it has. */
function fieldOf({ containers }: PodView): FieldPath {
  const changed = containers.flatMap(({ field, spec, status }) =>
    ['requests', 'limits'].flatMap((list) => {
      const [wanted, given] = [spec, status].map((one) => mapAt(one, 'resources', list));
      if (at(status, 'resources') === undefined) return [];
      const names = Object.keys({ ...wanted, ...given }).filter((name) => wanted?.[name] !== given?.[name]);
      return names.map((name) => ({ field, path: `${field}.resources.${list}[${name}]` }));
    }),
  );
  const [first] = changed;
  if (first === undefined || changed.some(({ field }) => field !== first.field)) return 'spec';
  return changed.length === 1 ? first.path : `${first.field}.resources`;
}
