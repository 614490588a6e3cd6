import { type FieldPath, index } from '../../findings/field-path';
import { own } from '../../values/own';
import { at, listAt, numberAt, textAt } from '../snapshot/read';
import { secondsSince, timeAt } from '../snapshot/time';
import {
  type ContainerView,
  eventEvidence,
  eventWith,
  evidenceIn,
  isAbout,
  type PodCheck,
  type PodView,
  textOfContainer,
  waitingFor,
  waitingReason,
} from './pod-view';
import { startErrorOf } from './start-errors';

const configReasons: ReadonlySet<string> = new Set(['CreateContainerConfigError']);
const createReasons: ReadonlySet<string> = new Set([
  ...['CreateContainerError', 'RunContainerError', 'PreCreateHookError', 'PreStartHookError'],
]);

/** A container whose ConfigMap, Secret, key or user keeps it from being created. */
export const containerConfig: PodCheck = (view) => {
  const container = waitingFor(view, configReasons);
  if (container === undefined) return undefined;
  const message = textAt(container.status, 'state', 'waiting', 'message');
  const { text, field, fix } = problemIn(message, container) ?? {
    text: `cannot be created: ${view.quote(message)}`,
    field: container.field,
    fix: 'correct what the message names',
  };
  return {
    cause: 'container-config',
    text: `${textOfContainer(container)} ${text}`,
    field,
    evidence: evidenceIn(view, `${container.statusField}.state.waiting`),
    since: timeAt(view.pod, 'status', 'startTime'),
    fix,
  };
};

/** A container that the runtime cannot create or start, or whose postStart hook fails. */
export const containerCreate: PodCheck = (view) => {
  const hook = view.containers.find((one) => hasFailingHook(one, view));
  const container = hook ?? waitingFor(view, createReasons);
  if (container === undefined) return undefined;
  const error = startErrorOf(textAt(container.status, 'state', 'waiting', 'message'), container);
  const isHook = container === hook;
  return {
    cause: 'container-create',
    text: `${textOfContainer(container)} cannot be ${isHook ? 'started: its postStart hook failed' : `created: ${view.quote(error.text)}`}`,
    field: isHook ? `${container.field}.lifecycle.postStart` : error.field,
    evidence: evidenceIn(view, `${container.statusField}.state.waiting`),
    since: timeAt(view.pod, 'status', 'startTime'),
    fix: isHook ? 'correct the hook, or remove it' : error.fix,
  };
};

/** Hooks that work take seconds. */
const patienceSeconds = 60;

/** A container that was started, and counts as waiting until its postStart hook has ended. */
export const waitsForHook: PodCheck = (view) => {
  for (const container of view.containers) {
    const started = view.events.find((event) => isAbout(event, container));
    const isLong = (secondsSince(started?.last, view.snapshot.now) ?? 0) >= patienceSeconds;
    const hook = at(container.spec, 'lifecycle', 'postStart');
    if (waitingReason(container) === '' || hook === undefined || started?.reason !== 'Started' || !isLong) continue;
    return {
      cause: 'container-create',
      text: `${textOfContainer(container)} waits for its postStart hook, which has not ended`,
      field: `${container.field}.lifecycle.postStart`,
      evidence: eventEvidence(started),
      since: started.last,
      fix: 'correct the hook, or start in it what takes long',
    };
  }
  return undefined;
};

/**
 * A container whose hook fails is stopped, and then waits for its restart as one that crashed. One that ends by itself makes its
 * hook fail, too.
 */
function hasFailingHook(container: ContainerView, view: PodView): boolean {
  const reason = waitingReason(container);
  if (reason !== 'CrashLoopBackOff') return reason === 'PostStartHookError';
  const last = at(container.status, 'lastState', 'terminated');
  const started = Date.parse(textAt(last, 'startedAt')) || 0;
  const isOfLastRun = (event: unknown) => (Date.parse(textAt(event, 'lastTimestamp')) || started) >= started;
  return (
    stopped.has(numberAt(last, 'exitCode') ?? 0) &&
    textAt(last, 'reason') !== 'OOMKilled' &&
    eventWith(view, 'FailedPostStartHook', (event) => isAbout(event, container) && isOfLastRun(event)) !== undefined
  );
}

/** The exit codes of what is stopped: it ends well, or by SIGTERM or SIGKILL. */
const stopped: ReadonlySet<number> = new Set([0, 137, 143]);

interface Problem {
  readonly text: string;
  readonly field: FieldPath;
  readonly fix: string;
}

function problemIn(message: string, container: ContainerView): Problem | undefined {
  return (
    missingKey(message, container) ??
    missingObject(message, container) ??
    rootUser(message, container) ??
    wrongSubPath(message, container)
  );
}

/** `couldn't find key TOKEN in Secret shop/db`. */
function missingKey(message: string, { spec, field }: ContainerView): Problem | undefined {
  const [, key, kind, name] = /find key (\S+) in (ConfigMap|Secret) (?:[\w.-]+\/)?([\w.-]+)/i.exec(message) ?? [];
  if (key === undefined || kind === undefined || name === undefined) return undefined;
  const kindName = kindOf(kind);
  const position = listAt(spec, 'env').findIndex((variable) => {
    const from = at(variable, 'valueFrom', kindName === 'Secret' ? 'secretKeyRef' : 'configMapKeyRef');
    return own(from, 'name') === name && own(from, 'key') === key;
  });
  return {
    text: `needs key "${key}", which ${kindName} "${name}" does not have`,
    field: position === -1 ? `${field}.env` : `${index(`${field}.env`, position)}.valueFrom`,
    fix: `add the key to the ${kindName}, correct its name, or set optional: true`,
  };
}

/** `configmap "web" not found`. */
function missingObject(message: string, { spec, field }: ContainerView): Problem | undefined {
  const [, kind, name] = /(configmap|secret) "([^"]+)" not found/i.exec(message) ?? [];
  if (kind === undefined || name === undefined) return undefined;
  const kindName = kindOf(kind);
  const [ref, keyRef] = kindName === 'Secret' ? ['secretRef', 'secretKeyRef'] : ['configMapRef', 'configMapKeyRef'];
  const inEnv = listAt(spec, 'env').findIndex((one) => at(one, 'valueFrom', keyRef ?? '', 'name') === name);
  const inEnvFrom = listAt(spec, 'envFrom').findIndex((one) => at(one, ref ?? '', 'name') === name);
  const position = inEnv === -1 ? inEnvFrom : inEnv;
  const list = inEnv === -1 ? 'envFrom' : 'env';
  return {
    text: `needs ${kindName} "${name}", which does not exist`,
    field: position === -1 ? field : index(`${field}.${list}`, position),
    fix: `create the ${kindName} in this namespace, correct its name, or set optional: true`,
  };
}

/** `failed to prepare subPath for volumeMount "data" of container "web"`, or what its subPathExpr lacks. */
function wrongSubPath(message: string, { spec, field }: ContainerView): Problem | undefined {
  const mounts = listAt(spec, 'volumeMounts');
  const fieldOf = (position: number, name: string) =>
    position === -1 ? `${field}.volumeMounts` : `${index(`${field}.volumeMounts`, position)}.${name}`;
  const [, variable] = /missing value for (\S+)/.exec(message) ?? [];
  if (variable !== undefined) {
    const position = mounts.findIndex((mount) => textAt(mount, 'subPathExpr').includes(`$(${variable})`));
    return {
      text: `needs variable "${variable}" for a subPathExpr, which is not set`,
      field: fieldOf(position, 'subPathExpr'),
      fix: 'set the variable under env, or correct subPathExpr',
    };
  }
  const [, volume] =
    /failed to (?:prepare subPath|create subPath directory) for volumeMount "([^"]+)"/.exec(message) ?? [];
  if (volume === undefined) return undefined;
  const position = mounts.findIndex((mount) => own(mount, 'name') === volume && textAt(mount, 'subPath') !== '');
  return {
    text: `cannot mount the subPath of volume "${volume}"`,
    field: fieldOf(position, 'subPath'),
    fix: 'correct subPath: what is there must be a directory that can be made or read',
  };
}

/** `container has runAsNonRoot and image will run as root`. */
function rootUser(message: string, { spec, field }: ContainerView): Problem | undefined {
  if (/runAsUser breaks non-root policy/.test(message)) {
    const isOwn = at(spec, 'securityContext', 'runAsUser') !== undefined;
    return {
      text: 'has runAsNonRoot, and runAsUser 0, which is root',
      field: isOwn ? `${field}.securityContext.runAsUser` : 'spec.securityContext.runAsUser',
      fix: 'set runAsUser to a number other than 0',
    };
  }
  if (!/runAsNonRoot/.test(message)) return undefined;
  const [, user] = /non-numeric user \(([^)]*)\)/.exec(message) ?? [];
  return {
    text: `has runAsNonRoot, and its image runs as ${user === undefined ? 'root' : `"${user}", whose number is unknown`}`,
    field: `${field}.securityContext.runAsUser`,
    fix: 'set runAsUser to a number other than 0',
  };
}

function kindOf(written: string): 'ConfigMap' | 'Secret' {
  return written.toLowerCase() === 'secret' ? 'Secret' : 'ConfigMap';
}
