import { dns1123Label } from '../../kubernetes/names';
import type { AttachmentPort } from '../../pod/attachment';
import { attachmentOptions, pattern } from '../../pod/attachment-checks';
import * as checks from '../../values/check';
import type { OptionTable } from './option';
import { printed } from './option-values';

/** Names of volumes and ConfigMaps are made of it. */
const longestName = 50;

/** Of the 15 characters of a port's name, one is the attachment's and one is a hyphen. */
const longestRole = 13;

export const attachmentName = label(longestName);

/** Options that every attachment has, and what `build` gets in addition. */
const reserved = Object.fromEntries(
  [...Object.keys(attachmentOptions), 'ports'].map((name) => [name, checks.elsewhere('use another name')]),
);

const purposes: readonly AttachmentPort['purpose'][] = ['traffic', 'metrics', 'admin'];

const oneOption = checks.object({
  presence: checks.oneOf(['required', 'optional', 'default']),
  check: checks.callback,
  default: checks.any,
  opens: checks.optional(
    checks.object({
      role: label(longestRole),
      purpose: checks.oneOf(purposes),
      protocol: checks.optional(checks.oneOf(['TCP', 'UDP', 'SCTP'])),
    }),
  ),
});

const shape: checks.Check = (value) => checks.object(reserved, checks.open)(value) ?? checks.recordOf(oneOption)(value);

/** The table of an attachment's options. */
const table: checks.Check = (value) => {
  const problem = shape(value);
  if (problem !== undefined) return problem;
  // The check of its shape is what makes it one.
  const options = value as OptionTable;
  return wrongDefault(options) ?? repeatedRole(options) ?? repeatedPort(options);
};

/** The arguments of `defineAttachment`. */
export const definition = checks.object({
  tool: attachmentName,
  options: table,
  build: checks.callback,
  pattern: checks.optional(pattern),
});

function label(longest: number): checks.Check {
  return printed(
    `a DNS label of at most ${longest} characters: a-z, 0-9 and "-"`,
    (value) => typeof value === 'string' && value.length <= longest && dns1123Label(value).length === 0,
  );
}

function wrongDefault(options: OptionTable): checks.Problem | undefined {
  for (const [name, { presence, check, default: value }] of Object.entries(options)) {
    if (presence !== 'default') continue;
    const path = `${name}.default`;
    if (value === undefined) return { path, message: ' is missing; set a value, or use option.optional' };
    const problem = check(value);
    if (problem === undefined) continue;
    if (!isProblem(problem))
      return { path: `${name}.check`, message: ' must return undefined, or a path and a message' };
    const inner = problem.path === '' || problem.path.startsWith('[') ? problem.path : `.${problem.path}`;
    return { ...problem, path: `${path}${inner}` };
  }
  return undefined;
}

function isProblem(value: unknown): value is checks.Problem {
  const { path, message } = (value ?? {}) as Partial<checks.Problem>;
  return typeof path === 'string' && typeof message === 'string';
}

function repeatedRole(options: OptionTable): checks.Problem | undefined {
  return repeated(options, ({ opens }) => opens?.role, 'opens.role', 'use another role');
}

function repeatedPort(options: OptionTable): checks.Problem | undefined {
  const portOf = ({ opens, default: number }: OptionTable[string]) =>
    opens === undefined ? undefined : `${number}/${opens.protocol ?? 'TCP'}`;
  return repeated(options, portOf, 'default', 'use another port');
}

function repeated(
  options: OptionTable,
  keyOf: (option: OptionTable[string]) => string | undefined,
  field: string,
  fix: string,
): checks.Problem | undefined {
  const first = new Map<string, string>();
  for (const [name, option] of Object.entries(options)) {
    const key = keyOf(option);
    if (key === undefined) continue;
    const other = first.get(key);
    if (other !== undefined) {
      return { path: `${name}.${field}`, message: ` is a duplicate of "${key}" (first in ${other}); ${fix}` };
    }
    first.set(key, name);
  }
  return undefined;
}
