import type { Duration } from '../../kubernetes/duration';
import type { Quantity } from '../../kubernetes/generated/types';
import type { AttachmentPort } from '../../pod/attachment';
import type { SecretSource } from '../../pod/env';
import * as checks from '../../values/check';
import { duration, matching, number, port, printed, quantity } from './option-values';
import { secretSource } from './secret-source';

/** Whether an option has to be given: a `default` is taken where it is not. */
export type Presence = 'required' | 'optional' | 'default';

/** An option of an attachment: its type, and what is wrong with a value of another one. */
export interface Option<Value = unknown, P extends Presence = 'required', Role extends string = never> {
  readonly presence: P;
  readonly check: checks.Check;
  /** The value where none is given. */
  readonly default?: Value | undefined;
  /** The port that it sets the number of. */
  readonly opens?: OpenedPort<Role> | undefined;
}

/** A port that an attachment opens, but for its number and its name. */
export interface OpenedPort<Role extends string = string> extends Pick<AttachmentPort, 'purpose' | 'protocol'> {
  /** What it is called in `ports` of the attachment: `login.ports.http`. */
  readonly role: Role;
}

/** Options by name. */
export type OptionTable = Readonly<Record<string, Option<unknown, Presence, string>>>;

/** The type of an option's value. */
export type ValueOf<O> = O extends Option<infer Value, Presence, string> ? Value : never;

/** What a user gives for some options. */
export type Given<Table extends OptionTable> = {
  readonly [Name in keyof Table as Table[Name]['presence'] extends 'required' ? Name : never]: ValueOf<Table[Name]>;
} & {
  readonly [Name in keyof Table as Table[Name]['presence'] extends 'required' ? never : Name]?:
    | ValueOf<Table[Name]>
    | undefined;
};

type Required<Value> = Option<Value, 'required', never>;

const required = <Value>(check: checks.Check): Required<Value> => ({ presence: 'required', check });

/** What arguments of `oneOf` and `matching` have to be. */
const someWords = printed('an array of at least one string', (words) => Array.isArray(words) && words.length > 0);
const ofMatching = checks.object({
  pattern: checks.kind('a regular expression', (pattern) => pattern instanceof RegExp),
  what: checks.string,
});

/**
 * The types of options for `defineAttachment`. An option is required, unless it is within `optional` or `withDefault`, or a
 * port.
 *
 * @throws TypeError for words, a pattern or its description that are not valid.
 * @example { port: option.port(4180, { role: 'http', purpose: 'traffic' }), hosts: option.optional(option.list(option.string)) }
 */
export const option = {
  string: required<string>(checks.string),
  number: required<number>(number),
  boolean: required<boolean>(checks.boolean),
  /** An amount of memory, disk or CPU: `'64Mi'`. */
  quantity: required<Quantity>(quantity),
  /** A time: `'5s'`, `'2m'`, or a number of seconds. */
  duration: required<Duration>(duration),
  /** A key of a Secret. A literal value does not compile, and is rejected. */
  secret: required<SecretSource>(secretSource),
  /** One of some words. */
  oneOf: <const Word extends string>(words: readonly Word[]): Required<Word> => {
    checks.check('option.oneOf', words, someWords, 'words');
    return required(checks.oneOf(words));
  },
  /** A string that matches a pattern; `what` completes "must be": `'a URL path such as "/ready"'`. */
  matching: (pattern: RegExp, what: string): Required<string> => {
    checks.check('option.matching', { pattern, what }, ofMatching);
    return required(matching(pattern, what));
  },
  /** An array, with values of one type. */
  list: <Value>({ check }: Required<Value>): Required<readonly Value[]> => required(checks.arrayOf(check)),
  /** An object with names of the user's own, and values of one type. */
  map: <Value>({ check }: Required<Value>): Required<Readonly<Record<string, Value>>> =>
    required(checks.recordOf(check)),
  /** An object with a table of its own. */
  object: <Table extends Readonly<Record<string, Option<unknown, 'required' | 'optional'>>>>(
    table: Table,
  ): Required<Given<Table>> => required(checks.object(checksOf(table))),
  /** An option that may be absent. */
  optional: <Value>({ check }: Required<Value>): Option<Value, 'optional'> => ({
    presence: 'optional',
    check: checks.optional(check),
  }),
  /** An option with a value for those who give none. */
  withDefault: <Value>({ check }: Required<Value>, value: Value): Option<Value, 'default'> => ({
    presence: 'default',
    check: checks.optional(check),
    default: value,
  }),
  /** The number of a port that the attachment opens, by its default. `ports` of the attachment has the port by its role. */
  port: <const Role extends string>(number: number, opens: OpenedPort<Role>): Option<number, 'default', Role> => ({
    presence: 'default',
    check: checks.optional(port),
    default: number,
    opens,
  }),
} as const;

/** The checks of a table of options. */
export function checksOf(table: OptionTable): Readonly<Record<string, checks.Check>> {
  return Object.fromEntries(Object.entries(table).map(([name, { check }]) => [name, check]));
}
