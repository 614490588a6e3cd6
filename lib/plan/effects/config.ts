import type { ConfigKind } from '../../anatomy/config-references';
import { parse } from '../../findings/field-path';
import type { Workload } from '../facts';
import type { PlannedObject } from '../planned';
import { templateReferences } from '../references';
import { quoted } from '../text';
import { type ConfigUse, configUses } from './config-uses';
import type { Effect } from './effect';
import { named, nameOf, type Situation } from './situation';

/** What a changed ConfigMap or Secret is to the Pods that read it and run on. */
export function configEffects(situation: Situation): readonly Effect[] {
  return situation.objects.flatMap(({ object, namespace }) => {
    if (object.verdict !== 'patch' || !isConfig(object)) return [];
    const keys = changedKeys(object.changes);
    const gone = removedKeys(object.changes);
    return situation.after
      .readersOf(object, namespace)
      .flatMap((workload) => [
        ...missingKeys(workload, object, gone),
        ...(keepsPods(situation, workload) ? effectsOn(workload, object, keys) : []),
      ]);
  });
}

/** Keys that Pods name and that are not there any more: no new Pod starts without them. */
function missingKeys(
  workload: Workload,
  config: PlannedObject & { readonly kind: ConfigKind },
  gone: readonly string[],
): readonly Effect[] {
  const needed = configUses(workload.template, config.kind, config.name)
    .filter(({ isOptional }) => !isOptional)
    .flatMap(({ needed: keys }) => keys);
  return gone
    .filter((key) => needed.includes(key))
    .map((key) => ({
      code: 'deleted-in-use',
      severity: 'warning',
      object: nameOf(workload.name),
      message: `refers to key "${key}" of ${named(config)}, which is removed: new Pods cannot start`,
    }));
}

/** Whether an object is a ConfigMap or a Secret. */
export function isConfig<One extends { readonly kind: string }>(
  object: One,
): object is One & { readonly kind: ConfigKind } {
  return object.kind === 'ConfigMap' || object.kind === 'Secret';
}

function removedKeys(changes: PlannedObject['changes']): readonly string[] {
  const left = new Set(changedKeys(changes.filter(({ change }) => change !== 'removed')));
  return changedKeys(changes.filter(({ change }) => change === 'removed')).filter((key) => !left.has(key));
}

function changedKeys(changes: PlannedObject['changes']): readonly string[] {
  return changes.flatMap(({ field }) => {
    const [first, second] = parse(field);
    return /^(?:data|binaryData|stringData)$/.test(first?.name ?? '') && second !== undefined ? [second.name] : [];
  });
}

/** Pods that are new read the new content; those of a CronJob are new in each run. Some workloads have none that run. */
function keepsPods({ before, verdictOf }: Situation, workload: Workload): boolean {
  const verdict = verdictOf(workload) ?? 'unchanged';
  const { name, namespace, pods } = workload;
  if (pods === 0 || before.workload(name, namespace)?.pods === 0) return false;
  return name.kind !== 'CronJob' && !['create', 'roll', 'recreate', 'delete'].includes(verdict);
}

function effectsOn(
  workload: Workload,
  config: PlannedObject & { readonly kind: ConfigKind },
  keys: readonly string[],
): readonly Effect[] {
  const uses = configUses(workload.template, config.kind, config.name).filter((use) =>
    keys.some((key) => use.keys === undefined || use.keys.includes(key)),
  );
  const stale = uses.filter(({ as }) => as !== 'files');
  const seen = uses.filter(({ as }) => as === 'files');
  const object = nameOf(workload.name);
  const isPod = workload.name.kind === 'Pod';
  return [
    ...(stale.length === 0
      ? []
      : [
          {
            code: 'config-not-seen',
            severity: 'warning',
            object,
            message: `keeps the old content of ${named(config)} until ${isPod ? 'it is' : 'its Pods are'} replaced: ${waysText(stale)}; ${replacement(workload)}`,
          } as const,
        ]),
    ...(seen.length === 0
      ? []
      : [
          {
            code: 'config-seen',
            severity: 'note',
            object,
            message: `${isPod ? 'sees' : 'its Pods see'} the new content of ${named(config)} after about a minute, ${waysText(seen)}; no container restarts`,
          } as const,
        ]),
  ];
}

/** How the Pods of a workload come to have the new content. */
function replacement({ name: { apiVersion, kind } }: Workload): string {
  const hashed = 'a name with a hash of the content';
  if (apiVersion === 'apps/v1' && kind !== 'ReplicaSet') return `kubectl rollout restart, or ${hashed}`;
  if (kind === 'Pod' || kind === 'Job') return 'delete it and apply';
  return `delete its Pods, or use ${hashed}`;
}

function waysText(uses: readonly ConfigUse[]): string {
  const texts = uses.map(({ as, container, mountPath = '' }) => {
    if (as === 'env') return `${quoted([container])} reads it as environment variables`;
    if (as === 'subPath') return `${quoted([container])} mounts it with a subPath at ${mountPath}`;
    if (as === 'init') return `init container ${quoted([container])} reads it only when a Pod starts`;
    return `in ${quoted([container])} at ${mountPath}`;
  });
  return [...new Set(texts)].join(', ');
}

/** A ConfigMap or Secret of a new name, as one named by a hash of its content has, rolls the Pods that refer to it. */
export function configRollEffects({ before, after, objects, verdictOf }: Situation): readonly Effect[] {
  const created = objects.filter(({ object }) => isConfig(object) && object.verdict === 'create');
  return created.flatMap(({ object: config, namespace }) =>
    after
      .readersOf(config, namespace)
      .filter((workload) => verdictOf(workload) === 'roll')
      .map((workload): Effect => {
        const old = before.workload(workload.name, namespace);
        const replaced = (old === undefined ? [] : templateReferences(old.template)).find(
          ({ kind, name }) =>
            kind === config.kind &&
            isSameStem(name, config.name) &&
            verdictOf({ name: { ...config, name }, namespace }) === 'delete',
        );
        const from = replaced === undefined ? '' : ` in place of "${replaced.name}"`;
        return {
          code: 'config-rolls',
          severity: 'note',
          object: nameOf(workload.name),
          message: `rolls, as its Pods read ${named(config)}${from}`,
        };
      }),
  );
}

/** Whether two names differ only in what follows the last dash: the hash. */
function isSameStem(one: string, other: string): boolean {
  return one.slice(0, one.lastIndexOf('-')) === other.slice(0, other.lastIndexOf('-'));
}
