import { valueText } from '../../../findings/value-text';
import { byteLength } from '../../../kubernetes/names';
import {
  arrayOf,
  type Check,
  type Checks,
  check,
  named,
  object,
  oneOf,
  optional,
  type Problem,
  recordOf,
  string,
} from '../../../values/check';
import { defined } from '../../../values/defined';
import { ambassadorOptions } from '../../shared/ambassador';
import { clientTlsChecks } from '../../shared/client-tls';
import { misspelled } from '../../shared/misspelled';
import { printed } from '../../shared/option-values';
import { secretSource } from '../../shared/secret-source';
import { count, countOrNone, serverHost, serverPort } from '../../shared/server-checks';
import { writtenSettings } from './config';
import type {
  PgbouncerAuthQuery,
  PgbouncerOptions,
  PgbouncerPool,
  PgbouncerServer,
  PgbouncerUserlist,
} from './options';
import { parameters } from './parameters';

/** What the configuration takes for a name, without quotes. */
const databaseName = printed(
  'a name of letters, digits, "_", "." and "-"; for others omit databases, which allows all',
  (value) => typeof value === 'string' && /^[A-Za-z0-9_.-]+$/.test(value),
);

const oneLine: Check = (value) =>
  string(value) ?? (/[\r\n\0]/.test(String(value)) ? { path: '', message: ' must be one line' } : undefined);

const setting = printed(
  'a number, or a string of one line',
  (value) => Number.isFinite(value) || (typeof value === 'string' && !/[\r\n\0]/.test(value)),
);

/** Parameters that no option sets. */
const settings: Check = (value) => {
  const problem = recordOf(optional(setting))(value);
  if (problem !== undefined) return problem;
  const wrong = Object.keys(value as object).find((name) => !/^[a-z][a-z0-9_]*$/.test(name) || name in writtenSettings);
  if (wrong === undefined) return misspelling(Object.keys(value as object));
  const option = Object.hasOwn(writtenSettings, wrong) ? writtenSettings[wrong] : undefined;
  return option === undefined
    ? { path: '', message: ` must have names of PgBouncer's parameters, got ${valueText(wrong)}` }
    : { path: wrong, message: ` is not supported here; ${option}` };
};

function misspelling(names: readonly string[]): Problem | undefined {
  for (const name of names) {
    const near = misspelled(name, parameters);
    if (near !== undefined) return { path: name, message: `; did you mean "${near}"?`, isUnknown: true };
  }
  return undefined;
}

const checks = object({
  ...ambassadorOptions,
  server: object({
    host: serverHost,
    port: optional(serverPort),
    tls: optional(object(clientTlsChecks)),
  } satisfies Checks<PgbouncerServer>),
  databases: optional(arrayOf(databaseName)),
  users: optional(recordOf(optional(secretSource))),
  userlist: optional(object({ secretName: named, key: optional(string) } satisfies Checks<PgbouncerUserlist>)),
  authQuery: optional(
    object({
      user: oneLine,
      query: optional(oneLine),
      database: optional(oneLine),
    } satisfies Checks<PgbouncerAuthQuery>),
  ),
  clientAuth: optional(oneOf(['scram-sha-256', 'md5', 'plain', 'trust'])),
  clientTls: optional(object({ secretName: named })),
  pool: optional(
    object({
      mode: optional(oneOf(['session', 'transaction', 'statement'])),
      size: optional(count),
      maxClients: optional(count),
      preparedStatements: optional(countOrNone),
    } satisfies Checks<PgbouncerPool>),
  ),
  statsUsers: optional(arrayOf(oneLine)),
  settings: optional(settings),
} satisfies Checks<PgbouncerOptions>);

/**
 * @throws TypeError for an option that is not valid.
 * @throws RangeError for options that do not go together.
 */
export function checkOptions(options: PgbouncerOptions): void {
  check('pgbouncer', options, checks);
  const { name = 'pgbouncer', users = {}, userlist, authQuery, clientAuth, statsUsers = [] } = options;
  const fail = (problem: string) => new RangeError(`pgbouncer ${JSON.stringify(name)}: ${problem}`);
  const names = Object.keys(defined(users));
  if (names.length === 0 && userlist === undefined) {
    throw fail("no user can connect; set users: { orders: fromSecret('orders-db', 'password') }, or userlist");
  }
  if (names.length > 0 && userlist !== undefined) {
    throw fail('users and userlist are both set; remove one of them');
  }
  const longest = names.find((user) => /[\r\n\0]/.test(user) || byteLength(user) > 63 || user === '');
  if (longest !== undefined) throw fail(`users must have names of 1 to 63 bytes, got ${JSON.stringify(longest)}`);
  if (authQuery !== undefined && userlist === undefined && !names.includes(authQuery.user)) {
    throw fail(`authQuery.user must be one of users, got ${JSON.stringify(authQuery.user)}; add its password there`);
  }
  const noLogin = statsUsers.find((user) => !names.includes(user));
  if (noLogin !== undefined && userlist === undefined && authQuery === undefined) {
    throw fail(`statsUsers must be in users, got ${JSON.stringify(noLogin)}; add its password there`);
  }
  if (authQuery !== undefined && clientAuth === 'trust') {
    throw fail('authQuery has no effect with clientAuth "trust"; remove one of them');
  }
}
