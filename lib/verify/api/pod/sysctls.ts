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
      report(required(code, field, { message: 'missing', fix: 'set a name, such as net.core.somaxconn' }));
    } else if (name.length > maximumLength || !segments.test(name)) {
      const message = `must be lower-case names separated by "." or "/", at most ${maximumLength} bytes, got ${valueText(name)}`;
      report(invalid(code, field, { value: name, message, fix: 'use the name that `sysctl -a` prints' }));
    } else if (names.has(name)) {
      report(
        duplicate(code, field, {
          value: name,
          message: `duplicate sysctl ${valueText(name)}`,
          fix: 'remove one of them',
        }),
      );
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
  const message = `must not be set with ${shared}: true, got ${valueText(name)}`;
  report(invalid(code, field, { value: name, message, fix: `remove it, or remove ${shared}` }));
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
