import { type ApiObject, Lazy } from 'cdk8s';
import type { IConstruct } from 'constructs';
import type { Finding } from '../findings/finding';
import { type Duration, wholeSeconds } from '../kubernetes/duration';
import { type Checks, check, filled, object as objectCheck, optional, scalar } from '../values/check';
import { type Named, nameOf } from '../values/named';
import { apiAccess, withAccount } from './access/api-access';
import { type Permissions, permissionsCheck, policyRules } from './access/permissions';
import { templateTarget } from './attach';
import { type CompanionKind, type CompanionMetadata, companionMetadata, placeCompanion } from './companion';
import { addAttachment, addTemplateStep, composed } from './composition';
import { oneObject } from './construct-checks';
import { objectNamed } from './metadata-checks';
import { objectNamespace } from './object-name';
import { addStep, manage } from './synth';

export type { Grant, Grants, Permissions } from './access/permissions';
export type { KnownResource, Verb } from './access/resources';

/** Whose permissions they are, and which container uses them. */
export interface AllowOptions {
  /** Name, labels and annotations of the ServiceAccount, the Role and the RoleBinding. @default the workload's name */
  readonly metadata?: CompanionMetadata | undefined;
  /** An account that exists, as one of a Helm chart: no ServiceAccount is added. @default a new one of the workload's own */
  readonly serviceAccount?: Named | undefined;
  /** The container that gets a token. @default the only main container */
  readonly container?: string | undefined;
  /** How long a token is valid, 10 minutes or more; the kubelet renews it in time. @default '1h' */
  readonly expiration?: Duration | undefined;
  /** Who accepts the token, as the API server's `--api-audiences` says. @default the API server's own */
  readonly audience?: string | undefined;
}

const verb = 'allow';
const api = 'rbac.authorization.k8s.io/v1';
const role: CompanionKind = {
  verb,
  apiVersion: api,
  kind: 'Role',
  id: 'role',
  once: 'but one Role has all permissions',
};
const roleBinding: CompanionKind = { verb, apiVersion: api, kind: 'RoleBinding', id: 'role-binding' };
const account: CompanionKind = { verb, apiVersion: 'v1', kind: 'ServiceAccount', id: 'service-account' };

/**
 * Allows a workload to use the Kubernetes API, in its own namespace: a ServiceAccount, a Role with the permissions, and a
 * RoleBinding. The Pods get the account, and one container gets its token, which is valid for an hour and renewed, so that
 * sidecars cannot use the permissions. Pods of another library that name an account keep how they mount its token. Returns the
 * Role. Also for workloads of cdk8s-plus, Helm or an `Include`.
 *
 * @example allow(shop, { configmaps: ['get', 'watch'], secrets: { verbs: ['get'], names: ['shop'] }, 'pods/log': ['get'] })
 * @throws Error where the target has no pod template, or permissions already.
 * @throws TypeError for a resource or a verb that does not exist, or that a Role cannot allow.
 * @throws RangeError for an expiration below 10 minutes.
 * @see https://kubernetes.io/docs/reference/access-authn-authz/rbac/
 */
export function allow(target: IConstruct, permissions: Permissions, options: AllowOptions = {}): ApiObject {
  check(verb, { target, permissions, options }, allowArguments);
  const { metadata, serviceAccount, container, expiration, audience } = options;
  const place = templateTarget(target, verb);
  const { object } = place;
  const expirationSeconds = expiration === undefined ? undefined : secondsOf(expiration);
  const name = serviceAccount === undefined ? (metadata?.name ?? object.name) : existing(serviceAccount);
  const workload = composed(place);
  const placed = placeCompanion(workload, role, metadata, { rules: policyRules(permissions) });
  const binding = placeCompanion(workload, roleBinding, metadata, {
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: placed.name },
    subjects: [{ kind: 'ServiceAccount', name, namespace: Lazy.any({ produce: () => objectNamespace(object) }) }],
  });
  addStep(binding, (manifest) => ({ manifest, findings: withoutNamespace(object) }));
  if (serviceAccount === undefined) {
    const made = placeCompanion(workload, account, metadata, { automountServiceAccountToken: false });
    // Pods are refused until it is there. An object of its own has it as a child, which cannot come first.
    if (manage(object).owner !== object) object.addDependency(made);
  }
  addAttachment(place, apiAccess({ container, expirationSeconds, audience }));
  addTemplateStep(place, withAccount(name));
  return placed;
}

/** The API server accepts no shorter one. */
const leastSeconds = 600;

function secondsOf(expiration: Duration): number {
  const seconds = wholeSeconds(expiration, `${verb}: expiration`);
  if (seconds >= leastSeconds) return seconds;
  throw new RangeError(`${verb}: expiration must be 10 minutes or more, got ${seconds} s; set "10m"`);
}

/** An account that other Pods do not have by default. */
function existing(serviceAccount: Named): string {
  const name = nameOf(serviceAccount);
  if (name !== 'default') return name;
  throw new Error(`${verb}: serviceAccount must not be "default", the account of all Pods that name none; omit it`);
}

/** That nobody knows in which namespace the account is, which a RoleBinding has to say. */
function withoutNamespace(object: ApiObject): readonly Finding[] {
  if (objectNamespace(object) !== undefined) return [];
  return [
    {
      code: 'app/service-account',
      severity: 'error',
      reason: 'FieldValueRequired',
      field: 'subjects[0].namespace',
      message: 'a RoleBinding names the namespace of its account, and the workload has none',
      fix: 'set the namespace of the Chart or of the workload: { namespace: "shop" }',
    },
  ];
}

const allowArguments = objectCheck({
  target: oneObject,
  permissions: permissionsCheck,
  options: objectCheck({
    metadata: optional(companionMetadata),
    serviceAccount: optional(objectNamed),
    container: optional(filled),
    expiration: optional(scalar),
    audience: optional(filled),
  } satisfies Checks<AllowOptions>),
});
