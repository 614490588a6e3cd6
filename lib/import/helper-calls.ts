import * as helpers from '../pod';
import { equal } from '../values/equal';
import { type Call, type Expression, evaluate } from './expression';

/** The helpers that the program may call. */
export type HelperName = keyof typeof callable;

const callable = {
  affinity: helpers.affinity,
  capabilities: helpers.capabilities,
  claim: helpers.claim,
  claimTemplate: helpers.claimTemplate,
  colocateWith: helpers.colocateWith,
  configMap: helpers.configMap,
  downwardAPI: helpers.downwardAPI,
  emptyDir: helpers.emptyDir,
  env: helpers.env,
  ephemeralClaim: helpers.ephemeralClaim,
  exec: helpers.exec,
  fromConfigMap: helpers.fromConfigMap,
  fromField: helpers.fromField,
  fromResource: helpers.fromResource,
  fromSecret: helpers.fromSecret,
  grpc: helpers.grpc,
  hostAliases: helpers.hostAliases,
  hostPath: helpers.hostPath,
  httpGet: helpers.httpGet,
  imageVolume: helpers.imageVolume,
  mount: helpers.mount,
  preferNodes: helpers.preferNodes,
  requireNodes: helpers.requireNodes,
  resources: helpers.resources,
  runAs: helpers.runAs,
  secret: helpers.secret,
  separateFrom: helpers.separateFrom,
  serviceAccountToken: helpers.serviceAccountToken,
  sleep: helpers.sleep,
  spreadAcross: helpers.spreadAcross,
  tcpSocket: helpers.tcpSocket,
  tolerate: helpers.tolerate,
} as const;

/** The names of those helpers. */
export const helperNames: readonly string[] = Object.keys(callable);

/**
 * A call of a helper, if that gives the wanted value: the helper itself is asked. `undefined` where it gives another one, or
 * throws.
 * @param args those at the end that are empty objects are omitted
 */
export function helperCall(callee: HelperName, args: readonly Expression[], wanted: unknown): Call | undefined {
  const given = withoutEmptyEnd(args);
  const value = tryCall(callee, given.map(evaluate));
  return value !== undefined && equal(value, wanted) ? { type: 'call', callee, args: given, value } : undefined;
}

function tryCall(callee: HelperName, args: readonly unknown[]): unknown {
  try {
    // What does not fit its parameters is refused by the helper's own checks.
    // biome-ignore lint/plugin: a call has a handful of arguments
    return (callable[callee] as (...given: readonly unknown[]) => unknown)(...args);
  } catch {
    return undefined;
  }
}

function withoutEmptyEnd(args: readonly Expression[]): readonly Expression[] {
  const last = args.at(-1);
  return last?.type === 'object' && last.entries.length === 0 ? args.slice(0, -1) : args;
}
