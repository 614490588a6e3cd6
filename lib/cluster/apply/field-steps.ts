import { own } from '../../values/own';
import type { Entries } from '../objects/object-types';

/** A step to a field, as a server names it: a name, or the keys, the value or the position of an item. */
export type Step =
  | { readonly name: string }
  | { readonly keys: Entries }
  | { readonly value: unknown }
  | { readonly position: number };

/**
 * The steps of a field that a server names, such as `spec.containers[name="web"].image`, in the object that it is of: names
 * may have dots, and it writes them as they are.
 */
export function stepsIn(object: unknown, field: string): readonly Step[] {
  const steps: Step[] = [];
  let at = object;
  for (let left = `.${field.replace(/^\./, '')}`; left !== '' && left !== '.'; ) {
    const [text, step] = left.startsWith('[') ? itemStep(left) : nameStep(left, at);
    steps.push(step);
    at = inside(at, step);
    left = left.slice(text.length);
  }
  return steps;
}

function nameStep(left: string, at: unknown): readonly [string, Step] {
  const names = typeof at === 'object' && at !== null ? Object.keys(at) : [];
  const fitting = names.filter(
    (name) => left.startsWith(`.${name}`) && [undefined, '.', '['].includes(left[name.length + 1]),
  );
  const longest = fitting.sort((one, other) => other.length - one.length)[0];
  const name = longest ?? /^\.?([^.[]*)/.exec(left)?.[1] ?? '';
  return [`.${name}`, { name }];
}

function itemStep(left: string): readonly [string, Step] {
  const text = /^\[(?:"(?:[^"\\]|\\.)*"|[^\]"])*\]?/.exec(left)?.[0] ?? left;
  const inner = text.slice(1, -1);
  if (/^\d+$/.test(inner)) return [text, { position: Number(inner) }];
  if (inner.startsWith('=')) return [text, { value: parsed(inner.slice(1)) }];
  const pairs = inner.match(/[^=,]+=(?:"(?:[^"\\]|\\.)*"|[^,]*)/g) ?? [];
  const entries = pairs.map((pair) => {
    const [key = '', ...value] = pair.split('=');
    return [key, parsed(value.join('='))] as const;
  });
  return [text, { keys: Object.fromEntries(entries) }];
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

/** What is at a step of a value. */
export function inside(value: unknown, step: Step): unknown {
  if ('name' in step) return own(value, step.name);
  return Array.isArray(value) ? value.find((item, index) => isAt(item, index, step)) : undefined;
}

/** As plans and settings name a field: `spec.ports[80/TCP].name`, `metadata.labels[app.kubernetes.io/name]`. */
export function stepsText(steps: readonly Step[]): string {
  return steps
    .map((step) => {
      if ('name' in step) return /^[\w-]+$/.test(step.name) ? `.${step.name}` : `[${step.name}]`;
      if ('position' in step) return `[${step.position}]`;
      return `[${'value' in step ? String(step.value) : Object.values(step.keys).join('/')}]`;
    })
    .join('')
    .replace(/^\./, '');
}

/** A value without what is at the end of some steps; `undefined` without steps. */
export function without(value: unknown, [step, ...steps]: readonly Step[]): unknown {
  if (step === undefined) return undefined;
  if (Array.isArray(value)) {
    const at = value.findIndex((item, index) => isAt(item, index, step));
    if (at === -1) return value;
    const left = without(value[at], steps);
    return left === undefined ? value.toSpliced(at, 1) : value.with(at, left);
  }
  if (typeof value !== 'object' || value === null || !('name' in step) || !Object.hasOwn(value, step.name))
    return value;
  const { [step.name]: inner, ...others } = value as Entries;
  const left = without(inner, steps);
  return left === undefined ? others : { ...(value as Entries), [step.name]: left };
}

/** Keys with a default may be missing. */
function isAt(item: unknown, index: number, step: Step): boolean {
  if ('position' in step) return step.position === index;
  if ('value' in step) return step.value === item;
  if ('name' in step) return false;
  const keys = Object.entries(step.keys);
  return (
    keys.every(([key, value]) => [value, undefined].includes(own(item, key))) &&
    keys.some(([key]) => own(item, key) !== undefined)
  );
}
