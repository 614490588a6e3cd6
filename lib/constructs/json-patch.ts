import { JsonPatch } from 'cdk8s';
import { arrayOf, type Check } from '../values/check';
import { own } from '../values/own';

type Manifest = Readonly<Record<string, unknown>>;

interface Operation {
  readonly op: string;
  readonly path: string;
}

const operations: readonly string[] = ['add', 'copy', 'move', 'remove', 'replace', 'test'];

/** What `JsonPatch.replace(…)` and its like make, of whichever copy of cdk8s. */
const jsonPatch: Check = (value) => {
  const { op, path, _toJson } = (value ?? {}) as Partial<Operation> & { readonly _toJson?: unknown };
  if (typeof _toJson === 'function') return undefined;
  const isOperation = operations.includes(String(op)) && typeof path === 'string';
  const call = isOperation ? `JsonPatch.${op}(${JSON.stringify(path)}, …)` : 'JsonPatch.replace(path, value)';
  const verb = value === undefined ? 'is missing; set' : 'must be a JsonPatch; use';
  return { path: '', message: ` ${verb} ${call}` };
};

export const jsonPatches = arrayOf(jsonPatch);

/**
 * The manifest with a JSON patch applied, in place.
 * @throws Error with the position of the patch, and never with its value, which may be secret.
 */
export function patched(manifest: Manifest, patch: JsonPatch, index: number): Manifest {
  try {
    return JsonPatch.apply(manifest, patch);
  } catch (error) {
    const { op, path } = operationOf(patch) ?? { op: 'unknown', path: '' };
    const missing = firstMissing(manifest, path);
    const reason = missing === undefined ? reasonOf(error) : `missing path ${missing}`;
    throw new Error(`JSON patch ${index + 1} (${op} ${path}) cannot be applied: ${reason}; correct its path`);
  }
}

function operationOf(patch: unknown): Operation | undefined {
  return (patch as { readonly operation?: Operation } | undefined | null)?.operation;
}

function reasonOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
}

/** The first part of a path to which nothing leads; the last part may be new. */
function firstMissing(manifest: Manifest, path: string): string | undefined {
  const names = path.split('/').slice(1, -1);
  let value: unknown = manifest;
  for (const [at, name] of names.entries()) {
    value =
      typeof value === 'object' && value !== null
        ? own(value, name.replace(/~1/g, '/').replace(/~0/g, '~'))
        : undefined;
    if (value === undefined) return `/${names.slice(0, at + 1).join('/')}`;
  }
  return undefined;
}
