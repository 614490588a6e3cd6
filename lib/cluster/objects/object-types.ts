import type { ManifestByKind } from '../../kubernetes/generated/kinds';
import type { ObjectMeta } from '../../kubernetes/generated/types';
import type { GroupVersionKind } from '../../kubernetes/kinds';

/** An object as a server has it, of any kind. */
export type Entries = Readonly<Record<string, unknown>>;

/** What the server adds to an object. */
export interface LiveParts {
  readonly metadata: { readonly name: string; readonly uid: string; readonly resourceVersion: string };
  readonly status?: Readonly<Record<string, unknown>> | undefined;
}

/** An object of a kind that this package has no type for. */
export interface OtherObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: ObjectMeta;
  readonly [field: string]: unknown;
}

/** A kind; `apiVersion` may be omitted for those of {@link KnownKindName}. */
export interface KindReference {
  /** As `apps/v1`. @default the version that is served of the kind of that name */
  readonly apiVersion?: string | undefined;
  /** As `Deployment`. */
  readonly kind: string;
}

/** Names an object. */
export interface ObjectName extends KindReference {
  readonly name: string;
  /** @default the namespace of the connection */
  readonly namespace?: string | undefined;
}

/** An object that names itself: a manifest, or what a cluster answered with. */
export interface NamedObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: Pick<ObjectMeta, 'name' | 'namespace' | 'uid' | 'resourceVersion'>;
}

/** What verbs are given to find an object. */
export type Reference = ObjectName | NamedObject;

type NameOf<Id> = Id extends `${string} ${infer Kind}` ? Kind : never;

/** The name of a kind that this package has a type for. */
export type KnownKindName = NameOf<GroupVersionKind>;

/** Of two versions, the one that a name alone stands for is the later one. */
type Latest = Exclude<GroupVersionKind, 'autoscaling/v1 HorizontalPodAutoscaler'>;
type IdOfName<Kind> = { [Id in Latest]: NameOf<Id> extends Kind ? Id : never }[Latest];

type IdOf<Of> = Of extends {
  readonly apiVersion: infer Version extends string;
  readonly kind: infer Kind extends string;
}
  ? `${Version} ${Kind}`
  : Of extends { readonly kind: infer Kind extends string }
    ? string extends Kind
      ? string
      : IdOfName<Kind>
    : string;

/** The type of the objects of a kind: with our types where we have them. */
export type ObjectOf<Of> =
  IdOf<Of> extends infer Id
    ? [Id] extends [never]
      ? OtherObject & LiveParts
      : Id extends GroupVersionKind
        ? ManifestByKind[Id] & LiveParts
        : OtherObject & LiveParts
    : never;

/** What an object of a kind has to be, to be sent to a cluster: of our type where we have one. */
export type Sent<Of> = IdOf<Of> extends infer Id ? (Id extends GroupVersionKind ? ManifestByKind[Id] : unknown) : never;
