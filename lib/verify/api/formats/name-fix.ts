import { type Problems, portName, portNumber } from '../../../kubernetes/names';

/** The characters of a name besides letters and digits, from the most that a rule allows to the least, and their case. */
const spellings: readonly ((name: string) => string)[] = [
  (name) => name.replace(/[^-._/A-Za-z0-9]+/g, '-'),
  (name) => name.toLowerCase().replace(/[^-.a-z0-9]+/g, '-'),
  (name) => name.toLowerCase().replace(/[^a-z0-9]+/g, '-'),
];

/** `PVC_NAME`, as pages write what a reader has to set. */
const likePlaceholder = /^[A-Z][A-Z\d]*(?:_[A-Z\d]+)+$/;

/** How long names of the API may be, with the longest first. */
const lengths: readonly number[] = [253, 63, 15];

/** What to do about a name that a rule rejects: the nearest one that it accepts, if any. */
export function nameFix(name: string, rule: (name: string) => Problems): string {
  for (const spelt of spellings.map((spelling) => spelling(name.slice(0, 1000)))) {
    for (const length of lengths) {
      const near = trimmed(spelt.slice(0, length));
      if (near === '' || rule(near).length > 0) continue;
      const rename = `rename it to ${JSON.stringify(near)}`;
      return likePlaceholder.test(name) ? `replace the placeholder, or ${rename}` : rename;
    }
  }
  return name === '' ? 'set a name' : 'rename it';
}

/** What to do about a port that is given by a name which is not valid: it may be a number in quotes. */
export function portFix(port: string): string {
  if (!/^\d+$/.test(port)) return nameFix(port, portName);
  const isValid = /^\d{1,5}$/.test(port) && portNumber(Number(port)).length === 0;
  return isValid ? `remove the quotes: ${Number(port)}` : 'set 1 to 65535, or a port name';
}

/** Without separators at both ends; one by one, as a pattern for the end would take quadratic time. */
function trimmed(name: string): string {
  let from = 0;
  let to = name.length;
  while (from < to && /[-._/]/.test(name.charAt(from))) from += 1;
  while (to > from && /[-._/]/.test(name.charAt(to - 1))) to -= 1;
  return name.slice(from, to);
}
