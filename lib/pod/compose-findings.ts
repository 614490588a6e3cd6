import type { Finding } from '../findings/finding';
import type { Draft, InitPart } from './draft';

/** Two attachments of one name that are not the same. */
export function sameName(name: string): Finding {
  return {
    code: 'pod/attachment-clash',
    severity: 'error',
    field: 'spec',
    value: name,
    message: `two different attachments are both named "${name}"`,
    fix: 'give one of them another `name`',
  };
}

/** A container that an attachment needs, or that nobody can tell. */
export function missingContainer(
  writer: string,
  name: string | undefined,
  what: string,
  there: readonly string[],
): Finding {
  const found = there.length === 0 ? 'none' : there.map((one) => `"${one}"`).join(', ');
  const message =
    name === undefined
      ? `${writer} has to be told which container ${what} belongs to: the Pod has ${found}`
      : `${writer} needs a container "${name}" for ${what}, and the Pod has ${found}`;
  const fix =
    'name one of the containers that are there; where one has the name of an attachment, give that another `name`';
  return { code: 'pod/missing-container', severity: 'error', field: 'spec.containers', value: name, message, fix };
}

/** Two attachments that want different values in a field of which there is one. */
export function fieldClash(field: string, one: string, other: string): Finding {
  return {
    code: 'pod/field-clash',
    severity: 'error',
    field,
    message: `${one} and ${other} want different values here`,
    fix: 'write the field yourself: what the workload says wins',
    origins: { [field]: one },
  };
}

/** Who clashes over a port with an attachment, two of a kind above all, is told that attachments have options for theirs. */
export function withPortOptions(finding: Finding, names: ReadonlySet<string>): Finding {
  if (finding.code !== 'pod/port-clash') return finding;
  const writers = Object.values(finding.origins ?? {});
  const attachment = [...names].filter((name) => writers.includes(`attachment "${name}"`)).at(-1);
  if (attachment === undefined) return finding;
  const fix = `let one of the two listen on another port; attachment "${attachment}" has an option for its own (\`port\`, \`listen\`)`;
  return { ...finding, fix };
}

/** A circle in the start order. */
export function startCycle(cycle: readonly string[]): Finding {
  return {
    code: 'pod/start-cycle',
    severity: 'error',
    field: 'spec.initContainers',
    value: cycle,
    message: `the start order goes round in a circle: ${cycle.map((name) => `"${name}"`).join(' waits for ')}`,
    fix: 'take back one of the startsBefore or startsAfter between them',
  };
}

/** A need for something that is not there. */
export function unknownStarter(part: InitPart, name: string, all: readonly InitPart[]): Finding {
  const there = all.filter((other) => other !== part).map((other) => `"${other.name}"`);
  return {
    code: 'pod/missing-container',
    severity: 'error',
    field: 'spec.initContainers',
    value: name,
    message: `"${part.name}" is ordered against "${name}", and there is no init container, sidecar or attachment of that name`,
    fix: there.length === 0 ? 'take the name out' : `name one of ${there.join(', ')}`,
  };
}

/** The containers, if any, that would keep a Job of a release without native sidecars from ever completing. */
export function withoutNativeSidecars({ withoutNative, context }: Draft): Finding[] {
  if (withoutNative.length === 0) return [];
  const names = withoutNative.map((name) => `"${name}"`).join(', ');
  return [
    {
      code: 'pod/needs-native-sidecars',
      severity: 'error',
      field: 'spec.containers',
      value: withoutNative,
      message: `${names} would keep the ${context.kind} from ever completing: Kubernetes ${context.kubernetes} has no native sidecars`,
      fix: 'target Kubernetes 1.29 or newer, or leave the attachment out of this workload',
    },
  ];
}
