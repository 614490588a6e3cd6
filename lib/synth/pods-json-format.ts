import type { DeclaredStops } from '../anatomy/drain-budget';
import type { Origins } from '../findings/origins';

/** What is known of a synthesized object and its YAML cannot carry. */
export interface ObjectFacts extends Partial<DeclaredStops> {
  /** The path of its construct: `shop/storefront`. */
  readonly construct: string;
  /** Who wrote each field, where attachments did. */
  readonly origins?: Origins;
  /** The rules whose findings the program acknowledges for it, in order. */
  readonly acknowledged?: readonly string[];
}

/** What `build/pods.json` holds: {@link ObjectFacts}s by {@link podsJsonKey}. */
export interface PodsJson {
  /** The folder of the manifests, from the file's own: `../dist`. */
  readonly folder: string;
  readonly objects: Readonly<Record<string, ObjectFacts>>;
}

/**
 * How an object is found in {@link PodsJson}: `Deployment/shop/storefront`; `Namespace//shop` where it says no namespace,
 * `Job/shop/migrate-` where the server completes its name.
 */
export function podsJsonKey(kind: string, namespace: string, name: string): string {
  return `${kind}/${namespace}/${name}`;
}
