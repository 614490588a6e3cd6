import { isSecretName } from './secret-name';
import { credentialsIn, isReference } from './secret-text';

/**
 * Whether a variable has a credential as its value, to the best of what can be told from the two. What may be secret, and
 * so is never printed, is more than that: a value that looks like the name of an object is one for all we know.
 */
export function isPlainCredential(name: string, value: string): boolean {
  if (credentialsIn(value).length > 0) return true;
  return (
    isSecretName(name.split('=', 1)[0] ?? '') &&
    !isReference(value) &&
    !harmless.test(value) &&
    !isNameOfObject(name, value)
  );
}

/** Switches, numbers, paths, options that name a path, addresses. */
const harmless = /^(?:|true|false|yes|no|on|off|none|\d+|\/.*|(?:[^=]*=)?\/.*|[a-z][a-z\d+.-]*:\/\/.*)$/is;

/** `WEBHOOK_SECRET: webhook-cert` names a Secret, `CLUSTER_TOKEN: etcd-cluster-k8s` a cluster; passwords have no names. */
function isNameOfObject(name: string, value: string): boolean {
  if (/pass/i.test(name)) return false;
  return (/secrets?$/i.test(name) && /^[a-z]+$/.test(value)) || /^[a-z]+(?:-[a-z\d]{1,12})+$/.test(value);
}
