import { InvalidArgumentError, type Option } from 'commander';
import type { ConflictChoice, ConflictPolicy } from '../../cluster/apply/conflicts';
import { dns1123Subdomain } from '../../kubernetes';
import type { CustomWorkload } from '../../kubernetes/custom/custom-workload';
import type { ClusterFlags } from '../cluster/cluster-source';
import { RepeatableOption } from '../repeatable-option';

/** The options of the command `apply` as they are given. */
export interface ApplyFlags extends ClusterFlags {
  readonly name?: string;
  readonly yes?: boolean;
  readonly dryRun?: boolean;
  readonly prune: boolean;
  readonly allowEmpty?: boolean;
  readonly wait: boolean;
  /** In seconds. */
  readonly timeout: number;
  readonly conflicts?: ConflictPolicy;
  readonly featureGates?: Readonly<Record<string, boolean>>;
  readonly workload?: readonly CustomWorkload[];
  readonly output: 'text' | 'json';
}

const choices: readonly string[] = ['fail', 'take', 'leave'] satisfies readonly ConflictChoice[];

/** `take`, `spec.replicas=leave` or `manager:kubectl-edit=take`, again and again. */
export function conflictsOption(): Option {
  const option = new RepeatableOption(
    '--conflicts <choice>',
    'what to do about fields that others have set; FIELD=CHOICE and manager:NAME=CHOICE for some',
  );
  // Shells complete the choices; the parser takes more.
  return option.choices(choices).argParser<ConflictPolicy>((text, before = {}) => {
    const [, what, choice = ''] = /^(?:(.+)=)?([^=]*)$/.exec(text) ?? [];
    if (!choices.includes(choice)) {
      throw new InvalidArgumentError(`use fail, take or leave, or such as spec.replicas=leave; got "${text}"`);
    }
    const chosen = choice as ConflictChoice;
    if (what === undefined) return { ...before, default: chosen };
    const manager = /^manager:(.+)$/.exec(what)?.[1];
    return manager === undefined
      ? { ...before, byField: { ...before.byField, [what]: chosen } }
      : { ...before, byManager: { ...before.byManager, [manager]: chosen } };
  });
}

/** The name of a set, which is that of a Secret. */
export function setName(text: string): string {
  const [problem] = dns1123Subdomain(text);
  if (problem !== undefined) throw new InvalidArgumentError(problem);
  return text;
}
