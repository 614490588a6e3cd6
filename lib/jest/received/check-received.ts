import { own } from '../../values/own';
import { printable } from '../../values/printable';
import { isConstruct, isManifest } from './forms';

/** @throws TypeError for a value that is not a manifest, with what it is; never with its values. */
export function checkManifest(value: unknown): asserts value is Readonly<Record<string, unknown>> {
  if (isManifest(value)) return;
  const what = 'received value must be a construct, a manifest, YAML text or a list of these';
  throw new TypeError(`${what}, got ${describeReceived(value)}`);
}

/**
 * @param value a document of the text
 * @throws TypeError for a document that is not a manifest; where the text is the path of a file, with what to do.
 */
export function checkDocument(value: unknown, text: string): void {
  if (isManifest(value)) return;
  const isString = typeof value === 'string';
  const fix = isString && isPath(text) ? "; to test a file, pass readFileSync(path, 'utf8')" : '';
  throw new TypeError(`received text must be YAML of manifests, got ${describeReceived(value)}${fix}`);
}

/** Whether a text has the form of a path: one line with a slash, or a name of a file with YAML or JSON. */
function isPath(text: string): boolean {
  return !text.includes('\n') && (/^\S*[/\\]\S*$/.test(text) || /\.(?:ya?ml|json)$/i.test(text));
}

function describeReceived(value: unknown): string {
  if (value === undefined || value === null) return String(value);
  if (typeof value === 'function') return 'a function; call it first';
  if (typeof value !== 'object') return `a ${typeof value}`;
  if ('then' in value) return 'a Promise; await it, or use .resolves';
  if (Array.isArray(value)) return 'an array';
  const missing = ['apiVersion', 'kind'].filter((name) => typeof own(value, name) !== 'string');
  const keys = Object.keys(value).slice(0, 5).join(', ');
  return printable(`an object without ${missing.join(' and ')}${keys === '' ? '' : ` (it has ${keys})`}`);
}

/** No manifest is as deep: the schemas of custom resources have some fifty levels. */
const deepest = 1000;

/** @throws TypeError for a value that contains itself, with where that is; a construct may. */
export function checkAcyclic(value: unknown): void {
  const around = new Set<unknown>();
  const known = new Set<unknown>();
  const visit = (inner: unknown, path: string): void => {
    if (typeof inner !== 'object' || inner === null || known.has(inner) || isConstruct(inner)) return;
    if (around.has(inner)) {
      throw new TypeError(`received value contains itself at ${printable(path)}; remove the cycle`);
    }
    if (around.size > deepest)
      throw new TypeError(`received value is nested more than ${deepest} levels deep; pass a manifest`);
    around.add(inner);
    for (const [name, entry] of Object.entries(inner)) {
      visit(entry, Array.isArray(inner) ? `${path}[${name}]` : `${path}${path === '' ? '' : '.'}${name}`);
    }
    around.delete(inner);
    known.add(inner);
  };
  visit(value, '');
}
