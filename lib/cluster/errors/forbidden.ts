import type { ApiRequest } from '../connection/connection';
import type { RequestTarget } from './request-target';

/** What a Role has to allow. */
interface Right {
  readonly user: string;
  readonly verb: string;
  readonly resource: string;
  readonly group: string;
  readonly namespace: string | undefined;
}

/** Who lacks which right, with the rule to add to a Role; `undefined` where something other than rights is in the way. */
export function forbiddenText(
  method: ApiRequest['method'],
  serverMessage: string,
  target: RequestTarget | undefined,
): string | undefined {
  const right =
    rightIn(serverMessage) ?? (serverMessage === '' && target !== undefined ? rightFor(method, target) : undefined);
  if (right === undefined) return undefined;
  const { user, verb, resource, group, namespace } = right;
  const where = namespace === undefined ? 'a ClusterRole' : `a Role in ${namespace}`;
  const rule = `{ apiGroups: ["${group}"], resources: ["${resource}"], verbs: ["${verb}"] }`;
  const scope = namespace === undefined ? '' : ` in namespace "${namespace}"`;
  return `user "${user}" must not ${verb} ${resource}${scope}; add to ${where}: ${rule}`;
}

/** The sentence of the server's authorizer. */
function rightIn(serverMessage: string): Right | undefined {
  const found =
    /User "(?<user>[^"]*)" cannot (?<verb>\w+) resource "(?<resource>[^"]*)" in API group "(?<group>[^"]*)"(?: in the namespace "(?<namespace>[^"]*)")?/.exec(
      serverMessage,
    )?.groups;
  if (found === undefined) return undefined;
  const { user = '', verb = '', resource = '', group = '', namespace } = found;
  return { user, verb, resource, group, namespace };
}

const verbs: Readonly<Record<ApiRequest['method'], string>> = {
  GET: 'get',
  POST: 'create',
  PUT: 'update',
  PATCH: 'patch',
  DELETE: 'delete',
};

function rightFor(method: ApiRequest['method'], { plural, subresource, group, object }: RequestTarget): Right {
  const resource = subresource === undefined ? plural : `${plural}/${subresource}`;
  return { user: '', verb: verbs[method], resource, group, namespace: object.namespace };
}
