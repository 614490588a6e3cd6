import { keyOf } from '../../status/snapshot/references';
import { anySignal } from '../connection/signals';
import { applyItems } from './apply-items';
import {
  ApplySetError,
  isSameScope,
  type ParentState,
  type SetParent,
  type SetScope,
  scopeOf,
  withScope,
} from './apply-set';
import { whyKept } from './kept';
import type { Settings } from './options';
import { freeParent, type Hold, holdParent, type LiveParent, newRun, OtherRun, readParent } from './parent';
import type { Survey } from './survey';
import { type HeldSet, itemOptions, type Setting, type Work } from './work';

/** The parent of the set of a run, once no other run holds it. */
export async function currentParent(
  { connection, settings, isDry, timeout, signal }: Setting,
  parent: SetParent,
): Promise<LiveParent> {
  if (isDry) return readParent(connection, parent);
  const say = (other: string) =>
    settings.onEvent({ type: 'note', text: `waits for another run (${other}) that applies the set "${parent.name}"` });
  const isLate = timeout();
  try {
    return await freeParent(connection, parent, say, anySignal(isLate, signal));
  } catch (error) {
    if (!isLate.aborted || signal.aborted) throw error;
    throw new ApplySetError(`another run still applies the set "${parent.name}"; apply again once it has ended`);
  }
}

/** Whether a set has all that a run would apply, and nothing that it would delete. */
export function isDone(
  { items, unchanged, gone, scope }: Pick<Survey, 'items' | 'unchanged' | 'gone' | 'scope'>,
  parent: SetParent,
  state: ParentState,
  { prune }: Pick<Settings, 'prune'>,
): boolean {
  const staying = gone.filter(({ object }) => whyKept(object, parent) !== undefined);
  const left = prune ? scopeOf(staying.map(({ reference }) => reference)) : state.scope;
  return (
    state.renewals === undefined &&
    isSameScope(state.scope, withScope(scope, left), parent) &&
    items.every(({ reference }) => unchanged.has(keyOf(reference))) &&
    (staying.length === gone.length || !prune)
  );
}

/** The hold on a set, where there is something to do; `taken` where another run was sooner. */
export async function held(work: Work, { parent, live }: Omit<HeldSet, 'hold'>): Promise<Hold | undefined | 'taken'> {
  const { connection, settings, survey } = work;
  const { items } = survey;
  if (live.state !== undefined && isDone(survey, parent, live.state, settings)) return undefined;
  const before = live.state?.scope;
  // The parent may be in a namespace that is among the manifests.
  const around = items.filter(({ reference: { kind, name } }) => kind === 'Namespace' && name === parent.namespace);
  await applyItems(connection, around, survey, new Map(), itemOptions(work, work.signal), () => {});
  const scope = before === undefined ? survey.scope : withScope(before, survey.scope);
  try {
    return await holdParent(connection, parent, live, { run: newRun(), scope });
  } catch (error) {
    if (error instanceof OtherRun) return 'taken';
    throw error;
  }
}

/** Whether the set is still that of this run, once all is ready: else the later run decides what is deleted. */
export async function resumed({ settings }: Work, hold: Hold, scope: SetScope): Promise<boolean> {
  try {
    await hold.resume(scope);
    return true;
  } catch (error) {
    if (!(error instanceof OtherRun)) throw error;
    settings.onEvent({ type: 'note', text: `${error.message} since: it prunes, and this run does not` });
    return false;
  }
}
