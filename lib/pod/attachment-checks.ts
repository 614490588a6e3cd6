import {
  any,
  arrayOf,
  type Check,
  type Checks,
  either,
  elsewhere,
  object,
  oneOf,
  open,
  optional,
  record,
  scalar,
  string,
} from '../values/check';
import type { Attachment, AttachmentOptions, CopyTruncate, Logs, Pattern, RenamedFiles } from './attachment';

/** An attachment, as the function of that name makes one, and of that pattern if it says its own. */
export const attachmentOf =
  (maker: string, wanted?: Pattern): Check =>
  (value) => {
    const given = (typeof value === 'object' && value !== null ? value : {}) as Partial<Attachment>;
    const { name, ports, build } = given;
    const example = `${wanted === undefined ? 'an attachment' : patterns[wanted]}, such as ${maker}({ … })`;
    if (typeof name !== 'string' || typeof ports !== 'object' || ports === null || typeof build !== 'function')
      return { path: '', message: ` ${value === undefined ? 'is missing; set' : 'must be'} ${example}` };
    const problem = optional(pattern)(given.pattern);
    if (problem !== undefined) return { ...problem, path: 'pattern' };
    if (wanted === undefined || given.pattern === undefined || given.pattern === wanted) return undefined;
    const got = `${patterns[given.pattern]}, ${JSON.stringify(name)}`;
    return { path: '', message: ` must be ${example}, got ${got}; pass that one in attachments` };
  };

/** Each pattern with its article. */
const patterns: Readonly<Record<Pattern, string>> = {
  proxy: 'a proxy',
  'log-processor': 'a log processor',
  adapter: 'an adapter',
  ambassador: 'an ambassador',
  helper: 'a helper',
};

/** The name of a pattern. */
export const pattern = oneOf(Object.keys(patterns));

/** Any attachment. */
export const attachment = attachmentOf('nginx');

/** The variables of a container: a record of them is the commonest slip. */
export function envOf(entry: Check): Check {
  return arrayOf(entry, 'an array', 'use env({ … })');
}

/** Overrides of a container: its fields are checked with the manifest. */
const container = object(
  {
    name: elsewhere('set name in the options'),
    env: optional(envOf(record)),
    ports: optional(arrayOf(record)),
    volumeMounts: optional(arrayOf(record)),
  },
  open,
);

/** What all attachments and init containers check of their options. */
export const containerOverride = optional(container);

/** What every attachment's options share. */
export const attachmentOptions = {
  name: optional(string),
  container: containerOverride,
  startsBefore: optional(arrayOf(string)),
  startsAfter: optional(arrayOf(string)),
} satisfies Checks<AttachmentOptions>;

const copyTruncate = object({ maxSize: scalar, keep: any } satisfies Checks<CopyTruncate>);

const ways = object({ renamed: optional(string), copytruncate: optional(copyTruncate) });
const rotation: Check = (value) => {
  const problem = ways(value);
  if (problem !== undefined) return problem;
  const { renamed, copytruncate } = value as Partial<RenamedFiles & { readonly copytruncate: CopyTruncate }>;
  if (renamed !== undefined && copytruncate !== undefined)
    return { path: '', message: ' has two ways to rotate; set only one of renamed and copytruncate' };
  if (renamed === undefined && copytruncate === undefined)
    return { path: '', message: ' is empty; set renamed or copytruncate' };
  return undefined;
};

/** The log files of an application. */
export const logs = object({
  container: optional(string),
  directory: string,
  files: optional(string),
  sizeLimit: optional(scalar),
  rotation: optional(either(rotation, oneOf(['app'], '{ renamed: GLOB }', '{ copytruncate: { maxSize } }'))),
} satisfies Checks<Logs>);
