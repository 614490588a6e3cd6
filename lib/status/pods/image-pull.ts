import { index } from '../../findings/field-path';
import { at, listAt, textAt } from '../snapshot/read';
import { secondsSince, timeAt } from '../snapshot/time';
import type { PodCheck } from './pod-view';
import { eventEvidence, eventWith, evidenceIn, isAbout, textOfContainer, waitingFor, waitingReason } from './pod-view';

const reasons: ReadonlySet<string> = new Set([
  ...['ErrImagePull', 'ImagePullBackOff', 'InvalidImageName', 'ErrImageNeverPull', 'ImageInspectError'],
  ...['RegistryUnavailable', 'SignatureValidationFailed'],
]);

interface PullError {
  readonly name: string;
  /** What the runtime or the registry answers. */
  readonly pattern: RegExp;
  readonly text: string;
  readonly fix: string;
  /** What to check, in the container or in the Pod. */
  readonly field?: 'imagePullPolicy' | 'imagePullSecrets';
}

/** The first one that matches counts: registries answer "denied" for what does not exist, too. */
const errors: readonly PullError[] = [
  {
    name: 'invalid-name',
    pattern: /InvalidImageName|couldn't parse image|invalid reference format/,
    text: 'is not a valid image name',
    fix: 'correct the name',
  },
  {
    name: 'never',
    pattern: /ErrImageNeverPull|is not present with pull policy of Never/,
    text: 'is not on the node, and imagePullPolicy is Never',
    fix: 'load the image on each node, or set imagePullPolicy: IfNotPresent',
    field: 'imagePullPolicy',
  },
  {
    name: 'rate-limit',
    pattern: /toomanyrequests|too many requests|\b429\b|rate limit/i,
    text: 'is refused by the registry because of its rate limit',
    fix: 'set imagePullSecrets with an account, or use a mirror of the registry',
    field: 'imagePullSecrets',
  },
  {
    name: 'platform',
    pattern: /no match(?:ing manifest)? for (?:platform|linux|windows)/i,
    text: "has no build for the node's platform",
    fix: 'build it for this platform, or set a nodeSelector with kubernetes.io/arch',
  },
  {
    name: 'not-found-or-denied',
    pattern: /repository does not exist or may require/i,
    text: 'does not exist, or the registry requires credentials',
    fix: 'correct the name, or set imagePullSecrets',
  },
  {
    name: 'unauthorized',
    pattern:
      /unauthorized|authentication required|no basic auth credentials|access denied|access forbidden|denied:|\b401\b|\b403\b|forbidden/i,
    text: 'is refused by the registry: no valid credentials',
    fix: 'set imagePullSecrets with credentials for this registry',
    field: 'imagePullSecrets',
  },
  {
    name: 'not-found',
    pattern: /not found|manifest unknown|NotFound|does not exist|name unknown/i,
    text: 'was not found in the registry',
    fix: 'correct the name or the tag, or push the image',
  },
  {
    name: 'certificate',
    pattern: /x509|certificate/i,
    text: "cannot be pulled: the node does not trust the registry's certificate",
    fix: 'add its authority to the nodes',
  },
  {
    name: 'disk-full',
    pattern: /no space left on device/i,
    text: "cannot be pulled: the node's disk is full",
    fix: 'use a smaller image, or free space on the node',
  },
  {
    name: 'signature',
    pattern: /SignatureValidationFailed|signature/,
    text: 'is refused: its signature is not valid',
    fix: 'sign the image, or correct the policy of the nodes',
  },
  {
    name: 'unreachable',
    pattern:
      /no such host|i\/o timeout|connection refused|dial tcp|deadline exceeded|network is unreachable|RegistryUnavailable|EOF|\b50[0-9]\b/i,
    text: 'cannot be pulled: the registry cannot be reached',
    fix: 'check the name of the registry, and the network of the node',
  },
];

const unknown: PullError = {
  name: 'unknown',
  pattern: /^/,
  text: 'cannot be pulled',
  fix: 'check the events of the Pod',
};

/** An image that cannot be pulled, and why, as the registry answers. */
export const imagePull: PodCheck = (view) => {
  const container = waitingFor(view, reasons);
  if (container === undefined) return undefined;
  const reason = waitingReason(container);
  const message = textAt(container.status, 'state', 'waiting', 'message');
  const event = eventWith(view, 'Failed', (one) => isAbout(one, container) && /pull|image/i.test(one.message));
  // A container that waits for the next attempt only names the error in newer releases.
  const said = [reason, message, event?.message ?? ''];
  const error =
    errors.find(({ pattern }) => said.some((text) => pattern.test(withoutName(text, container.spec)))) ?? unknown;
  const missing = eventWith(view, 'FailedToRetrieveImagePullSecret');
  const secret = missing !== undefined && error.field === 'imagePullSecrets' ? secretIn(missing.message) : undefined;
  const volume = volumeIn(message, view.pod);
  const image = view.quote(volume?.image ?? textAt(container.spec, 'image'));
  return {
    cause: 'image-pull',
    text: `image "${image}" of ${volume === undefined ? textOfContainer(container) : `volume "${volume.name}"`} ${error.text}${secret === undefined ? '' : `; Secret ${secret} does not exist`}${error === unknown && message !== '' ? `: ${view.quote(message)}` : ''}`,
    field:
      volume === undefined || error.field === 'imagePullSecrets'
        ? fieldOf(error, container.field)
        : `${volume.field}.${error.field === 'imagePullPolicy' ? 'pullPolicy' : 'reference'}`,
    variant: error.name,
    evidence: event === undefined ? evidenceIn(view, `${container.statusField}.state.waiting`) : eventEvidence(event),
    since: event?.first ?? timeAt(view.pod, 'status', 'startTime'),
    fix: secret === undefined ? error.fix : `create Secret ${secret}, or correct imagePullSecrets`,
  };
};

/** A volume whose image is the one that cannot be pulled: the container that mounts it has the reason. */
function volumeIn(message: string, pod: unknown) {
  return listAt(pod, 'spec', 'volumes')
    .map((volume, position) => ({
      name: textAt(volume, 'name'),
      image: textAt(volume, 'image', 'reference'),
      field: `${index('spec.volumes', position)}.image`,
    }))
    .find(({ image }) => image !== '' && message.includes(`"${image}"`));
}

/** Images of some gigabytes take minutes. */
const patienceSeconds = 60;

/** An image that is still being pulled after a while: the kubelet says when it begins, and when it has it. */
export const pulling: PodCheck = (view) => {
  for (const container of view.containers.filter(({ status }) => at(status, 'state', 'running') === undefined)) {
    const image = textAt(container.spec, 'image');
    // The images of volumes are pulled by the Pod, before its containers.
    const event = view.events.find((one) => one.container === container.name || one.message.includes(`"${image}"`));
    if (event?.reason !== 'Pulling' || (secondsSince(event.last, view.snapshot.now) ?? 0) < patienceSeconds) continue;
    return {
      cause: 'image-pull',
      severity: 'warning',
      text: `image "${view.quote(image)}" of ${textOfContainer(container)} is still being pulled`,
      field: `${container.field}.image`,
      variant: 'pulling',
      evidence: eventEvidence(event),
      since: event.last,
      fix: 'wait, or check the size of the image, and how its node reaches the registry',
    };
  }
  return undefined;
};

function fieldOf({ field }: PullError, container: string): string {
  if (field === 'imagePullSecrets') return 'spec.imagePullSecrets';
  return `${container}.${field ?? 'image'}`;
}

/** The name of an image may have any of the words in it. */
function withoutName(text: string, spec: unknown): string {
  const image = textAt(spec, 'image');
  return image === '' ? text : text.replaceAll(image, '');
}

function secretIn(message: string): string | undefined {
  return /image pull secrets \(([\w.-]+)/.exec(message)?.[1];
}
