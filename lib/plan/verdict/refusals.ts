import type { Finding } from '../../findings/finding';
import { verify } from '../../verify/verify';
import { verifyUpdate } from '../../verify/verify-update';
import type { PlanTarget } from '../options';

/** What a server says against an object that is created. */
export function refusedCreation(object: unknown, { verifyOptions }: PlanTarget): readonly Finding[] {
  return verify(object, { ...verifyOptions, practices: false, podSecurity: false }).filter(isRefusal);
}

/** What a server says against an object that takes the place of another one, or of its resources as a resize. */
export function refusedUpdate(
  old: unknown,
  next: unknown,
  { verifyOptions }: PlanTarget,
  resize = false,
): readonly Finding[] {
  return verifyUpdate(old, next, { ...verifyOptions, resize }).filter(isRefusal);
}

/** Fields that a server drops are said to be errors, and do not keep it from storing the rest. */
function isRefusal({ code, severity }: Finding): boolean {
  return severity === 'error' && /^(?:api|shape)\//.test(code) && code !== 'shape/dropped-field';
}
