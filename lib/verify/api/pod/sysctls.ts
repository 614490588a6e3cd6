import { child, type FieldPath, index } from '../../../findings/field-path';
import { valueText } from '../../../findings/value-text';
import { duplicate, invalid, required } from '../../report/report';
import type { PodContext } from '../context/pod-context';

const code = 'api/sysctl';
const maximumLength = 253;
const segments = /^(?:[a-z0-9](?:[-_a-z0-9]*[a-z0-9])?[./])*[a-z0-9](?:[-_a-z0-9]*[a-z0-9])?$/;

/**
 * Sysctls: names as the kernel spells them, each once; from 1.29 none of a namespace that the Pod shares with its node.
 * @see https://kubernetes.io/docs/tasks/administer-cluster/sysctl-cluster/
 */
export function validateSysctls(context: PodContext, path: FieldPath): void {
  const sysctls = context.spec.securityContext?.sysctls;
  if (sysctls === undefined) return;
  const { report, target } = context;
  const names = new Set<string>();
  for (const [at, sysctl] of sysctls.entries()) {
    const name = sysctl.name ?? '';
    const field = child(index(path, at), 'name');
    if (name === '') {
      report(required(code, field, { message: 'a sysctl needs a name', fix: 'write it, as net.core.somaxconn' }));
    } else if (name.length > maximumLength || !segments.test(name)) {
      const message = `${valueText(name)} is none: lower-case names with "." or "/" between them, at most ${maximumLength} bytes`;
      report(invalid(code, field, { value: name, message, fix: 'write it as `sysctl -a` shows it' }));
    } else if (names.has(name)) {
      report(duplicate(code, field, { value: name, message: `${valueText(name)} is set twice`, fix: 'remove one' }));
    }
    if (target.since('1.29')) validateNamespace(name, field, context);
    names.add(name);
  }
}

function validateNamespace(name: string, field: FieldPath, { spec, report }: PodContext): void {
  const dotted = normalized(name);
  const shared =
    spec.hostNetwork === true && dotted.startsWith('net.')
      ? 'hostNetwork'
      : spec.hostIPC === true && (ipc.has(dotted) || dotted.startsWith('fs.mqueue.'))
        ? 'hostIPC'
        : undefined;
  if (shared === undefined) return;
  const message = `${valueText(name)} belongs to the node, whose namespace the Pod has with ${shared}`;
  report(invalid(code, field, { value: name, message, fix: `remove it, or ${shared}` }));
}

const ipc = new Set(
  ['sem', 'shm', 'shmall', 'shmmax', 'shmmni', 'shm_rmid_forced', 'msg', 'msgmax', 'msgmnb', 'msgmni'].map(
    (name) => `kernel.${name}`,
  ),
);

/** With a slash as its first separator, a name has slashes for dots and dots for slashes. What follows a star counts not. */
function normalized(name: string): string {
  const first = /[./]/.exec(name)?.[0];
  const dotted = first === '/' ? name.replace(/[./]/g, (separator) => (separator === '/' ? '.' : '/')) : name;
  const star = dotted.indexOf('*');
  return star === -1 ? dotted : dotted.slice(0, star);
}
