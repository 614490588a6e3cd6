import { dns1123Subdomain, labelValue, qualifiedName } from '../kubernetes/names';
import { type Check, filled, named, optional, type Problem, recordOf, string } from '../values/check';
import { type Named, nameOf } from '../values/named';

/** The name of an object of a kind that is not verified. */
export const objectNameCheck: Check = (value) => filled(value) ?? misspelt(value);

/** The name of such an object, or an object that has it. */
export const objectNamed: Check = (value) => named(value) ?? misspelt(nameOf(value as Named));

function misspelt(name: unknown): Problem | undefined {
  const [problem] = typeof name === 'string' ? dns1123Subdomain(name) : [];
  return problem === undefined ? undefined : { path: '', message: ` ${problem}` };
}

/** Labels in the syntax that the server takes: those of an object, or of the nodes that are chosen. */
export const labels: Check = (value) => {
  const problem = recordOf(optional(string))(value);
  if (problem !== undefined) return problem;
  for (const [key, text] of Object.entries(value as Readonly<Record<string, unknown>>)) {
    const [wrong] = [...qualifiedName(key), ...(typeof text === 'string' ? labelValue(text) : [])];
    if (wrong !== undefined) return { path: key, message: ` ${wrong}` };
  }
  return undefined;
};
