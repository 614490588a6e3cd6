import { textAt } from '../../status/snapshot/read';
import { keyOf, type ObjectReference, textOf } from '../../status/snapshot/references';
import { own } from '../../values/own';
import type { Connection } from '../connection/connection';
import { inParallel, requestsAtOnce } from '../connection/parallel';
import { pause } from '../connection/pause';
import { anySignal } from '../connection/signals';
import type { Entries } from '../objects/object-types';
import { readinessOf } from '../watch/readiness';
import { groupKindOf } from './apply-set';
import type { Conflict } from './conflicts';
import { remove } from './deletion';
import type { Item } from './items';
import { latenessOf } from './late';
import { failUnready, type Outcome, type Outcomes } from './outcomes';
import { resize } from './resize';
import type { AppliedObject } from './result';
import { ConflictError, type SendOptions, type Sent, send } from './send';
import { inStages } from './stages';
import type { Survey } from './survey';
import { hasSameContent } from './unchanged';
import { waitUntilReady } from './wait';

/** How items are applied. */
export interface ItemOptions extends SendOptions {
  readonly signal: AbortSignal;
  readonly recreate: boolean;
  /** After which nothing is waited for any more. */
  readonly timeout: () => AbortSignal;
  /** Told what keeps an object from being applied for now. */
  readonly onLate: (reference: ObjectReference, text: string) => void;
}

/** How an item is applied. */
interface OneItemOptions extends ItemOptions {
  /** Until when an object is sent again that the server cannot take yet: from the first one on. */
  readonly lateness: () => AbortSignal;
}

/** Applies items stage by stage, and all of a stage at once. What fails does not keep others from being applied. */
export async function applyItems(
  connection: Connection,
  items: readonly Item[],
  survey: Survey,
  outcomes: Outcomes,
  options: ItemOptions,
  onOutcome: (outcome: Outcome) => void,
): Promise<void> {
  // One for all: what is late for the same reason is not waited for once more.
  let ending: AbortSignal | undefined;
  const once = {
    ...options,
    lateness: () => {
      ending ??= options.timeout();
      return ending;
    },
  };
  for (const stage of inStages(items.map((item) => ({ ...item.reference, item })))) {
    const batch = stage.map(({ item }) => item);
    await inParallel(batch, requestsAtOnce, async (item) => {
      const outcome = await applyItem(connection, item, survey, outcomes, once);
      outcomes.set(keyOf(item.reference), outcome);
      onOutcome(outcome);
    });
    options.signal.throwIfAborted();
    if (!options.isDry) await untilEstablished(connection, batch, outcomes, options);
  }
}

async function applyItem(
  connection: Connection,
  item: Item,
  survey: Survey,
  outcomes: Outcomes,
  options: OneItemOptions,
): Promise<Outcome> {
  const { reference } = item;
  const key = keyOf(reference);
  const live = survey.live.get(key);
  if (live !== undefined && survey.unchanged.has(key)) return outcomeOf(item, 'unchanged', live);
  const isFailed = (text: string): Outcome => ({
    item,
    result: { ...reference, action: 'failed', reason: text, conflicts: [] },
    object: live,
  });
  const obstacle = obstacleOf(item, live, outcomes);
  if (obstacle !== undefined) return isFailed(`${textOf(reference)}: ${obstacle}`);
  const missing = options.isDry ? missingAround(item, outcomes) : undefined;
  if (missing !== undefined) return unjudged(item, missing);
  try {
    return await changed(connection, item, survey, options);
  } catch (error) {
    if (options.signal.aborted) throw options.signal.reason;
    if (error instanceof ConflictError) {
      const failed = isFailed(`${textOf(reference)}: ${error.message}`);
      return { ...failed, result: { ...failed.result, conflicts: error.conflicts.map(plain) } };
    }
    return isFailed(error instanceof Error ? error.message : String(error));
  }
}

async function changed(connection: Connection, item: Item, survey: Survey, options: OneItemOptions): Promise<Outcome> {
  const key = keyOf(item.reference);
  const live = survey.live.get(key);
  const planned = survey.planned.get(key);
  const uid = textAt(live, 'metadata', 'uid');
  // A hook of a release takes the place of the one before: nobody has to be asked.
  const isHook = live !== undefined && planned?.verdict === 'create';
  const isReplaced = isHook || planned?.verdict === 'recreate';
  if (isReplaced) {
    if (!isHook && !options.recreate) {
      const why = planned === undefined || planned.summary === '' ? '' : ` (${planned.summary})`;
      throw new Error(
        `${textOf(item.reference)}: has to be deleted and created again${why}; set recreate, or give it another name`,
      );
    }
    if (options.isDry) return outcomeOf(item, 'recreated', item.manifest);
    await remove(connection, item, uid, { signal: options.signal, timeout: options.timeout() });
  }
  if (planned?.verdict === 'resize') await resize(connection, item, options);
  const { object, conflicts } = await sendOnceTaken(connection, item, options);
  if (textAt(object, 'metadata', 'deletionTimestamp') !== '') {
    throw new Error(`${textOf(item.reference)}: is being deleted; apply again once it is gone`);
  }
  const isSame =
    live !== undefined && (options.isDry ? hasSameContent(object, live) : versionOf(object) === versionOf(live));
  const action = isReplaced ? 'recreated' : live === undefined ? 'created' : 'configured';
  const outcome = outcomeOf(item, isSame ? 'unchanged' : action, object);
  return { ...outcome, result: { ...outcome.result, conflicts: [...item.left, ...conflicts].map(plain) } };
}

function versionOf(object: Entries): string {
  return textAt(object, 'metadata', 'resourceVersion');
}

/** How long it takes until an object is sent again that is late, in milliseconds. */
const pauseIfLate = 500;

/** Sends an object, and again while the server cannot take it yet. */
async function sendOnceTaken(connection: Connection, item: Item, options: OneItemOptions): Promise<Sent> {
  let reported = '';
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await send(connection, item, options);
    } catch (error) {
      const late = options.isDry ? undefined : latenessOf(error, item);
      if (late === undefined || attempt === late.mostAttempts) throw error;
      if (options.lateness().aborted) throw error;
      if (late.text !== reported) options.onLate(item.reference, late.text);
      reported = late.text;
      await pause(pauseIfLate, options.signal);
    }
  }
}

function outcomeOf(item: Item, action: AppliedObject['action'], object: Entries): Outcome {
  const uid = textAt(object, 'metadata', 'uid');
  const generation = own(own(object, 'metadata'), 'generation');
  return {
    item,
    result: {
      ...item.reference,
      action,
      ...(uid !== '' && { uid }),
      ...(typeof generation === 'number' && { generation }),
      conflicts: item.left.map(plain),
    },
    object,
  };
}

const plain = ({ field, manager }: Conflict): Conflict => ({ field, manager });

/** What keeps an item from being applied: what it is in, or is defined by, or depends on has failed. */
function obstacleOf(
  { reference, dependencies, resource }: Item,
  live: unknown,
  outcomes: Outcomes,
): string | undefined {
  if (textAt(live, 'metadata', 'deletionTimestamp') !== '') return 'is being deleted; apply again once it is gone';
  const namespace = reference.namespace ?? '';
  const around = outcomes.get(keyOf({ apiVersion: 'v1', kind: 'Namespace', name: namespace }));
  const definition = outcomes.get(
    keyOf({
      apiVersion: 'apiextensions.k8s.io/v1',
      kind: 'CustomResourceDefinition',
      name: groupKindOf({ apiVersion: reference.apiVersion, kind: resource.plural }),
    }),
  );
  const needed = [around, definition, ...dependencies.map((one) => outcomes.get(keyOf(one)))];
  const failed = needed.find((one) => one?.result.action === 'failed');
  return failed === undefined ? undefined : `was not applied, as ${textOf(failed.item.reference)} has failed`;
}

/** The Namespace or definition of an item that a dry run does not create: no server can be asked about it. */
function missingAround({ reference, resource, isDefinedHere }: Item, outcomes: Outcomes): string | undefined {
  const namespace = outcomes.get(keyOf({ apiVersion: 'v1', kind: 'Namespace', name: reference.namespace ?? '' }));
  if (namespace?.result.action === 'created') return textOf(namespace.item.reference);
  const name = groupKindOf({ apiVersion: reference.apiVersion, kind: resource.plural });
  return isDefinedHere ? `CustomResourceDefinition ${name}` : undefined;
}

function unjudged(item: Item, missing: string): Outcome {
  const { result, ...outcome } = outcomeOf(item, 'created', item.manifest);
  const reason = `${textOf(item.reference)}: not judged by the server, as ${missing} does not exist yet`;
  return { ...outcome, result: { ...result, reason }, missing };
}

/** Waits for what nothing else can do without: definitions of kinds. */
async function untilEstablished(
  connection: Connection,
  batch: readonly Item[],
  outcomes: Outcomes,
  { signal, timeout }: ItemOptions,
): Promise<void> {
  const awaited = batch.flatMap((item) => {
    const { object, result } = outcomes.get(keyOf(item.reference)) ?? {};
    const isDefinition = item.reference.kind === 'CustomResourceDefinition' && result?.action !== 'failed';
    return isDefinition && readinessOf(object).state === 'waiting' ? [{ item, object }] : [];
  });
  if (awaited.length === 0) return;
  const states = await waitUntilReady(connection, awaited, anySignal(signal, timeout()), () => {});
  failUnready(outcomes, awaited, states, ({ text }) => text);
}
