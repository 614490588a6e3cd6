import type { Connection } from '../connection/connection';
import type { ItemOptions } from './apply-items';
import type { SetParent } from './apply-set';
import type { Item } from './items';
import type { Settings } from './options';
import type { Hold, LiveParent } from './parent';
import type { Survey } from './survey';

/** What a run is made of, before anything is read. */
export interface Setting {
  readonly connection: Connection;
  readonly settings: Settings;
  readonly isDry: boolean;
  /** Ends the run. */
  readonly signal: AbortSignal;
  /** A signal that is aborted after the time that the run may wait. */
  readonly timeout: () => AbortSignal;
}

/** What a run has to do. */
export interface Work extends Setting {
  readonly survey: Survey;
  readonly levels: readonly (readonly Item[])[];
}

/** A set while it is applied; without a hold, nothing of it is to change. */
export interface HeldSet {
  readonly parent: SetParent;
  readonly live: LiveParent;
  readonly hold: Hold | undefined;
}

/** How the items of a run are applied. */
export function itemOptions({ settings, isDry, timeout }: Setting, signal: AbortSignal): ItemOptions {
  const { conflicts, recreate, onEvent } = settings;
  const onLate: ItemOptions['onLate'] = (object, text) => onEvent({ type: 'waiting', object, text });
  return { conflicts, recreate, isDry, timeout, signal, onLate };
}
