import type { ObjectReference } from '../../status/snapshot/references';
import type { StatusFinding } from '../../status/status-finding';
import { counted } from '../../values/counted';
import type { Conflict } from './conflicts';

/**
 * What became of an object:
 * - `created`, `configured`: it was applied, and was not there before, or has changed;
 * - `unchanged`: it is as its manifest says;
 * - `recreated`: it was deleted and created again, as a server refuses the change;
 * - `pruned`: it is in no manifest any more, and was deleted;
 * - `kept`: it is in no manifest any more, and stays: Pods still use it, or the set is kept in it;
 * - `failed`: it was not applied, or not deleted, or does not become ready.
 */
export type ApplyAction = 'created' | 'configured' | 'unchanged' | 'recreated' | 'pruned' | 'kept' | 'failed';

/** An object, and what became of it. */
export interface AppliedObject extends ObjectReference {
  readonly action: ApplyAction;
  /** Of an object that is there. */
  readonly uid?: string;
  /** Its generation once it was applied, where its kind has one. */
  readonly generation?: number;
  /** Why it failed, is kept, or was not judged in a preview: a sentence that names the object. */
  readonly reason?: string;
  /** Fields that others have set and this run has taken, or left. */
  readonly conflicts: readonly Conflict[];
}

/** What became of all objects. */
export interface ApplyResult {
  /** In the order of the manifests, then what is in none any more. */
  readonly objects: readonly AppliedObject[];
  /** What is wrong with workloads that do not become ready. */
  readonly findings: readonly StatusFinding[];
}

/** What happens while a run goes on. */
export type ApplyEvent =
  | { readonly type: 'object'; readonly object: AppliedObject }
  /** What an object waits for now, before or after it is applied; `''` once it is ready. */
  | { readonly type: 'waiting'; readonly object: ObjectReference; readonly text: string }
  /** What is to be known of the run: that it waits for another one. */
  | { readonly type: 'note'; readonly text: string };

/** Some objects were not applied, or do not become ready; the others were. */
export class ApplyError extends Error {
  override readonly name = 'ApplyError';

  constructor(readonly result: ApplyResult) {
    const failed = result.objects.filter(({ action }) => action === 'failed');
    const lines = failed.map(({ reason }) => `  ${reason}`);
    super(`${counted(failed.length, 'object')} of ${result.objects.length} failed:\n${lines.join('\n')}`);
  }
}
