import { valueText } from '../findings/value-text';

/** What keeps a container runtime from pulling, and what to set instead. */
export interface ImageProblem {
  readonly message: string;
  readonly fix: string;
}

const host = String.raw`(?:[A-Za-z0-9](?:[-.A-Za-z0-9]*[A-Za-z0-9])?|\[[0-9A-Fa-f:.]+\])(?::\d{1,5})?`;
const path = String.raw`(?:/[a-z0-9]+(?:(?:\.|__?|-+)[a-z0-9]+)*)*`;
const registry = new RegExp(`^${host}${path}$`);
const reference = new RegExp(String.raw`^${host}${path}(?::[\w][-.\w]{0,127})?(?:@sha\d{3}:[0-9a-f]+)?$`);

/**
 * What is wrong with a registry that images are pulled from, as `registry.example:5000/mirror`.
 * @see https://github.com/distribution/reference
 */
export function registryProblem(value: unknown): ImageProblem | undefined {
  return problemOf(value, registry, 'a host with an optional path', 'registry.example/mirror');
}

/** What is wrong with a reference to an image, as `registry.example/nginx:1.29`. */
export function referenceProblem(value: unknown): ImageProblem | undefined {
  return problemOf(value, reference, 'an image reference', 'registry.example/nginx:1.29');
}

function problemOf(value: unknown, spelling: RegExp, what: string, example: string): ImageProblem | undefined {
  // A slash at the end has no meaning.
  const isValid = (text: string) => text.length <= 512 && spelling.test(text);
  if (typeof value !== 'string')
    return { message: `must be ${what}, got ${valueText(value)}`, fix: `set a string such as "${example}"` };
  if (isValid(value.replace(/\/$/, ''))) return undefined;
  const intended = value
    .trim()
    .replace(/^[a-z]+:\/+/i, '')
    .replace(/\/+$/, '');
  return {
    message: `must be ${what}, got ${valueText(value)}`,
    fix: isValid(intended) ? `set "${intended}"` : `set a value such as "${example}"`,
  };
}
