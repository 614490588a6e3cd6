import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type DefinitionSchema, type PropertySchema, readInputs } from '../../generate/input';
import { kindName, kinds } from '../../generate/kinds';

type Schema = Readonly<Record<string, unknown>>;

/**
 * Writes the best JSON schemas that a release's own OpenAPI gives, for `--schema-location`: no unknown fields, enums,
 * what is required, the ranges of integers, the grammars of quantities, times and base64. Null and an empty enum pass
 * where a field is optional, as on a server: without that, they refuse more of what it accepts. Draft 4, which is what
 * kubeconform reads.
 */
export function writeSchemas(release: string, folder: string): void {
  const input = readInputs().find((each) => each.release === release);
  if (input === undefined) throw new Error(`no OpenAPI of release ${release} in generate/openapi`);
  mkdirSync(folder, { recursive: true });
  const definitions = Object.entries(input.definitions).map(
    ([name, each]) => [name, ofDefinition(name, each)] as const,
  );
  writeFileSync(join(folder, 'definitions.json'), JSON.stringify({ definitions: Object.fromEntries(definitions) }));
  for (const { definition, apiVersion } of kinds) {
    const kind = kindName(definition);
    const both = [
      { $ref: `definitions.json#/definitions/${definition}` },
      { required: ['metadata'], properties: { apiVersion: { enum: [apiVersion] }, kind: { enum: [kind] } } },
    ];
    writeFileSync(
      join(folder, `${kind.toLowerCase()}-${apiVersion.slice(apiVersion.indexOf('/') + 1)}.json`),
      JSON.stringify({ allOf: both }),
    );
  }
}

/**
 * Definitions that are no objects: the grammars of Kubernetes' own serialization. A pattern looks at strings only, and a
 * range at numbers, so that one type list does where `anyOf` would cost kubeconform more.
 */
const scalars: Readonly<Record<string, Schema>> = {
  'io.k8s.apimachinery.pkg.api.resource.Quantity': {
    type: ['string', 'number', 'null'],
    pattern: '^\\s*[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([KMGTPE]i|[numkMGTPE]|[eE][+-]?[0-9]+)?\\s*$',
  },
  'io.k8s.apimachinery.pkg.util.intstr.IntOrString': { ...range('int32'), type: ['integer', 'string', 'null'] },
  'io.k8s.apimachinery.pkg.apis.meta.v1.Time': time(),
  'io.k8s.apimachinery.pkg.apis.meta.v1.MicroTime': time(),
  'io.k8s.apimachinery.pkg.apis.meta.v1.FieldsV1': { type: ['object', 'null'] },
};

function range(format: string): Schema {
  const limit = format === 'int64' ? 2 ** 63 : 2 ** 31;
  return { minimum: -limit, maximum: limit - 1 };
}

function time(): Schema {
  const pattern = '^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]+)?(Z|[+-][0-9]{2}:[0-9]{2})$';
  return { type: ['string', 'null'], pattern };
}

function ofDefinition(name: string, { properties = {}, required = [] }: DefinitionSchema): Schema {
  const scalar = scalars[name];
  if (scalar !== undefined) return scalar;
  const fields = Object.entries(properties).map(([field, schema]) => {
    const needed = required.includes(field);
    return [field, needed ? notNull(ofProperty(schema, [])) : ofProperty(schema, ['', null])];
  });
  const needed = required.length === 0 ? {} : { required };
  return {
    type: ['object', 'null'],
    properties: Object.fromEntries(fields),
    ...needed,
    additionalProperties: false,
  };
}

/** @param besides what passes besides the values of an enum */
function ofProperty(schema: PropertySchema, besides: readonly unknown[] = [null]): Schema {
  if (schema.$ref !== undefined) return { $ref: `#/definitions/${schema.$ref}` };
  if (schema.items !== undefined) return { type: ['array', 'null'], items: ofProperty(schema.items) };
  if (schema.additionalProperties !== undefined) {
    return { type: ['object', 'null'], additionalProperties: ofProperty(schema.additionalProperties) };
  }
  if (schema.type === 'integer') return { type: ['integer', 'null'], ...range(schema.format ?? 'int64') };
  if (schema.enum !== undefined) return { enum: [...new Set([...schema.enum, ...besides])] };
  if (schema.format === 'byte') {
    return { type: ['string', 'null'], pattern: '^[A-Za-z0-9+/\\r\\n]*=?[\\r\\n]*=?[\\r\\n]*$' };
  }
  return schema.type === undefined ? {} : { type: [schema.type, 'null'] };
}

function notNull(schema: Schema): Schema {
  if (Array.isArray(schema.type)) return { ...schema, type: schema.type.filter((each) => each !== 'null') };
  return schema.$ref === undefined ? schema : { allOf: [schema, { not: { type: 'null' } }] };
}
