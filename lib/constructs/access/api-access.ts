import type { Finding } from '../../findings/finding';
import type { PodSpec, ProjectedVolume } from '../../kubernetes/generated/types';
import type { Addition, Attachment, Context } from '../../pod/attachment';
import type { TemplateStep } from '../composition';

/** The token of a Pod's account, and the container that reads it. */
export interface Token {
  /** @default the only main container */
  readonly container?: string | undefined;
  readonly expirationSeconds?: number | undefined;
  readonly audience?: string | undefined;
}

/** Where clients of the API server look for a token. */
const mountPath = '/var/run/secrets/kubernetes.io/serviceaccount';
const volume = 'kube-api-access';

/**
 * The files by which a container talks to the API server, as the server itself mounts them, but in one container alone.
 * Where the token is mounted into all containers already, nothing is added unless something is set.
 * @see https://kubernetes.io/docs/concepts/storage/projected-volumes/#serviceaccounttoken
 */
export function apiAccess(token: Token): Attachment<never> {
  return { name: 'allow', ports: {}, build: (context) => addition(token, context) };
}

function addition(token: Token, { template: { spec }, owned }: Context): Addition {
  // isolate lets the Pod reach it.
  const sendsTo = [{ host: 'kubernetes.default.svc', port: 443 }];
  const isSet = Object.values(token).some((value) => value !== undefined);
  if (!isSet && isMountedByServer(spec, owned)) return { sendsTo };
  const { container } = token;
  return {
    sendsTo,
    volumes: [tokenVolume(token)],
    extend: [{ container, option: 'container', add: { volumeMounts: [{ name: volume, mountPath, readOnly: true }] } }],
  };
}

/** Whether the server mounts a token into all containers: a Pod that is not ours keeps the one of its own account. */
function isMountedByServer(spec: PodSpec | undefined, owned: boolean): boolean {
  return spec?.automountServiceAccountToken ?? (!owned && accountOf(spec) !== undefined);
}

function tokenVolume({ expirationSeconds = 3600, audience }: Token): ProjectedVolume {
  return {
    name: volume,
    projected: {
      sources: [
        { serviceAccountToken: { path: 'token', expirationSeconds, ...(audience !== undefined && { audience }) } },
        { configMap: { name: 'kube-root-ca.crt', items: [{ key: 'ca.crt', path: 'ca.crt' }] } },
        { downwardAPI: { items: [{ path: 'namespace', fieldRef: { fieldPath: 'metadata.namespace' } }] } },
      ],
    },
  };
}

/** The account that a Pod names, also by the field's former name. */
function accountOf(spec: PodSpec | undefined): string | undefined {
  return spec?.serviceAccountName || spec?.serviceAccount || undefined;
}

/** Gives the Pods an account, whose token the server mounts only where it did so before. */
export function withAccount(name: string): TemplateStep {
  return (template, path) => {
    const spec: PodSpec | undefined = template.spec;
    if (spec === undefined) return { template, findings: [] };
    const given = accountOf(spec);
    if (given !== undefined && given !== name) return { template, findings: [otherAccount(given, path)] };
    if (given === name) return { template, findings: [] };
    const account = {
      serviceAccountName: name,
      automountServiceAccountToken: spec.automountServiceAccountToken ?? false,
    };
    return { template: { ...template, spec: { ...spec, ...account } }, findings: [] };
  };
}

function otherAccount(given: string, path: string): Finding {
  return {
    code: 'app/service-account',
    severity: 'error',
    field: `${path === '' ? '' : `${path}.`}spec.serviceAccountName`,
    value: given,
    message: `the Pods have account "${given}", which allow does not give the permissions to`,
    fix: `set serviceAccount: "${given}" in allow, or remove serviceAccountName`,
  };
}
