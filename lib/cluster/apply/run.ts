import { parseKubernetesVersion } from '../../kubernetes/version';
import { keyOf } from '../../status/snapshot/references';
import { counted } from '../../values/counted';
import { defined } from '../../values/defined';
import type { Connection } from '../connection/connection';
import { serverRelease } from '../connection/server-release';
import { anySignal, timeoutSignal } from '../connection/signals';
import { applyItems } from './apply-items';
import { ApplySetError, type SetParent, type SetScope, scopeOf, setId, withScope } from './apply-set';
import { inLevels } from './dependencies';
import { type Item, itemsOf } from './items';
import { keptObject } from './kept';
import type { Settings } from './options';
import type { Outcome, Outcomes } from './outcomes';
import { OtherRun } from './parent';
import { prune, pruneOrder } from './prune';
import type { AppliedObject, ApplyResult } from './result';
import { currentParent, held, resumed } from './set-hold';
import { surveyOf } from './survey';
import { untilReady } from './until-ready';
import { type HeldSet, itemOptions, type Work } from './work';

/** Applies manifests, or says what that would do. */
export async function run(
  connection: Connection,
  manifests: unknown,
  settings: Settings,
  isDry: boolean,
): Promise<ApplyResult> {
  const { set: parent, timeoutSeconds, conflicts, prune, allowEmpty } = settings;
  const given = await itemsOf(manifests, connection, connection.namespace, parent && setId(parent));
  const timeout = () => timeoutSignal(timeoutSeconds);
  const signal = anySignal(settings.signal);
  const setting = { connection, settings, isDry, timeout, signal };
  const kubernetes = parseKubernetesVersion(settings.kubernetes ?? (await serverRelease(connection)).release);
  for (;;) {
    const set = parent && { parent, live: await currentParent(setting, parent) };
    const survey = await surveyOf(connection, given, set, { kubernetes, prune, allowEmpty, conflicts, signal });
    const work = { ...setting, survey, levels: inLevels(survey.items) };
    if (isDry) return dryRun(work);
    const hold = set && (await held(work, set));
    if (hold !== 'taken') return carryOut(work, set && { ...set, hold });
  }
}

async function dryRun(work: Work): Promise<ApplyResult> {
  const { settings, connection, levels, survey } = work;
  const outcomes: Outcomes = new Map();
  const say = ({ result }: Outcome) => settings.onEvent({ type: 'object', object: result });
  for (const level of levels) {
    await applyItems(connection, level, survey, outcomes, itemOptions(work, work.signal), say);
  }
  for (const text of unjudgedTexts(outcomes)) settings.onEvent({ type: 'note', text });
  const { set } = settings;
  if (set === undefined || !settings.prune) return resultOf(work, outcomes, []);
  const { batches, kept } = pruneOrder(survey.gone, set);
  const pruned = batches
    .flat()
    .map(({ reference, uid }): AppliedObject => ({ ...reference, action: 'pruned', uid, conflicts: [] }));
  const staying = kept.map((member) => keptObject(member, set));
  for (const object of [...pruned, ...staying]) settings.onEvent({ type: 'object', object });
  return resultOf(work, outcomes, [...pruned, ...staying]);
}

/** What the server was not asked about, in a line for each Namespace and definition that does not exist yet. */
function unjudgedTexts(outcomes: Outcomes): readonly string[] {
  const counts = new Map<string, number>();
  for (const { missing } of outcomes.values()) {
    if (missing !== undefined) counts.set(missing, (counts.get(missing) ?? 0) + 1);
  }
  return [...counts].map(
    ([missing, count]) =>
      `${missing} does not exist yet: the server has not judged ${counted(count, 'object')} that ${count === 1 ? 'needs' : 'need'} it`,
  );
}

async function carryOut(work: Work, set: HeldSet | undefined): Promise<ApplyResult> {
  const { settings, connection, survey } = work;
  const { hold } = set ?? {};
  const all = withScope(set?.live.state?.scope ?? none, survey.scope);
  const signal = anySignal(work.signal, hold?.lost);
  const outcomes: Outcomes = new Map();
  try {
    const findings = await applyAll(work, outcomes, signal, () => hold?.release(all) ?? Promise.resolve());
    const isFailed = [...outcomes.values()].some(({ result }) => result.action === 'failed');
    if (set === undefined) return resultOf(work, outcomes, [], findings);
    if (hold === undefined) return resultOf(work, outcomes, settings.prune ? staying(work, set.parent) : [], findings);
    if (isFailed || !settings.prune) {
      await hold.release(all);
      return resultOf(work, outcomes, [], findings);
    }
    if (!(await resumed(work, hold, all))) return resultOf(work, outcomes, [], findings);
    const gone = await prune(connection, survey.gone, set.parent, {
      signal,
      timeout: work.timeout(),
      onObject: (object) => settings.onEvent({ type: 'object', object }),
    });
    const left = gone.filter(({ action }) => action !== 'pruned');
    await hold.release(withScope(survey.scope, scopeOf(left)));
    return resultOf(work, outcomes, gone, findings);
  } catch (error) {
    if (error instanceof OtherRun)
      throw new ApplySetError(`${error.message}; what this one has applied is in that set`);
    // The next run does not have to wait until this one has been silent for long.
    await hold?.release(all).catch(() => {});
    throw error;
  } finally {
    hold?.stop();
  }
}

/** What is in no manifest any more, where all of that stays in whatever run. */
function staying({ survey, settings }: Work, parent: SetParent): readonly AppliedObject[] {
  const objects = survey.gone.map((member) => keptObject(member, parent));
  for (const object of objects) settings.onEvent({ type: 'object', object });
  return objects;
}

const none: SetScope = { kinds: new Set(), namespaces: new Set() };

/** Applies all levels, each once what it depends on is ready; then waits for the rest. */
async function applyAll(
  work: Work,
  outcomes: Outcomes,
  signal: AbortSignal,
  onApplied: () => Promise<void>,
): Promise<ApplyResult['findings']> {
  const { connection, settings, levels, survey } = work;
  const say = ({ result }: Outcome) => settings.onEvent({ type: 'object', object: result });
  const wait = (items: readonly Item[], onWait?: () => Promise<void>) =>
    untilReady(connection, items, outcomes, { signal, timeout: work.timeout(), settings, ...defined({ onWait }) });
  for (const level of levels) {
    const needed = new Set(level.flatMap(({ dependencies }) => dependencies.map(keyOf)));
    await wait(survey.items.filter(({ reference }) => needed.has(keyOf(reference))));
    await applyItems(connection, level, survey, outcomes, itemOptions(work, signal), say);
  }
  return settings.wait ? wait(survey.items, onApplied) : [];
}

function resultOf(
  { survey: { items } }: Work,
  outcomes: Outcomes,
  gone: readonly AppliedObject[],
  findings: ApplyResult['findings'] = [],
): ApplyResult {
  const applied = items.flatMap(({ reference }) => outcomes.get(keyOf(reference))?.result ?? []);
  return { objects: [...applied, ...gone], findings };
}
