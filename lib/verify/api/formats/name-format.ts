import type { FieldPath } from '../../../findings/field-path';
import type { Code } from '../../../findings/generated/codes';
import { dns1123Label, dns1123Subdomain, labelValue, type Problems, qualifiedName } from '../../../kubernetes/names';
import { invalid, type Report } from '../../report/report';
import { nameFix } from './name-fix';

/** What is wrong with a name, as the rules of lib/kubernetes/names.ts say it: one clause for each error of a server. */
export type NameRule = (name: string) => Problems;

const noProblems: Problems = [];
const label = /^[a-z0-9](?:[-a-z0-9]{0,61}[a-z0-9])?$/;
const subdomain = /^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*$/;
const qualified =
  /^(?:[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*\/)?[A-Za-z0-9](?:[-._A-Za-z0-9]{0,61}[A-Za-z0-9])?$/;
const labelText = /^[A-Za-z0-9](?:[-._A-Za-z0-9]{0,61}[A-Za-z0-9])?$/;

/** {@link dns1123Label}; nearly every name is one, so that is asked first. */
export const isLabel: NameRule = (name) => (label.test(name) ? noProblems : dns1123Label(name));

/** {@link dns1123Subdomain}. */
export const isSubdomain: NameRule = (name) =>
  name.length <= 253 && subdomain.test(name) ? noProblems : dns1123Subdomain(name);

/** {@link labelValue}. */
export const isLabelValue: NameRule = (value) =>
  value === '' || labelText.test(value) ? noProblems : labelValue(value);

/** {@link qualifiedName}. */
export const isQualifiedName: NameRule = (name) =>
  name.length <= 253 && qualified.test(name) ? noProblems : qualifiedName(name);

/** What differs from one use of {@link checkName} to another. */
export interface NameCheck {
  /** @default 'api/name-format' */
  readonly code?: Code;
  /** The path as the server prints it. @default the path itself */
  readonly serverField?: FieldPath;
  /** What to do. @default to write the nearest name that the rule takes */
  readonly fix?: (name: string) => string;
}

/** Reports each problem that a rule has with a name. */
export function checkName(name: string, rule: NameRule, field: FieldPath, report: Report, check: NameCheck = {}): void {
  const problems = rule(name);
  for (const problem of problems) {
    report(
      invalid(check.code ?? 'api/name-format', field, {
        value: name,
        message: problem,
        fix: check.fix?.(name) ?? nameFix(name, rule),
        ...(check.serverField !== undefined && { serverField: check.serverField }),
      }),
    );
  }
}

/**
 * A prefix of a name may end in "-". The server tests it with `a` in place of its last two bytes then, and so do we; of a
 * character that takes several bytes it leaves a part, which no name has, as no name has that character.
 */
export function asPrefix(prefix: string): string {
  return /[\0-\x7f]-$/.test(prefix) ? `${prefix.slice(0, -2)}a` : prefix;
}
