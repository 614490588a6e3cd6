import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One property, or the element of a list or map, as an API server's OpenAPI writes it. */
export interface PropertySchema {
  readonly type?: string;
  readonly format?: string;
  readonly $ref?: string;
  readonly items?: PropertySchema;
  readonly additionalProperties?: PropertySchema;
  readonly enum?: readonly string[];
  readonly 'x-kubernetes-list-map-keys'?: readonly string[];
  readonly 'x-kubernetes-patch-merge-key'?: string;
}

/** One definition of an API server's OpenAPI. */
export interface DefinitionSchema {
  readonly properties?: Readonly<Record<string, PropertySchema>>;
  readonly required?: readonly string[];
}

/** What one release's API server says about its types: full definition name → schema. */
export interface Input {
  /** `1.28` */
  readonly release: string;
  readonly definitions: Readonly<Record<string, DefinitionSchema>>;
}

const folder = join(__dirname, 'openapi');

/** Where the input of a release is. */
export function inputFile(release: string): string {
  return join(folder, `openapi-${release}.json`);
}

/**
 * The input files, oldest release first. A release is a file named `openapi-1.NN.json` in generate/openapi and nothing
 * else: dropping one in is all that a new release takes here.
 */
export function readInputs(): readonly Input[] {
  return readdirSync(folder)
    .map((file) => /^openapi-(\d+\.\d+)\.json$/.exec(file))
    .filter((match) => match !== null)
    .map(([, release = '']) => ({ release, definitions: JSON.parse(readFileSync(inputFile(release), 'utf8')) }))
    .sort((a, b) => minor(a.release) - minor(b.release));
}

function minor(release: string): number {
  return Number(release.split('.')[1]);
}
