import type { FieldPath } from '../../../findings/field-path';
import type { Code } from '../../../findings/generated/codes';
import { valueText } from '../../../findings/value-text';
import type { AppArmorProfile, SeccompProfile } from '../../../kubernetes/generated/types';
import { longerThan } from '../../../kubernetes/spelling';
import { isPadded } from '../../../values/white-space';
import { invalid, notSupported, type Report, required, tooLong } from '../../report/report';
import { unsupported } from '../../report/wording';
import { validateRelativePath } from '../formats/relative-path';

const types: ReadonlySet<string> = new Set(['Localhost', 'RuntimeDefault', 'Unconfined']);

const longestPath = 4095;

/**
 * The seccomp profile of a container or Pod.
 * @see https://kubernetes.io/docs/tutorials/security/seccomp/
 */
export function validateSeccompProfile(profile: SeccompProfile | undefined, path: FieldPath, report: Report): void {
  if (profile === undefined) return;
  const { type = '', localhostProfile }: Profile = profile;
  validateType(type, 'api/seccomp-profile', `${path}.type`, report);
  const field = `${path}.localhostProfile`;
  if (type === 'Localhost') {
    if (localhostProfile === undefined) reportProfileMissing('api/seccomp-profile', field, report);
    else validateRelativePath(localhostProfile, 'api/seccomp-profile', field, report);
  } else if (localhostProfile !== undefined) {
    reportProfileUnused(type, localhostProfile, 'api/seccomp-profile', field, report);
  }
}

/**
 * The AppArmor profile of a container or Pod.
 * @see https://kubernetes.io/docs/tutorials/security/apparmor/
 */
export function validateAppArmorProfile(profile: AppArmorProfile | undefined, path: FieldPath, report: Report): void {
  if (profile === undefined) return;
  const { type = '', localhostProfile }: Profile = profile;
  const field = `${path}.localhostProfile`;
  if (type === 'Localhost') validateLocalhostProfile(localhostProfile, field, report);
  else if (!types.has(type)) validateType(type, 'api/app-armor-profile', `${path}.type`, report);
  else if (localhostProfile !== undefined) {
    reportProfileUnused(type, localhostProfile, 'api/app-armor-profile', field, report);
  }
}

/** A profile, before it is known that it is whole. */
interface Profile {
  readonly type?: string | undefined;
  readonly localhostProfile?: string | undefined;
}

function validateLocalhostProfile(name: string | undefined, field: FieldPath, report: Report): void {
  if (name === undefined || name === '') {
    reportProfileMissing('api/app-armor-profile', field, report);
    return;
  }
  if (isPadded(name)) {
    const message = `must not start or end with white space, got ${valueText(name)}`;
    report(invalid('api/app-armor-profile', field, { message, value: name, fix: 'remove the white space' }));
  }
  if (longerThan(name, longestPath)) {
    const message = `must be at most ${longestPath} bytes`;
    report(tooLong('api/app-armor-profile', field, { message, fix: 'shorten the name' }));
  }
}

function validateType(type: string, code: Code, field: FieldPath, report: Report): void {
  if (types.has(type)) return;
  if (type !== '') report(notSupported(code, field, unsupported(type, types)));
  else {
    const message = 'missing';
    report(required(code, field, { message, fix: 'set Localhost, RuntimeDefault or Unconfined' }));
  }
}

function reportProfileMissing(code: Code, field: FieldPath, report: Report): void {
  const message = 'required when type is Localhost';
  report(required(code, field, { message, fix: 'set the name of the profile on the node' }));
}

function reportProfileUnused(type: string, name: string, code: Code, field: FieldPath, report: Report): void {
  const message = `must not be set when type is ${valueText(type)}, got ${valueText(name)}`;
  report(invalid(code, field, { message, value: name, fix: 'remove it, or set type: Localhost' }));
}
