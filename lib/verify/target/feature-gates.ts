import { valueText } from '../../findings/value-text';
import { featureGates } from '../../kubernetes/generated/feature-gates';
import { nearest } from '../../values/nearest';

const reference = 'https://kubernetes.io/docs/reference/command-line-tools-reference/feature-gates/';
const names: ReadonlySet<string> = new Set(featureGates);

/** What is wrong with the name of a feature gate, and what to do; `undefined` for one that servers of some release have. */
export function gateProblem(name: string): { readonly message: string; readonly fix: string } | undefined {
  if (names.has(name)) return undefined;
  const near = nearest(name, featureGates);
  const fix = near === undefined ? `use one of ${reference}` : `did you mean "${near}"?`;
  return { message: `unknown feature gate ${valueText(name)}`, fix };
}

/** @throws TypeError where they are anything else than names of known gates to true or false. */
export function checkFeatureGates(gates: unknown): void {
  if (!isPlainObject(gates)) {
    const got = isInstance(gates) ? `an instance of ${gates.constructor.name}` : valueText(gates);
    throw new TypeError(`featureGates must be an object, got ${got}; set { SidecarContainers: true }`);
  }
  for (const [name, state] of Object.entries(gates)) {
    const problem = gateProblem(name);
    if (problem !== undefined) throw new TypeError(`featureGates: ${problem.message}; ${problem.fix}`);
    if (typeof state !== 'boolean') {
      throw new TypeError(`featureGates: "${name}" must be true or false, got ${valueText(state)}`);
    }
  }
}

/** Of this realm or another; a Map, of which nobody would see the entries, is none. */
function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function isInstance(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
