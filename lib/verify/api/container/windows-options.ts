import type { FieldPath } from '../../../findings/field-path';
import { valueText } from '../../../findings/value-text';
import type { WindowsSecurityContextOptions } from '../../../kubernetes/generated/types';
import { longerThan } from '../../../kubernetes/spelling';
import { invalid, type Report } from '../../report/report';
import { misspelt } from '../../report/wording';
import { isSubdomain } from '../formats/name-format';

const largestCredentialSpec = 64 * 1024;
const longestDomain = 255;
const longestUser = 104;

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const control = /[\u0000-\u001f\u007f]/;
const netBiosName = /^[^\\/:*?"<>|.][^\\/:*?"<>|]{0,14}$/u;
const domainLabel = /^[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?$/;
const forbiddenInUser = /["/\\:;|=,+*?<>@[\]]/;
const dotsAndSpaces = /^[. ]+$/;

/**
 * What only Windows knows in the security context of a container or Pod.
 * @see https://kubernetes.io/docs/concepts/security/windows-security/
 */
export function validateWindowsOptions(options: WindowsSecurityContextOptions, path: FieldPath, report: Report): void {
  const { gmsaCredentialSpecName, gmsaCredentialSpec, runAsUserName } = options;
  if (gmsaCredentialSpecName !== undefined) {
    const field = `${path}.gmsaCredentialSpecName`;
    misspelt(isSubdomain(gmsaCredentialSpecName), gmsaCredentialSpecName, 'api/windows-options', field, report);
  }
  if (gmsaCredentialSpec !== undefined) validateSpec(gmsaCredentialSpec, `${path}.gmsaCredentialSpec`, report);
  if (runAsUserName !== undefined) {
    misspelt(problemsOfUser(runAsUserName), runAsUserName, 'api/windows-options', `${path}.runAsUserName`, report);
  }
}

function validateSpec(spec: string, field: FieldPath, report: Report): void {
  if (spec === '') {
    const message = 'must not be empty';
    report(invalid('api/windows-options', field, { message, value: spec, fix: 'remove it' }));
  } else if (longerThan(spec, largestCredentialSpec)) {
    const message = 'must be at most 64 KiB';
    report(invalid('api/windows-options', field, { message, fix: 'use gmsaCredentialSpecName' }));
  }
}

/** A DNS name may be longer than a domain may be here: the server has an error for each. */
function isDomain(domain: string): boolean {
  return netBiosName.test(domain) || domain.split('.').every((part) => domainLabel.test(part));
}

/** What is wrong with a user, who may have a domain in front: `NT AUTHORITY\NETWORK SERVICE`. */
function problemsOfUser(name: string): readonly string[] {
  if (name === '') return ['must not be empty'];
  if (control.test(name)) return ['must not contain control characters'];
  const parts = name.split('\\');
  if (parts.length > 2) return [`must have at most one backslash, between domain and user, got ${valueText(name)}`];
  const domain = parts.length === 2 ? parts[0] : undefined;
  const user = parts[parts.length - 1] ?? '';
  const problems: string[] = [];
  if (domain !== undefined && longerThan(domain, longestDomain))
    problems.push(`domain must be at most ${longestDomain} bytes`);
  if (domain !== undefined && !isDomain(domain)) {
    problems.push(`domain must be a NetBIOS or DNS name, got ${valueText(domain)}`);
  }
  if (user === '') problems.push(`missing user in ${valueText(name)}`);
  if (longerThan(user, longestUser)) problems.push(`user must be at most ${longestUser} bytes`);
  if (dotsAndSpaces.test(user)) problems.push(`user must not be only dots and spaces, got ${valueText(user)}`);
  if (forbiddenInUser.test(user))
    problems.push(`user must not contain double quotes or any of /\\:;|=,+*?<>@[], got ${valueText(user)}`);
  return problems;
}
