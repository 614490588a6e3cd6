import type { ManifestByKind } from '../kubernetes/generated/kinds';
import type { Container } from '../kubernetes/generated/types';
import type { KubernetesVersionName } from '../kubernetes/version';
import type { AsymmetricMatch } from './partial/asymmetric';
import type { PodMatcherOptions } from './pods/workloads';

/**
 * A part of a value: any fields of any objects in it. `undefined`, null and `absent()` stand for a field that is not set,
 * and asymmetric matchers of jest and vitest for many values.
 */
export type PartialOf<T> = T extends readonly (infer Item)[]
  ? readonly (PartialOf<Item> | AsymmetricMatch)[]
  : T extends object
    ? { readonly [Name in keyof T]?: PartialOf<T[Name]> | AsymmetricMatch | null | undefined }
    : T;

type AnyManifest = ManifestByKind[keyof ManifestByKind];

/** The kinds whose fields are known. */
export type KnownKindName = AnyManifest['kind'];

/** A part of a manifest of a kind, and of an apiVersion; where they are not known, any fields. */
export type PartialManifest<Kind extends string, ApiVersion extends string = string> = [
  KnownManifest<Kind, ApiVersion>,
] extends [never]
  ? Readonly<Record<string, unknown>>
  : PartialOf<KnownManifest<Kind, ApiVersion>>;

/** The manifests of a known kind; none where the kind is any. */
type KnownManifest<Kind extends string, ApiVersion extends string> = string extends Kind
  ? never
  : [Kind] extends [KnownKindName]
    ? Extract<AnyManifest, { readonly kind: Kind; readonly apiVersion: ApiVersion }>
    : never;

/**
 * The matchers. What is received is a construct, chart or App of cdk8s, a manifest, YAML text, or a list of these.
 * `Result` is what the runner's own matchers return. No method has overloads: vitest's types of `.resolves` know the last one only.
 */
export interface ManifestMatchers<Result = void> {
  /** The API server of a release accepts all objects: they have no errors. */
  toBeAcceptedBy(kubernetes: KubernetesVersionName): Result;
  /** All pod templates pass a level of the Pod Security Standards. */
  toPassPodSecurity(level: 'restricted' | 'baseline'): Result;
  /** The objects follow the practices, and containers do not clash; `'all'` and `{ enable: […] }` check practices that are off by default, too. */
  toFollowPractices(practices?: 'all' | { readonly enable: readonly string[] }): Result;
  /** An object of a kind, and of a name, has these fields; the name can be omitted. */
  toHaveResource<Kind extends string>(
    kind: Kind | KnownKindName,
    nameOrPartial?: string | AsymmetricMatch | PartialManifest<Kind>,
    partial?: PartialManifest<Kind>,
  ): Result;
  /** As many objects of a kind have these fields. */
  toHaveResourceCount<Kind extends string>(
    kind: Kind | KnownKindName,
    count: number,
    partial?: PartialManifest<Kind>,
  ): Result;
  /** A workload has a container, init containers and sidecars included, with these fields. */
  toHaveContainer(name: string, partial?: PartialOf<Container>, options?: PodMatcherOptions): Result;
  /** A container starts before another one of its Pod. */
  toStartBefore(first: string, second: string, options?: PodMatcherOptions): Result;
  /** Two containers of a Pod mount the same volume; with a path of the first, the second has what is there. */
  toShareVolume(
    first: string,
    second: string,
    pathOrOptions?: string | PodMatcherOptions,
    options?: PodMatcherOptions,
  ): Result;
  /** An object has these fields; of several, at least one. */
  toMatchManifest<Kind extends string = string, ApiVersion extends string = string>(
    partial: PartialManifest<Kind, ApiVersion> & {
      readonly kind?: Kind | AsymmetricMatch | null | undefined;
      readonly apiVersion?: ApiVersion | AsymmetricMatch | null | undefined;
    },
  ): Result;
}
