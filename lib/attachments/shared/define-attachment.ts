import type { Addition, Attachment, AttachmentOptions, AttachmentPort, Context, Pattern } from '../../pod/attachment';
import { attachmentOptions } from '../../pod/attachment-checks';
import * as checks from '../../values/check';
import { frozenCopy } from '../../values/frozen-copy';
import { attachmentName, definition } from './definition-checks';
import { checksOf, type Given, type OptionTable, type ValueOf } from './option';
import { attachmentPortName, metricsPortName } from './port-name';
import { withShared } from './with-shared';

/** The options of a defined attachment with their defaults, its name, and its ports by role. */
export type SettledOptions<Table extends OptionTable> = {
  readonly [Option in keyof Table]:
    | ValueOf<Table[Option]>
    | (Table[Option]['presence'] extends 'optional' ? undefined : never);
} & {
  readonly name: string;
  readonly ports: Readonly<Record<RoleIn<Table>, AttachmentPort>>;
};

/** The roles of the ports that some options set. */
export type RoleIn<Table extends OptionTable> = NonNullable<Table[keyof Table]['opens']>['role'];

/** The function that users call: its options may be omitted where none is required. */
export type AttachmentFunction<Table extends OptionTable> = 'required' extends Table[keyof Table]['presence']
  ? (options: Given<Table> & AttachmentOptions) => Attachment<RoleIn<Table>>
  : (options?: Given<Table> & AttachmentOptions) => Attachment<RoleIn<Table>>;

/**
 * Defines an attachment: a function with typed options, which checks what it is given. The options that all attachments
 * share are done: `name` is checked and names the ports, and `container`, `startsBefore` and `startsAfter` apply to the
 * container that is named after the attachment, or else to the first one.
 *
 * @param tool the name of an attachment that is given none: `'statsd-exporter'`
 * @param table the options besides those that all attachments share
 * @param build what it adds, a pure function: the same options and context give the same addition. The options are frozen.
 * @param pattern what it is to the application; the constructs of other patterns then refuse it
 * @throws TypeError for a name or an option that is not valid, a role or a port that two options have, or a default that
 * its own option rejects; so does the function, with what to set instead.
 */
export function defineAttachment<const Table extends OptionTable>(
  tool: string,
  table: Table,
  build: (options: SettledOptions<Table>, context: Context) => Addition,
  pattern?: Pattern,
): AttachmentFunction<Table> {
  checks.check('defineAttachment', { tool, options: table, build, pattern }, definition, 'its arguments');
  const check = checks.object({ ...checksOf(table), ...attachmentOptions, name: checks.optional(attachmentName) });
  const make = (options: Given<Table> & AttachmentOptions): Attachment<RoleIn<Table>> => {
    checks.check(tool, options, check);
    const name = options.name ?? tool;
    const settled = frozenCopy({ ...withDefaults(table, options), name, ports: portsOf(table, tool, options) });
    return {
      name,
      ...(pattern !== undefined && { pattern }),
      ports: settled.ports as Attachment<RoleIn<Table>>['ports'],
      // The check of the table is what gives the options their types.
      build: (context) => withShared(build(settled as SettledOptions<Table>, context), name, options),
    };
  };
  return ((options = {}) => make(options as Given<Table> & AttachmentOptions)) as AttachmentFunction<Table>;
}

function withDefaults(table: OptionTable, given: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(table).map(([name, option]) => [name, given[name] ?? option.default]));
}

function portsOf(table: OptionTable, tool: string, given: Readonly<Record<string, unknown>>) {
  const ports = Object.entries(table).flatMap(([option, { opens, default: number }]) => {
    if (opens === undefined) return [];
    const { role, ...rest } = opens;
    const port = { name: portName(tool, given.name, role), containerPort: given[option] ?? number, ...rest };
    return [[role, port as AttachmentPort] as const];
  });
  return Object.fromEntries(ports);
}

/** Scrapers select ports named `metrics`; a second one in a Pod is `metrics-<name>`. */
function portName(tool: string, name: unknown, role: string): string {
  if (role === 'metrics') return name === undefined ? role : metricsPortName(String(name));
  return attachmentPortName(String(name ?? tool), role);
}
