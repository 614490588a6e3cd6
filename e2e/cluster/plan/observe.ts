import { type Api, type Live, pathOf } from '../harness';

/** What is to be seen of an object and its Pods. */
export interface Seen {
  readonly object: Live;
  /** Those that are not being deleted. */
  readonly pods: readonly Live[];
  /** The ReplicaSets and controller revisions of a workload: what its Pods are made of. */
  readonly made: readonly Live[];
  /** What names the template that new Pods get: a hash, or a revision; undefined where the kind has none. */
  readonly template: string | undefined;
}

/** Looks at an object. */
export async function observe(
  api: Api,
  { apiVersion, kind, metadata: { name } }: Live,
  namespace: string,
): Promise<Seen> {
  const list = async (version: string, of: string): Promise<readonly Live[]> =>
    (await api.get(pathOf(version, of, namespace))).items.map((item: object) => ({
      apiVersion: version,
      kind: of,
      ...item,
    }));
  const object = await api.get(pathOf(apiVersion, kind, namespace, name));
  const pods = (await list('v1', 'Pod')).filter(({ metadata }) => metadata.deletionTimestamp === undefined);
  const made = [...(await list('apps/v1', 'ReplicaSet')), ...(await list('apps/v1', 'ControllerRevision'))];
  return { object, pods, made, template: templateOf(object, made) };
}

function templateOf(object: Live, made: readonly Live[]): string | undefined {
  if (object.kind === 'StatefulSet') return object.status.updateRevision;
  const revisionOf = ({ metadata, revision }: Live): number =>
    Number(revision ?? metadata.annotations?.['deployment.kubernetes.io/revision']);
  const newest = [...made].sort((a, b) => revisionOf(a) - revisionOf(b)).at(-1);
  return newest?.metadata.name;
}

/** Whether controllers have done all that they do to an object. */
export function isSettled({ object, pods }: Seen): boolean {
  const { kind, metadata, spec, status = {} } = object;
  if (!controlled.includes(kind)) return true;
  if (kind === 'Pod') return isReady(object) && haveImagesOf(object);
  if (kind === 'Job')
    return spec.suspend
      ? hasCondition(object, 'Suspended') && pods.length === 0
      : pods.length === wantedOf(spec) && pods.every(isReady);
  if (status.observedGeneration !== metadata.generation) return false;
  if (!pods.every(isReady)) return false;
  if (kind === 'DaemonSet') {
    const { desiredNumberScheduled: wanted, numberReady, updatedNumberScheduled: updated } = status;
    return wanted > 0 && numberReady === wanted && (spec.updateStrategy.type === 'OnDelete' || updated === wanted);
  }
  if (pods.length !== spec.replicas || (status.readyReplicas ?? 0) !== spec.replicas) return false;
  if (spec.paused || spec.updateStrategy?.type === 'OnDelete') return true;
  const partition = spec.updateStrategy?.rollingUpdate?.partition ?? 0;
  return (status.updatedReplicas ?? 0) >= Math.max(0, spec.replicas - partition);
}

/** The kinds that something is done to once they are there. */
const controlled: readonly string[] = ['Pod', 'Job', 'Deployment', 'StatefulSet', 'DaemonSet'];

const wantedOf = ({ parallelism, completions }: Live): number => Math.min(parallelism, completions ?? parallelism);

const isReady = (pod: Live): boolean => hasCondition(pod, 'Ready');

function hasCondition({ status = {} }: Live, type: string): boolean {
  return (status.conditions ?? []).some((each: Live) => each.type === type && each.status === 'True');
}

function haveImagesOf({ spec, status }: Live): boolean {
  return spec.containers.every(({ image }: Live, at: number) => status.containerStatuses?.[at]?.image === image);
}
