import { roles } from '../../anatomy/containers';
import { graceSeconds } from '../../anatomy/stop-timeline';
import type { FieldPath } from '../../findings/field-path';
import type { Finding } from '../../findings/finding';
import type { Pod, PodSpec } from '../../kubernetes/generated/types';
import { own } from '../../values/own';
import type { PlanTarget } from '../options';
import type { Pair } from '../pair';
import type { Change } from '../planned';
import type { Entries } from '../stored/stored';
import { quoted, secondsText } from '../text';
import { invalidManifest } from './invalid-manifest';
import { type Judgement, patch, refusedText } from './judgement';
import { refusedUpdate } from './refusals';
import { isResourceField, resourcesOf, withResourcesOf } from './resources';

/** A Pod: very little of it can change. */
export function judgePod(pair: Pair, target: PlanTarget): Judgement {
  const { old, next, changes } = pair;
  const refused = refusedUpdate(old, next, target);
  if (refused.length === 0) return updated(pair);
  const apart = resourcesOf(changes).length > 0 ? refusedApart(pair, target) : refused;
  if (apart.length === 0) return resized(pair, target);
  return invalidManifest(pair, target) ?? recreated(pair, refused, apart);
}

/** What is refused of the next Pod where its resources are resized, and all else is an update. */
function refusedApart({ old, next }: Pair, target: PlanTarget): readonly Finding[] {
  return [
    ...refusedUpdate(old, withResourcesOf(next, old), target),
    ...refusedUpdate(old, withResourcesOf(old, next), target, true),
  ];
}

function updated({ after, changes }: Pair): Judgement {
  const restarted = withNewImages(after, changes);
  if (restarted.length === 0) return patch();
  return patch(`${containersText(restarted)} with the new image; the Pod stays`, { restarts: true });
}

/** The containers that the kubelet starts again for their images. Init containers have ended. */
function withNewImages(after: Entries, changes: readonly Change[]): readonly string[] {
  return roles(specOf(after))
    .filter(({ role }) => role !== 'init')
    .map(({ name }) => name)
    .filter((name) => changes.some(({ field }) => field.endsWith(`ontainers[${name}].image`)));
}

function resized({ after, changes }: Pair, { target }: PlanTarget): Judgement {
  const restarted = [...new Set([...withNewImages(after, changes), ...restartedByResize(specOf(after), changes)])];
  return {
    verdict: 'resize',
    restarts: restarted.length > 0,
    summary: restarted.length === 0 ? 'in place, without a restart' : `in place; ${containersText(restarted)}`,
    notes: [
      'the resources change through the resize subresource: kubectl patch --subresource resize',
      // Which node has how much, no manifest says.
      target.since('1.36')
        ? 'a node without room for it defers the resize; one of more than the node has is refused'
        : 'a node without room for it defers the resize, or marks it as infeasible',
    ],
  };
}

/** The containers whose resizePolicy restarts them for one of the changes. Without a limit of its own, that of the Pod holds. */
function restartedByResize(spec: PodSpec | undefined, changes: readonly Change[]): readonly string[] {
  const ofPod = ['spec.resources', 'spec.resources.limits'];
  return roles(spec).flatMap(({ name, container: { resizePolicy = [], resources } }) => {
    const restarting = resizePolicy.filter(({ restartPolicy }) => restartPolicy === 'RestartContainer');
    const isOfContainer = (field: FieldPath) => field.includes(`ontainers[${name}].resources`);
    const isLimitOfPod = (field: FieldPath, resource: string) =>
      own(resources?.limits, resource) === undefined && [...ofPod, `${ofPod[1]}[${resource}]`].includes(field);
    const isChanged = (resource: string) =>
      changes.some(
        ({ field }) => (isOfContainer(field) && isResourceField(field, resource)) || isLimitOfPod(field, resource),
      );
    return restarting.some(({ resourceName }) => isChanged(resourceName)) ? [name] : [];
  });
}

function containersText(names: readonly string[]): string {
  return names.length === 1 ? `container ${quoted(names)} restarts` : `containers ${quoted(names)} restart`;
}

/** @param why what keeps its resources from being resized, which says more than that they are immutable */
function recreated({ old, before }: Pair, refused: readonly Finding[], why: readonly Finding[]): Judgement {
  const grace = graceSeconds(specOf(before), { by: 'deletion' });
  const owner = ownerOf(old);
  return {
    verdict: 'recreate',
    restarts: true,
    summary: `the Pod has to be deleted and created; ${refusedText(why)}`,
    notes: [
      `lost: its IP address, its place on the node, its logs, and the content of its emptyDir volumes; it stops for at most ${secondsText(grace)}`,
    ],
    refused,
    options: [
      ...(owner === undefined
        ? ['use a Deployment, which replaces its Pods when their template changes']
        : [`change the template of ${owner}, which makes this Pod`]),
    ],
  };
}

function ownerOf(old: Entries): string | undefined {
  const owners = own(own(old, 'metadata'), 'ownerReferences');
  const owner = Array.isArray(owners) ? owners.find((one) => own(one, 'controller') === true) : undefined;
  return owner === undefined ? undefined : `${String(own(owner, 'kind'))} "${String(own(owner, 'name'))}"`;
}

function specOf(pod: Entries): PodSpec | undefined {
  // Decoding has checked the types.
  return (pod as Partial<Pod>).spec;
}
