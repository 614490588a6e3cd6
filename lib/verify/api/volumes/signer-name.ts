import type { FieldPath } from '../../../findings/field-path';
import { valueText } from '../../../findings/value-text';
import { longerThan } from '../../../kubernetes/spelling';
import { invalid, type Report, required, tooLong } from '../../report/report';
import { isLabel, isSubdomain } from '../formats/name-format';

const code = 'api/signer-name';
const maxOfDomain = 253;
const maxOfAll = 571;

/**
 * The name of a signer of certificates: a domain with at least one dot, a slash, and a path of subdomains.
 * @see https://kubernetes.io/docs/reference/access-authn-authz/certificate-signing-requests/#signers
 */
export function validateSignerName(name: string, field: FieldPath, report: Report): void {
  if (name === '') {
    const message = 'missing';
    report(required(code, field, { message, fix: 'set one, such as "example.com/signer"' }));
    return;
  }
  const [domain = '', path, more] = name.split('/');
  if (path === undefined || more !== undefined) {
    report(invalid(code, field, { value: name, message: `must be <domain>/<name>, got ${valueText(name)}`, fix }));
    return;
  }
  if (longerThan(domain, maxOfDomain)) {
    const message = `domain must be at most ${maxOfDomain} bytes, got ${valueText(domain)}`;
    report(tooLong(code, field, { value: name, message, fix }));
  }
  validatePart(domain, name, 'domain', field, report);
  if (!domain.includes('.')) {
    const message = `domain must have a dot, got ${valueText(name)}`;
    report(invalid(code, field, { value: name, message, fix }));
  }
  validatePart(path, name, 'path', field, report);
  if (!longerThan(name, maxOfAll)) return;
  report(
    tooLong(code, field, {
      value: name,
      message: `must be at most ${maxOfAll} bytes, got ${valueText(name)}`,
      fix,
    }),
  );
}

const fix = 'set the name of the signer, such as "example.com/signer"';

/** The parts between dots. Of the path, each may be as long as a subdomain. */
function validatePart(part: string, name: string, what: 'domain' | 'path', field: FieldPath, report: Report): void {
  for (const label of part.split('.')) {
    const [problem] = what === 'domain' ? isLabel(label) : isSubdomain(label);
    if (problem === undefined) continue;
    const message = `${what} ${problem}`;
    report(invalid(code, field, { value: name, message, fix }));
    return;
  }
}
