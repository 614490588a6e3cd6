import { type FieldType, kindDefinition } from '../kubernetes/fields';
import { own } from '../values/own';
import { below, type Pointer } from './expression';
import { isRecord } from './field-expression';
import type { Manifest } from './manifest';

/** A manifest as an `ApiObject` takes it, and what it does not take. */
export interface Carried {
  readonly object: Manifest;
  /** Fields that are null, or empty in metadata: the same as absent, and omitted. */
  readonly absent: readonly Pointer[];
  /** What JSON patches have to set afterwards. */
  readonly patches: readonly Patch[];
  /** What nothing can carry. */
  readonly lost: readonly Pointer[];
  /** Lists with null in them. */
  readonly nullItems: readonly Pointer[];
}

/** A JSON patch: one that adds a value, or removes what cdk8s sets. */
export type Patch =
  | { readonly op: 'add'; readonly path: Pointer; readonly value: unknown }
  | { readonly op: 'remove'; readonly path: Pointer };

/**
 * Sorts out what cdk8s does not carry: it omits nulls, and empty lists and objects in metadata, names each object, and does
 * not take every key.
 */
export function carried(object: Manifest): Carried {
  const walk = new Walk();
  const definition = kindDefinition(object.apiVersion, object.kind);
  const type: FieldType | undefined =
    definition === undefined ? undefined : { kind: 'object', definition: definition.name, resolved: definition };
  const { metadata, ...rest } = walk.value(object, type, '') as Record<string, unknown>;
  const taken = metadata === undefined ? undefined : walk.metadata(metadata, object.metadata);
  if (own(object.metadata, 'name') === undefined || own(object.metadata, 'name') === null) {
    walk.patches.unshift({ op: 'remove', path: isRecord(object.metadata) ? '/metadata/name' : '/metadata' });
  }
  return {
    object: { ...rest, ...(taken !== undefined && { metadata: taken }) } as Manifest,
    absent: walk.absent,
    patches: walk.patches,
    lost: walk.lost,
    nullItems: walk.nullItems,
  };
}

class Walk {
  readonly absent: Pointer[] = [];
  patches: Patch[] = [];
  readonly lost: Pointer[] = [];
  readonly nullItems: Pointer[] = [];

  value(value: unknown, type: FieldType | undefined, at: Pointer): unknown {
    if (Array.isArray(value)) {
      const of = type?.kind === 'list' ? type.of : undefined;
      if (value.includes(null)) this.nullItems.push(at);
      return value.map((item, index) => this.value(item, of, below(at, index)));
    }
    if (!isRecord(value)) return value;
    return Object.fromEntries(
      Object.entries(value).flatMap(([key, field]) => {
        const place = below(at, key);
        if (!this.takes(key, field, type, at, place)) return [];
        return [[key, this.value(field, typeOf(key, type), place)]];
      }),
    );
  }

  private takes(key: string, value: unknown, type: FieldType | undefined, at: Pointer, place: Pointer): boolean {
    // cdk8s asks an object for its constructor, and a patch must not touch a prototype.
    if (key === '__proto__') this.lost.push(place);
    else if (key === 'constructor') this.patches.push({ op: 'add', path: place, value });
    else if (value === null && (type?.kind === 'object' || at === '' || at === '/metadata')) this.absent.push(place);
    else if (value === null) this.patches.push({ op: 'add', path: place, value });
    else return true;
    return false;
  }

  /** Metadata with what is of the types that cdk8s wants; other values are for patches, which set them as they were given. */
  metadata(metadata: unknown, given: unknown): unknown {
    if (!isRecord(metadata)) {
      this.patches.push({ op: 'add', path: '/metadata', value: metadata });
      return undefined;
    }
    return Object.fromEntries(
      Object.entries(metadata).filter(([key, value]) => {
        const path = below('/metadata', key);
        const patched = this.patches.some((patch) => patch.path.startsWith(`${path}/`));
        if (isEmpty(value) && !patched) this.absent.push(path);
        else if (isEmpty(value) || !isTaken(key, value)) this.setWhole(path, own(given, key));
        else return true;
        return false;
      }),
    );
  }

  /** One patch in place of those below it, which would find nothing to add to. */
  private setWhole(path: Pointer, value: unknown): void {
    const others = this.patches.filter((patch) => !patch.path.startsWith(`${path}/`));
    this.patches = [...others, { op: 'add', path, value: withoutPrototype(value) }];
  }
}

/** A value without keys that would set a prototype, which are lost. */
function withoutPrototype(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutPrototype);
  if (!isRecord(value)) return value;
  const entries = Object.entries(value).filter(([key]) => key !== '__proto__');
  return Object.fromEntries(entries.map(([key, entry]) => [key, withoutPrototype(entry)]));
}

function typeOf(key: string, type: FieldType | undefined): FieldType | undefined {
  if (type === undefined) return undefined;
  if (type.kind === 'map') return type.of;
  return type.kind === 'object' ? type.resolved.fields.get(key)?.type : undefined;
}

const isString = (value: unknown) => typeof value === 'string';
const areStrings = (value: unknown) => isRecord(value) && Object.values(value).every(isString);
const isOwner = (value: unknown) => ['apiVersion', 'kind', 'name', 'uid'].every((name) => isString(own(value, name)));

const metadataTypes: Readonly<Record<string, (value: unknown) => boolean>> = {
  name: isString,
  namespace: isString,
  labels: areStrings,
  annotations: areStrings,
  finalizers: (value) => Array.isArray(value) && value.every(isString),
  ownerReferences: (value) => Array.isArray(value) && value.every(isOwner),
};

/** Whether cdk8s takes a field of metadata, and omits nothing in it. */
function isTaken(key: string, value: unknown): boolean {
  return (!Object.hasOwn(metadataTypes, key) || metadataTypes[key]?.(value) === true) && !hasEmpty(value);
}

function hasEmpty(value: unknown): boolean {
  return typeof value === 'object' && value !== null && (isEmpty(value) || Object.values(value).some(hasEmpty));
}

function isEmpty(value: unknown): boolean {
  return Array.isArray(value) ? value.length === 0 : isRecord(value) && Object.values(value).every(isEmpty);
}
