import type { KnownOrigins } from '../../status/status-options';
import { own } from '../../values/own';
import { factsIn, type ReadOfApps } from '../verify/pods-json';

/**
 * Which construct wrote an object of a cluster, from what a synth wrote to pods.json. There, an object has the namespace and
 * the name of its manifest, which may leave both to the cluster. Where apps differ, nothing is known.
 */
export function originsIn({ apps }: ReadOfApps): (object: unknown) => KnownOrigins | undefined {
  const each = apps.map((app) => factsIn({ apps: [app], isForAll: true }));
  return (object) => {
    const known = each.flatMap((factsOf) => firstOf(asWritten(object).map((manifest) => factsOf('', manifest))) ?? []);
    const constructs = new Set(known.map(({ construct }) => construct));
    return constructs.size === 1 ? known[0] : undefined;
  };
}

/** How the manifest of an object may name it. */
function asWritten(object: unknown): readonly object[] {
  const metadata = own(object, 'metadata');
  const kind = own(object, 'kind');
  const [namespace, name, generateName] = ['namespace', 'name', 'generateName'].map((field) => own(metadata, field));
  const names = generateName === undefined ? [name] : [name, generateName];
  return [namespace, undefined].flatMap((of) => names.map((one) => ({ kind, metadata: { namespace: of, name: one } })));
}

function firstOf<Value>(values: readonly (Value | undefined)[]): Value | undefined {
  return values.find((value) => value !== undefined);
}
