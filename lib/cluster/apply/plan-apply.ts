import { parseKubernetesVersion } from '../../kubernetes/version';
import { type Plan, type PlanOptions, plan } from '../../plan';
import type { ObjectReference } from '../../status/snapshot/references';
import { defined } from '../../values/defined';
import type { Connection } from '../connection/connection';
import { serverRelease } from '../connection/server-release';
import { anySignal } from '../connection/signals';
import { setId } from './apply-set';
import { itemsOf } from './items';
import { whyKept } from './kept';
import { fieldManager } from './manifest-fields';
import { type ApplyOptions, applySettings } from './options';
import { readParent } from './parent';
import { surveyOf } from './survey';
import { withoutLastApplied } from './unchanged';

/** What applying manifests would do. */
export interface ApplyPlan extends Plan {
  /** What would be deleted, as it is in the set and in no manifest any more. */
  readonly pruned: readonly ObjectReference[];
}

/** Reads what is in a cluster, and plans what applying manifests does to it. Nothing is sent but requests to read. */
export async function planApply(
  connection: Connection,
  manifests: unknown,
  options: ApplyOptions & Pick<PlanOptions, 'workloads' | 'featureGates'> = {},
): Promise<ApplyPlan> {
  const { workloads, featureGates, ...others } = options;
  const settings = applySettings('apply', others, connection.namespace);
  const { set: parent, kubernetes: given, prune } = settings;
  const kubernetes = parseKubernetesVersion(given ?? (await serverRelease(connection)).release);
  const items = await itemsOf(manifests, connection, connection.namespace, parent && setId(parent));
  const set = parent && { parent, live: await readParent(connection, parent) };
  const survey = await surveyOf(connection, items, set, {
    ...settings,
    kubernetes,
    signal: anySignal(settings.signal),
  });
  const gone = survey.gone.filter(
    ({ object }) => prune && parent !== undefined && whyKept(object, parent) === undefined,
  );
  const planned = plan(
    [...survey.live.values(), ...gone.map(({ object }) => object)].map(withoutLastApplied),
    survey.items.map(({ manifest }) => manifest),
    {
      kubernetes,
      namespace: connection.namespace,
      fieldManagers: [fieldManager],
      ...defined({ workloads, featureGates }),
    },
  );
  // ConfigMaps and Secrets are deleted once no Pod uses them.
  const effects = planned.effects.filter(({ code, severity }) => code !== 'deleted-in-use' || severity !== 'note');
  return { ...planned, effects, pruned: gone.map(({ reference }) => reference) };
}
