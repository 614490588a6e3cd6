import type { DefinitionSchema, Input, PropertySchema } from './input';
import { kindName, kinds, shortName } from './kinds';

/** Types that have no members. `opaque` is JSON that nobody looks into. */
export type ScalarName =
  | 'string'
  | 'boolean'
  | 'int32'
  | 'int64'
  | 'quantity'
  | 'intOrString'
  | 'time'
  | 'bytes'
  | 'opaque';

export type TypeRef =
  | { readonly scalar: ScalarName }
  | { readonly list: TypeRef }
  | { readonly map: TypeRef }
  | { readonly definition: string };

/** A field of a definition, with what all releases together say about it. */
export interface Field {
  readonly name: string;
  readonly type: TypeRef;
  /** The releases whose OpenAPI has it. */
  readonly releases: readonly string[];
  /** Whether the newest release that has it says it is required. */
  readonly required: boolean;
  /** The values of all releases, for a string or a list of strings. */
  readonly values?: readonly string[];
  /** The fields that tell a list's elements apart. */
  readonly listKeys?: readonly string[];
}

export interface Definition {
  readonly name: string;
  readonly fullName: string;
  readonly releases: readonly string[];
  readonly fields: readonly Field[];
  /** For a kind: what its `apiVersion` is. */
  readonly apiVersion?: string;
  /** What its `kind` is, which versions of it share. */
  readonly kind: string;
  /** Only a `status` leads to it: a server decodes it, and nobody writes it. */
  readonly ofStatus?: true;
}

export interface Model {
  readonly releases: readonly string[];
  /** By short name; kinds first, in the order of `kinds`, then as they are met. */
  readonly definitions: ReadonlyMap<string, Definition>;
}

const scalars: Readonly<Record<string, ScalarName>> = {
  'io.k8s.apimachinery.pkg.api.resource.Quantity': 'quantity',
  'io.k8s.apimachinery.pkg.apis.meta.v1.Time': 'time',
  'io.k8s.apimachinery.pkg.util.intstr.IntOrString': 'intOrString',
  'io.k8s.apimachinery.pkg.apis.meta.v1.FieldsV1': 'opaque',
};

/** Merges the releases' definitions into one model: everything that a kind reaches, fields of all releases together. */
export function buildModel(inputs: readonly Input[]): Model {
  const renamed = renames(inputs);
  const full = inputs.map((input) => ({ ...input, definitions: withRenamed(input.definitions, renamed) }));
  const definitions = new Map<string, Definition>();
  addReached(definitions, full, (field) => field !== 'status');
  const written = new Set(definitions.keys());
  addReached(definitions, full, () => true);
  for (const [name, definition] of definitions) {
    if (!written.has(name)) definitions.set(name, { ...definition, ofStatus: true });
  }
  return { releases: inputs.map((input) => input.release), definitions };
}

/** Adds what the kinds reach through these fields, where it is not there yet. */
function addReached(definitions: Map<string, Definition>, inputs: readonly Input[], by: (field: string) => boolean) {
  const waiting = kinds.map((kind) => kind.definition);
  const met = new Set<string>();
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    if (met.has(next)) continue;
    met.add(next);
    const known = definitions.get(shortName(next));
    if (known !== undefined && known.fullName !== next)
      throw new Error(`${next} and ${known.fullName} have one short name`);
    if (known === undefined) definitions.set(shortName(next), merge(next, inputs));
    waiting.push(...referenced(next, inputs, by));
  }
}

/** A field whose type changed its name between releases: the old definition's name by the new one's. */
function renames(inputs: readonly Input[]): ReadonlyMap<string, string> {
  const result = new Map<string, string>();
  const latest = new Map<string, string>();
  for (const { definitions } of [...inputs].reverse()) {
    for (const [name, { properties = {} }] of Object.entries(definitions)) {
      for (const [field, { $ref }] of Object.entries(properties)) {
        if ($ref === undefined) continue;
        const newest = latest.get(`${name}.${field}`);
        if (newest === undefined) latest.set(`${name}.${field}`, $ref);
        else if (newest !== $ref) result.set(newest, $ref);
      }
    }
  }
  return result;
}

/** Where a release lacks a definition that it has under an older name, gives it the older one's fields. */
function withRenamed(definitions: Input['definitions'], renamed: ReadonlyMap<string, string>): Input['definitions'] {
  const added: Record<string, DefinitionSchema> = {};
  for (const [name, older] of renamed) {
    const schema = definitions[older];
    if (definitions[name] === undefined && schema !== undefined) added[name] = schema;
  }
  return { ...definitions, ...added };
}

function merge(fullName: string, inputs: readonly Input[]): Definition {
  const having = inputs.filter((input) => input.definitions[fullName] !== undefined);
  if (having.length === 0) throw new Error(`no release has a definition ${fullName}`);
  const names = new Set(having.flatMap((input) => Object.keys(input.definitions[fullName]?.properties ?? {})));
  const apiVersion = kinds.find((kind) => kind.definition === fullName)?.apiVersion;
  return {
    name: shortName(fullName),
    kind: kindName(fullName),
    fullName,
    releases: having.map((input) => input.release),
    fields: [...names].sort().map((name) => mergeField(fullName, name, having)),
    ...(apiVersion !== undefined && { apiVersion }),
  };
}

function mergeField(definition: string, name: string, inputs: readonly Input[]): Field {
  const found = inputs.flatMap(({ release, definitions }) => {
    const schema = definitions[definition];
    const property = schema?.properties?.[name];
    return property === undefined ? [] : [{ release, property, required: schema?.required?.includes(name) === true }];
  });
  const newest = found.at(-1);
  if (newest === undefined) throw new Error(`${definition}.${name} is in no release`);
  const values = [...new Set(found.flatMap(({ property }) => property.enum ?? property.items?.enum ?? []))].sort();
  const listKeys = found
    .map(({ property }) => property['x-kubernetes-list-map-keys'] ?? mergeKey(property))
    .filter((keys) => keys !== undefined)
    .at(-1);
  return {
    name,
    type: typeOf(newest.property),
    releases: found.map(({ release }) => release),
    required: newest.required,
    ...(values.length > 0 && { values }),
    ...(listKeys !== undefined && { listKeys }),
  };
}

function mergeKey(property: PropertySchema): readonly string[] | undefined {
  const key = property['x-kubernetes-patch-merge-key'];
  return key === undefined ? undefined : [key];
}

function typeOf(schema: PropertySchema): TypeRef {
  if (schema.$ref !== undefined) {
    const scalar = scalars[schema.$ref];
    return scalar === undefined ? { definition: shortName(schema.$ref) } : { scalar };
  }
  if (schema.items !== undefined) return { list: typeOf(schema.items) };
  if (schema.additionalProperties !== undefined) return { map: typeOf(schema.additionalProperties) };
  switch (`${schema.type} ${schema.format ?? ''}`.trim()) {
    case 'string':
      return { scalar: 'string' };
    case 'string byte':
      return { scalar: 'bytes' };
    case 'boolean':
      return { scalar: 'boolean' };
    case 'integer int32':
      return { scalar: 'int32' };
    case 'integer int64':
      return { scalar: 'int64' };
    default:
      throw new Error(`the generator does not know such a type: ${JSON.stringify(schema)}`);
  }
}

function referenced(definition: string, inputs: readonly Input[], by: (field: string) => boolean): readonly string[] {
  const refs = (schema: PropertySchema | undefined): readonly string[] =>
    schema === undefined
      ? []
      : [
          ...(schema.$ref === undefined ? [] : [schema.$ref]),
          ...refs(schema.items),
          ...refs(schema.additionalProperties),
        ];
  const latest = new Map<string, PropertySchema>();
  for (const { definitions } of inputs) {
    for (const [field, schema] of Object.entries(definitions[definition]?.properties ?? {})) latest.set(field, schema);
  }
  return [...latest]
    .filter(([field]) => by(field))
    .flatMap(([, schema]) => refs(schema))
    .filter((ref) => scalars[ref] === undefined);
}
