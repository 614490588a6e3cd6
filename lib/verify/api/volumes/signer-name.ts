import type { FieldPath } from '../../../findings/field-path';
import { valueText } from '../../../findings/value-text';
import { longerThan } from '../../../kubernetes/spelling';
import { invalid, type Report, required, tooLong } from '../../report/report';
import { isLabel, isSubdomain } from '../formats/name-format';

const code = 'api/signer-name';
const mostOfDomain = 253;
const mostOfAll = 571;

/**
 * The name of a signer of certificates: a domain with at least one dot, a slash, and a path of subdomains.
 * @see https://kubernetes.io/docs/reference/access-authn-authz/certificate-signing-requests/#signers
 */
export function validateSignerName(name: string, field: FieldPath, report: Report): void {
  if (name === '') {
    const message = 'there is no signer';
    report(required(code, field, { message, fix: 'name one, as "example.com/signer"' }));
    return;
  }
  const [domain = '', path, more] = name.split('/');
  if (path === undefined || more !== undefined) {
    report(invalid(code, field, { value: name, message: `found ${valueText(name)}; ${form}`, fix }));
    return;
  }
  if (longerThan(domain, mostOfDomain)) {
    const message = `the domain in ${valueText(name)} may have at most ${mostOfDomain} bytes`;
    report(tooLong(code, field, { value: name, message, fix }));
  }
  validatePart(domain, name, 'domain', field, report);
  if (!domain.includes('.')) {
    const message = `the domain in ${valueText(name)} has no dot; ${form}`;
    report(invalid(code, field, { value: name, message, fix }));
  }
  validatePart(path, name, 'path', field, report);
  if (!longerThan(name, mostOfAll)) return;
  report(
    tooLong(code, field, {
      value: name,
      message: `found ${valueText(name)}; it may have at most ${mostOfAll} bytes`,
      fix,
    }),
  );
}

const fix = 'write it as the signer is called, as "example.com/signer"';
const form = 'a signer is a domain with a dot in it, a slash, and a name: "example.com/signer"';

/** The parts between dots. Of the path, each may be as long as a subdomain. */
function validatePart(part: string, name: string, what: 'domain' | 'path', field: FieldPath, report: Report): void {
  for (const label of part.split('.')) {
    const [problem] = what === 'domain' ? isLabel(label) : isSubdomain(label);
    if (problem === undefined) continue;
    const message = `${valueText(label)} in the ${what} of ${valueText(name)} ${problem}`;
    report(invalid(code, field, { value: name, message, fix }));
    return;
  }
}
