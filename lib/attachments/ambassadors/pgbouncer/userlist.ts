import type { Container } from '../../../kubernetes/generated/types';
import { env, type SecretSource } from '../../../pod/env';
import { defined } from '../../../values/defined';
import { paths } from './config';

/**
 * Writes the file with the passwords, which PgBouncer cannot read from variables, and becomes PgBouncer. In the file,
 * names and passwords are quoted by doubling what quotes them.
 */
export function startWithUsers(
  users: Readonly<Record<string, SecretSource>>,
): Required<Pick<Container, 'command' | 'env'>> {
  const entries = Object.entries(defined(users));
  const lines = entries.map((_, at) => `line "$USER_${at}" "$PASSWORD_${at}"`);
  const script = `set -eu
umask 077
quoted() { printf '%s' "$1" | sed 's/"/""/g'; }
line() { printf '"%s" "%s"\\n' "$(quoted "$1")" "$(quoted "$2")"; }
{
${lines.map((line) => `  ${line}`).join('\n')}
} > ${paths.run}/${paths.userlistFile}
exec ${startCommand.join(' ')}
`;
  const variables = entries.flatMap(([user, password], at): [string, string | SecretSource][] => [
    // Kubernetes would take $(NAME) in a variable's value for another variable.
    [`USER_${at}`, user.replaceAll('$(', () => '$$(')],
    [`PASSWORD_${at}`, password],
  ]);
  return { command: ['sh', '-c', script], env: env(Object.fromEntries(variables)) };
}

/** PgBouncer with its configuration, in the foreground. */
export const startCommand: readonly string[] = ['pgbouncer', `${paths.config}/${paths.configFile}`];
