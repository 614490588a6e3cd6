import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Api, Manifest } from '../../patterns/harness/api';
import { until } from '../../patterns/harness/until';
import { clientCertificate } from './client-certificate';
import type { ControlPlane } from './control-plane';
import type { Credentials } from './kubeconfig';

/** What a user may do, as in a Role. */
export interface Rule {
  readonly apiGroups: readonly string[];
  readonly resources: readonly string[];
  readonly verbs: readonly string[];
}

const group = 'rbac.authorization.k8s.io';

/** Lets a user do something in a namespace, and waits until the API server knows. */
export async function grant(api: Api, namespace: string, user: string, rules: readonly Rule[]): Promise<void> {
  const name = `${namespace}-${user}`;
  const subjects = [{ apiGroup: group, kind: 'User', name: user }];
  const role = { apiVersion: `${group}/v1`, kind: 'Role', metadata: { name }, rules };
  const binding = {
    ...role,
    kind: 'RoleBinding',
    rules: undefined,
    roleRef: { apiGroup: group, kind: 'Role', name },
    subjects,
  };
  for (const object of [role, binding] satisfies readonly Manifest[]) await api.apply(object, namespace);
  for (const { apiGroups, resources, verbs } of rules) {
    const [what, verb] = [{ group: apiGroups[0], resource: resources[0] }, verbs[0]];
    await until(`${user} may ${verb} ${what.resource}`, async () => {
      const { status } = await api.create('/apis/authorization.k8s.io/v1/subjectaccessreviews', {
        apiVersion: 'authorization.k8s.io/v1',
        kind: 'SubjectAccessReview',
        spec: { user, resourceAttributes: { ...what, verb, namespace } },
      });
      return status.allowed;
    });
  }
}

/** A client certificate that is valid for some seconds. */
export function certificateOf(plane: ControlPlane, user: string, seconds: number): Credentials {
  const { certificate, key } = clientCertificate(plane.folder, user, seconds);
  const base64 = (text: string) => Buffer.from(text).toString('base64');
  return { 'client-certificate-data': base64(certificate), 'client-key-data': base64(key) };
}

/** An exec plugin whose certificates are valid for some seconds. */
export function execPluginOf(plane: ControlPlane, user: string, seconds: number): Credentials {
  const program = join(__dirname, 'client-certificate.ts');
  return {
    exec: {
      apiVersion: 'client.authentication.k8s.io/v1',
      interactiveMode: 'Never',
      command: process.execPath,
      args: ['-r', require.resolve('tsx/cjs'), program, plane.folder, user, `${seconds}`],
    },
  };
}

/** How often the exec plugin of a user was called. */
export function execPluginCalls(plane: ControlPlane, user: string): number {
  const file = join(plane.folder, `exec-${user}.log`);
  return existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n').length : 0;
}
