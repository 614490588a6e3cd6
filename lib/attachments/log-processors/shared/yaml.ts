/** A node of a configuration. Absent fields are omitted. */
export type YamlNode = string | number | boolean | YamlBlock | readonly YamlNode[] | YamlFields;

/** A text on a line of its own, into which a program may put another one that has quotes, but no line breaks. */
export interface YamlBlock {
  readonly [blockText]: string;
}

const blockText = Symbol('text of a block');

export function yamlBlock(text: string): YamlBlock {
  return { [blockText]: text };
}

/** Fields in their order. Their names are the program's own and are written as they are. */
export interface YamlFields {
  readonly [name: string]: YamlNode | undefined;
}

/**
 * A configuration as YAML in block style, pure ASCII. Texts are quoted unless every reader of YAML 1.1 and 1.2 takes
 * them for the same text, so that no value can become structure.
 */
export function writeYaml(fields: YamlFields): string {
  return `${mapping(fields, 0).join('\n')}\n`;
}

function mapping(fields: YamlFields, depth: number): string[] {
  return Object.entries(fields).flatMap(([name, node]) => (node === undefined ? [] : field(name, node, depth)));
}

function field(name: string, node: YamlNode, depth: number): string[] {
  const head = `${'  '.repeat(depth)}${name}:`;
  if (typeof node !== 'object') return [`${head} ${scalar(node)}`];
  if (isBlock(node)) return [`${head} |2-`, `${'  '.repeat(depth + 1)}${node[blockText]}`];
  const lines = isList(node) ? list(node, depth + 1) : mapping(node, depth + 1);
  return lines.length === 0 ? [`${head} ${isList(node) ? '[]' : '{}'}`] : [head, ...lines];
}

function list(items: readonly YamlNode[], depth: number): string[] {
  const dash = `${'  '.repeat(depth)}- `;
  return items.flatMap((item) => {
    if (typeof item !== 'object') return [`${dash}${scalar(item)}`];
    if (isBlock(item)) return [`${dash}|2-`, `${'  '.repeat(depth + 1)}${item[blockText]}`];
    const lines = isList(item) ? list(item, depth + 1) : mapping(item, depth + 1);
    const [first, ...rest] = lines;
    return first === undefined ? [`${dash}${isList(item) ? '[]' : '{}'}`] : [dash + first.trimStart(), ...rest];
  });
}

function isList(node: readonly YamlNode[] | YamlFields): node is readonly YamlNode[] {
  return Array.isArray(node);
}

function isBlock(node: object): node is YamlBlock {
  return blockText in node;
}

function scalar(value: string | number | boolean): string {
  return typeof value !== 'string' || isPlain(value) ? String(value) : quoted(value);
}

/** Words, paths and host names; not what a reader of YAML 1.1 or 1.2 takes for a boolean, a number (`e0`), a date or null. */
function isPlain(text: string): boolean {
  return /^[A-Za-z/][\w./-]*$/.test(text) && !/^(?:true|false|yes|no|on|off|y|n|null|e-?\d+)$/i.test(text);
}

function quoted(text: string): string {
  return `"${[...text].map(escaped).join('')}"`;
}

function escaped(character: string): string {
  if (character === '"' || character === '\\') return `\\${character}`;
  if (/^[ -~]$/.test(character)) return character;
  const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase();
  return code.length > 4 ? `\\U${code.padStart(8, '0')}` : `\\u${code.padStart(4, '0')}`;
}
