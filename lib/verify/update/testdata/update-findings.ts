import type { KubernetesVersion } from '../../../kubernetes/version';
import { verifyUpdate } from '../../verify-update';

const uid = '7c5d5a4e-6f5a-4d0b-8c3b-0e6e1f8f3a11';

/** What a server refuses of an update: the reason and the field that it prints, with our field where that is another one. */
export function refused(old: object, object: object, kubernetes: KubernetesVersion = '1.37'): readonly string[] {
  const found = verifyUpdate(old, object, { kubernetes }).filter(
    ({ severity, code }) => severity === 'error' && code !== 'shape/dropped-field',
  );
  return found.map(({ reason = 'no reason', field, serverField = field }) =>
    serverField === field ? `${reason} ${field}` : `${reason} ${serverField} (${field})`,
  );
}

/** What a server silently drops of an update: the fields. */
export function dropped(old: object, object: object, kubernetes: KubernetesVersion = '1.37'): readonly string[] {
  return verifyUpdate(old, object, { kubernetes })
    .filter(({ code }) => code === 'shape/dropped-field')
    .map(({ field }) => field);
}

/** What a server warns of where it accepts an update: the fields. */
export function warned(old: object, object: object, kubernetes: KubernetesVersion = '1.37'): readonly string[] {
  return verifyUpdate(old, object, { kubernetes })
    .filter(({ severity }) => severity === 'warning')
    .map(({ field }) => field);
}

/** An object as a server has it, with a status. */
export function live(object: object, status?: object): object {
  const { metadata, ...others } = object as { readonly metadata?: object };
  return { ...others, metadata: { ...metadata, uid }, ...(status !== undefined && { status }) };
}
