import type { KubernetesVersion } from '../../../lib/kubernetes/version';
import { plan } from '../../../lib/plan';
import type { PlannedObject } from '../../../lib/plan/planned';
import { changed } from '../../../lib/plan/testdata/objects';
import type { PlanPair } from '../../../lib/plan/testdata/pairs';
import { type Api, ApiError, type Live, pathOf, pause, until } from '../harness';
import { isSettled, observe, type Seen } from './observe';

/** What was planned of a pair, and what a control plane did. */
export interface Played {
  readonly planned: PlannedObject;
  readonly before: Seen;
  readonly after: Seen;
  /** The error of the server, where it refused the change. */
  readonly refused: Refusal | undefined;
}

/** The answer of a server that refuses. */
export interface Refusal {
  readonly message: string;
  /** The fields that it names, as `spec.selector`. */
  readonly fields: readonly string[];
}

/** How long quiet changes are watched: a controller would have begun to replace Pods. */
const quietMilliseconds = 2000;

/** Creates the old object, plans the change with the live objects, and applies it. */
export async function play(api: Api, namespace: string, release: string, pair: PlanPair): Promise<Played> {
  const [old, now] = [pair.old, pair.new].map((manifest) => withRunningJob(manifest) as Live);
  // A Deployment that is paused from the start would have no Pods.
  if (old.spec?.paused) {
    await api.apply(changed(old, 'spec.paused', false) as Live, namespace);
    await settled(api, old, namespace);
  }
  await api.apply(old, namespace);
  const before = await settled(api, old, namespace);
  const live = [
    before.object,
    ...before.pods.filter(({ metadata }) => metadata.uid !== before.object.metadata.uid),
    ...before.made,
  ];
  const { objects } = plan(live, [now], { kubernetes: release as KubernetesVersion, namespace });
  const [planned, ...others] = objects;
  if (planned === undefined || others.length > 0) throw new Error(`${objects.length} objects are planned`);
  const refused = await apply(api, now, namespace);
  if (planned.verdict === 'resize') await resize(api, now, namespace);
  if (planned.verdict === 'recreate') await recreate(api, now, namespace);
  if (!planned.restarts) await pause(quietMilliseconds);
  return { planned, before, after: await settled(api, now, namespace), refused };
}

/** The Jobs of kwok end after a second; that of a pair goes on. */
function withRunningJob(manifest: object): object {
  return (manifest as Live).kind === 'Job'
    ? changed(manifest, 'spec.template.metadata.annotations', { 'kwok/run': 'on' })
    : manifest;
}

const settled = (api: Api, object: Live, namespace: string): Promise<Seen> =>
  until(
    `${object.kind} of ${namespace} is settled`,
    async () => {
      const seen = await observe(api, object, namespace);
      return isSettled(seen) && seen;
    },
    { every: 1000 },
  );

async function apply(api: Api, object: Live, namespace: string): Promise<Refusal | undefined> {
  try {
    await api.apply(object, namespace);
    return undefined;
  } catch (error) {
    // Server-side apply answers with 500 to a field that it does not know.
    if (!(error instanceof ApiError) || ![400, 422, 500].includes(error.status)) throw error;
    const { message, details } = JSON.parse(error.message.slice(error.message.indexOf('{')));
    return { message, fields: (details?.causes ?? []).map(({ field }: Live) => field) };
  }
}

/** Changes the resources through the subresource; then the rest can be applied. */
async function resize(api: Api, now: Live, namespace: string): Promise<void> {
  const path = pathOf('v1', 'Pod', namespace, now.metadata.name);
  const { spec } = await api.get(path);
  const containers = now.spec.containers.map(({ resources }: Live, at: number) => ({
    ...spec.containers[at],
    resources,
  }));
  await api.patch(`${path}/resize`, { spec: { containers } });
  await api.apply(now, namespace);
}

async function recreate(api: Api, now: Live, namespace: string): Promise<void> {
  const path = pathOf(now.apiVersion, now.kind, namespace, now.metadata.name);
  await api.remove(path, { propagationPolicy: 'Foreground' });
  await until(`${now.kind} is gone`, async () => (await api.find(path)) === undefined, { every: 500 });
  await api.apply(now, namespace);
}
