import { Yaml } from 'cdk8s';
import { child, type FieldPath, get, parse } from '../findings/field-path';
import { kindDefinition } from '../kubernetes/fields';
import { objectsIn } from '../kubernetes/list-items';
import { readShape } from '../kubernetes/shape';
import { plainScalar } from '../yaml';

type Manifest = Readonly<Record<string, unknown>>;

/**
 * A manifest whose YAML cdk8s has read, with numbers where kubectl would read them: of `defaultMode: 0o755`, cdk8s makes a
 * string and writes it as it was, and kubectl reads 493. Where a string is wanted, it stays one.
 */
export function withIncludedNumbers(manifest: Manifest): Manifest {
  if (!hasSpelling(manifest)) return manifest;
  let whole: unknown = manifest;
  for (const { object, path } of objectsIn(manifest)) {
    for (const { field, number } of numbersIn(object)) whole = replaced(whole, child(path, field), number);
  }
  return whole as Manifest;
}

/** Of the spellings of numbers that only kubectl knows, each has one of these: `0o17`, `-0X1F`, `1e3_`. */
const onlyKubectl = /^[-+\d].*[_bBoOxX]/;

function hasSpelling(value: unknown): boolean {
  if (typeof value === 'string') return onlyKubectl.test(value);
  if (typeof value !== 'object' || value === null) return false;
  for (const name in value) if (hasSpelling((value as Manifest)[name])) return true;
  return false;
}

function numbersIn(object: unknown): readonly { readonly field: FieldPath; readonly number: number }[] {
  const [apiVersion, kind] = [get(object, 'apiVersion'), get(object, 'kind')].map(String);
  const definition = kindDefinition(apiVersion ?? '', kind ?? '');
  if (definition === undefined) return [];
  const { findings } = readShape(object, { kind: 'object', definition: definition.name, resolved: definition });
  return findings.flatMap(({ code, field, value }) => {
    const number = code === 'shape/wrong-type' && typeof value === 'string' ? includedNumber(value) : undefined;
    return number === undefined ? [] : [{ field, number }];
  });
}

/** The number that kubectl reads where cdk8s writes a string; undefined where it reads the string. */
export function includedNumber(text: string): number | undefined {
  const read = onlyKubectl.test(text) ? plainScalar(text) : text;
  if (typeof read !== 'number' && typeof read !== 'bigint') return undefined;
  return Yaml.stringify(text) === `${text}\n` ? Number(read) : undefined;
}

/** A value with another one at a path that it has. */
function replaced(value: unknown, path: FieldPath, by: unknown): unknown {
  const replace = (at: unknown, [step, ...deeper]: readonly { readonly name: string }[]): unknown => {
    if (step === undefined) return by;
    const copy = Array.isArray(at) ? [...at] : { ...(at as object) };
    return Object.assign(copy, { [step.name]: replace(Reflect.get(copy, step.name), deeper) });
  };
  return replace(value, parse(path));
}
