import { type FieldPath, index } from '../../findings/field-path';
import { own } from '../../values/own';
import { listAt } from '../snapshot/read';
import type { ContainerView } from './pod-view';

/** Why a runtime could not start a container. */
export interface StartError {
  /** What it says, without the names of its parts. */
  readonly text: string;
  readonly field: FieldPath;
  readonly fix: string;
}

/** Each part of a runtime puts its own words in front of what went wrong. */
const wrapping = new RegExp(
  `^(?:${[
    'rpc error: code = \\w+ desc = ',
    'failed to (?:create|start) (?:containerd |shim )?(?:task|container)(?: for container)?: ',
    'failed to generate (?:container "\\w+" )?spec: ',
    'mount callback failed on \\S+: ',
    'failed to exec in container: ',
    'failed to start exec "\\w+": ',
    'OCI runtime exec failed: ',
    'exec failed: ',
    'failed to start container "?[\\w.-]+"?: ',
    'OCI runtime (?:create|start) failed: ',
    'runc (?:create|run|start) failed: ',
    'container_linux\\.go:\\d+: starting container process caused: ',
    'unable to start container process: ',
    'error during container init: ',
  ].join('|')})`,
);

/** What went wrong, without what the parts of a runtime put in front of it. */
export function unwrapped(message: string): string {
  let text = message.trim().replace(/: unknown$/, '');
  while (wrapping.test(text)) text = text.replace(wrapping, '');
  return text;
}

/** What a runtime says of a container that it cannot create or start, and the field that it is about. */
export function startErrorOf(message: string, { field, spec }: ContainerView): StartError {
  const text = unwrapped(message);
  const [, mountPath] = /error mounting .* to rootfs at "([^"]+)"/s.exec(text) ?? [];
  const mount = listAt(spec, 'volumeMounts').findIndex((one) => own(one, 'mountPath') === mountPath);
  if (mountPath !== undefined) {
    return {
      text: `a volume cannot be mounted at "${mountPath}": ${text.split(': ').at(-1)}`,
      field: mount === -1 ? `${field}.volumeMounts` : index(`${field}.volumeMounts`, mount),
      fix: 'correct its mountPath, or what is mounted: a directory cannot be mounted over a file, nor a file over a directory',
    };
  }
  if (/no command specified/.test(text)) {
    return {
      text: 'its image has no command, and none is set',
      field: `${field}.command`,
      fix: 'set command, or use an image that has one',
    };
  }
  const [, profile] = /cannot load seccomp profile "(?:[^"]*\/seccomp\/)?([^"]+)"/.exec(text) ?? [];
  if (profile !== undefined) {
    return {
      text: `seccomp profile "${profile}" is not on its node`,
      field: `${field}.securityContext.seccompProfile`,
      fix: 'add the profile to the nodes, or use type: RuntimeDefault',
    };
  }
  if (/etc\/passwd|no users found/.test(text)) {
    return {
      text: 'the user of its image is not in the image',
      field: `${field}.securityContext.runAsUser`,
      fix: 'set runAsUser to a number, or correct the image',
    };
  }
  const [, directory] = /^mkdir (\S+): /.exec(text) ?? [];
  if (/\bcwd\b|working directory/.test(text) || (directory !== undefined && own(spec, 'workingDir') === directory))
    return { text, field: `${field}.workingDir`, fix: 'correct workingDir' };
  if (/^exec: |exec format error|executable file not found/.test(text)) {
    return {
      text,
      field: commandField(field, spec),
      fix: 'correct command and args, or use an image that has this program',
    };
  }
  return { text, field, fix: 'correct what the message names' };
}

/** Where the program of a container is set. */
export function commandField(field: FieldPath, spec: unknown): FieldPath {
  const part = ['command', 'args'].find((name) => own(spec, name) !== undefined) ?? 'image';
  return `${field}.${part}`;
}
