import type { YamlFields, YamlNode } from './yaml';

/** What settings consist of: literals, values that a configuration refers to (`Source`), and lists and objects of these. */
export type SettingTree<Source> =
  | string
  | number
  | boolean
  | Source
  | readonly SettingTree<Source>[]
  | SettingFields<Source>;

/** Settings by their names. */
export interface SettingFields<Source> {
  readonly [name: string]: SettingTree<Source> | undefined;
}

/** How a program has settings written. */
export interface SettingWriter<Source> {
  /** Whose names they are, with what they consist of: `the Collector's`. */
  readonly names: { readonly of: string; readonly pattern: RegExp };
  readonly isSource: (value: object) => value is Source & object;
  /** @throws RangeError for a text that cannot be in the configuration. */
  readonly literal: (text: string, where: string) => YamlNode;
  /** A reference to a value; its `path` is that of no other one. */
  readonly reference: (source: Source & object, path: readonly string[], where: string) => YamlNode;
}

/**
 * Settings as they stand in a configuration.
 * @param where begins errors
 * @param path begins the paths of references
 * @throws RangeError for a name that is not the program's; TypeError for a value of another type.
 */
export function writeSettings<Source>(
  settings: SettingFields<Source>,
  where: string,
  path: readonly string[],
  writer: SettingWriter<Source>,
): YamlFields {
  const { names } = writer;
  return Object.fromEntries(
    Object.entries(settings).map(([name, value]) => {
      if (!names.pattern.test(name))
        throw new RangeError(`${where}: names of settings must be ${names.of}, got ${JSON.stringify(name)}`);
      return [name, value === undefined ? undefined : setting(value, `${where}: ${name}`, [...path, name], writer)];
    }),
  );
}

function setting<Source>(
  value: SettingTree<Source>,
  where: string,
  path: readonly string[],
  writer: SettingWriter<Source>,
): YamlNode {
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  if (typeof value === 'string') return writer.literal(value, where);
  if (isList(value)) return value.map((item, index) => setting(item, where, [...path, String(index + 1)], writer));
  if (typeof value !== 'object' || value === null)
    throw new TypeError(
      `${where} must be a string, number, boolean, array or object, got ${value === null ? 'null' : typeof value}`,
    );
  if (writer.isSource(value)) return writer.reference(value, path, where);
  return writeSettings(value as SettingFields<Source>, where, path, writer);
}

/** The fields of a node, where it has some. */
export function asFields(node: YamlNode | undefined): YamlFields {
  return typeof node === 'object' && !isList(node) ? (node as YamlFields) : {};
}

function isList<T>(value: unknown): value is readonly T[] {
  return Array.isArray(value);
}
