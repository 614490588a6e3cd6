import { saysAnythingTwice } from '../../../anatomy/repeats';
import type { FieldPath } from '../../../findings/field-path';
import type { Finding } from '../../../findings/finding';
import { valueText } from '../../../findings/value-text';
import { isWhole } from '../../../kubernetes/amounts';
import type { EnvVar, Quantity, ResourceRequirements } from '../../../kubernetes/generated/types';
import { wholeBytesFix } from '../../../kubernetes/quantity-fix';
import type { Report } from '../../report/report';
import { containerPath, eachContainer } from '../context/containers-in';
import type { PodContext } from '../context/pod-context';
import { hasHostAddress, warnOfPortNames, warnOfPorts } from './port-warnings';

/** What the server warns of in containers, of all three sorts, in its order. */
export function warnOfContainers(context: PodContext): void {
  const { spec, path, kind, target, report } = context;
  // Of what nearly all Pods are, nothing has to be written down to see that it is no duplicate.
  const repeats = spec.ephemeralContainers !== undefined || saysAnythingTwice(spec);
  eachContainer(spec, ({ resources, env }, list, at) => {
    if (resources !== undefined && hasFraction(resources)) {
      warnOfFractions(resources, `${containerPath(path, list, at)}.resources`, kind === 'Pod', report);
    }
    if (repeats && env !== undefined) warnOfHiddenVariables(env, `${containerPath(path, list, at)}.env`, report);
  });
  if (repeats || hasHostAddress(spec)) warnOfPorts(context);
  if (repeats && target.since('1.33')) warnOfPortNames(context);
}

const inBytes = ['memory', 'ephemeral-storage'] as const;

function hasFraction({ limits, requests }: ResourceRequirements): boolean {
  for (const name of inBytes) {
    const limit = limits?.[name];
    const request = requests?.[name];
    if ((limit !== undefined && !isWhole(limit)) || (request !== undefined && !isWhole(request))) return true;
  }
  return false;
}

/** Memory and disk come in whole bytes: `1m` of them is a typing error, and not refused for the sake of old objects. */
function warnOfFractions(resources: ResourceRequirements, path: FieldPath, copied: boolean, report: Report): void {
  for (const name of inBytes) {
    const limit = resources.limits?.[name];
    const request = resources.requests?.[name];
    const field = `${path}.limits[${name}]`;
    const serverField = `${path}.requests[${name}]`;
    if (limit !== undefined && !isWhole(limit)) report(fraction(limit, field));
    if (request === undefined || isWhole(request)) continue;
    // A request that defaulting copied from the limit is not in the object as it is written.
    report(copied && request === limit ? { ...fraction(request, field), serverField } : fraction(request, serverField));
  }
}

function fraction(quantity: Quantity, field: FieldPath): Finding {
  return {
    code: 'api/fractional-bytes',
    severity: 'warning',
    field,
    value: quantity,
    message: `must be whole bytes, got ${valueText(quantity)}: "m" is a thousandth, "M" a million`,
    fix: wholeBytesFix(quantity),
  };
}

/** Of a duplicate variable the last one counts, which is intended only where it extends the previous one. */
function warnOfHiddenVariables(variables: readonly EnvVar[], path: FieldPath, report: Report): void {
  const names = new Set<string>();
  for (let at = 0; at < variables.length; at += 1) {
    const { name = '', value = '', valueFrom }: Variable = variables[at] ?? {};
    if (!names.has(name)) names.add(name);
    else if (valueFrom !== undefined || value === `$(${name})` || !value.includes(`$(${name})`)) {
      report(hidden(name, `${path}[${at}]`));
    }
  }
}

/** A variable, before it is known that it is whole. */
interface Variable {
  readonly name?: string | undefined;
  readonly value?: string | undefined;
  readonly valueFrom?: EnvVar['valueFrom'] | undefined;
}

function hidden(name: string, field: FieldPath): Finding {
  return {
    code: 'api/duplicate-env',
    severity: 'warning',
    field,
    value: name,
    message: `duplicate variable ${valueText(name)}: hides the first one, which kubectl apply might drop`,
    fix: 'remove one of them',
  };
}
