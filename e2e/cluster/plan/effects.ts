import type { Live } from '../harness';
import type { Played } from './play';

/** What a change did, as it is compared with a plan. */
export interface Effects {
  readonly isRefused: boolean;
  readonly isRecreated: boolean;
  /** Whether anything of the object is another thing, but for who set it. */
  readonly isChanged: boolean;
  /** How often its generation has grown. */
  readonly generations: number;
  /** Whether anything at all was stored. */
  readonly isStored: boolean;
  readonly isTemplateNew: boolean;
  /** Pods that are new beyond a change of their number. */
  readonly replacedPods: number;
  readonly newPods: number;
  readonly morePods: number;
  readonly restartedContainers: number;
}

/** What is to be seen of a change. */
export function effectsOf({ before, after, refused }: Played): Effects {
  const uids = (pods: readonly Live[]): readonly string[] => pods.map(({ metadata }) => metadata.uid);
  const kept = uids(after.pods).filter((uid) => uids(before.pods).includes(uid));
  const ofNumber = Math.min(before.pods.length, after.pods.length);
  return {
    isRefused: refused !== undefined,
    isRecreated: before.object.metadata.uid !== after.object.metadata.uid,
    isChanged: JSON.stringify(contentOf(before.object)) !== JSON.stringify(contentOf(after.object)),
    generations: (after.object.metadata.generation ?? 0) - (before.object.metadata.generation ?? 0),
    isStored: before.object.metadata.resourceVersion !== after.object.metadata.resourceVersion,
    isTemplateNew: before.template !== after.template,
    replacedPods: ofNumber - Math.min(kept.length, ofNumber),
    newPods: after.pods.length - kept.length,
    morePods: after.pods.length - before.pods.length,
    restartedContainers: restartsOf(after.pods, kept) - restartsOf(before.pods, kept),
  };
}

/** The object without its status and what a server notes of each request. */
function contentOf({ status: _status, metadata, ...rest }: Live): object {
  const {
    managedFields: _fields,
    resourceVersion: _version,
    generation: _generation,
    annotations,
    ...others
  } = metadata;
  const { 'deployment.kubernetes.io/revision': _revision, ...own } = annotations ?? {};
  return { ...rest, metadata: { ...others, annotations: own } };
}

function restartsOf(pods: readonly Live[], uids: readonly string[]): number {
  return pods
    .filter(({ metadata }) => uids.includes(metadata.uid))
    .flatMap(({ status }) => status.containerStatuses ?? [])
    .reduce((sum, { restartCount }) => sum + restartCount, 0);
}
