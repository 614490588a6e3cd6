/** A host that a command calls, and its port if the command has one. */
export interface Awaited {
  readonly host: string;
  readonly port?: number;
}

const host = '([a-z][a-z\\d-]*(?:\\.[a-z][a-z\\d-]*)*)';

/** What commands call, with the host in the first group and the port in the second one. */
const calls: readonly RegExp[] = [
  // http://api:8080/ready
  new RegExp(`\\bhttps?://${host}(?::(\\d{1,5}))?(?=[/\\s"'?]|$)`, 'g'),
  // db:5432, also as an argument of wait-for-it.sh and waitForTcp
  new RegExp(`(?<![^\\s"'=(])${host}:(\\d{2,5})(?=[\\s"';)]|$)`, 'g'),
  // nc -z -w 2 db 5432
  new RegExp(`\\bnc(?:\\s+-[a-z]+(?:\\s+\\d+)?)*\\s+${host}\\s+(\\d{2,5})\\b`, 'g'),
  // /dev/tcp/db/5432
  new RegExp(`/dev/tcp/${host}/(\\d{2,5})\\b`, 'g'),
  // pg_isready -h db -p 5432
  new RegExp(
    `\\b(?:pg_isready|psql|redis-cli|mysqladmin|mysql|mariadb)\\b[^|;&\\n]*?\\s(?:-h|--host)[ =]?${host}(?=[\\s"';)]|$)(?:[^|;&\\n]*?\\s(?:-p|-P|--port)[ =]?(\\d{2,5})\\b)?`,
    'g',
  ),
  // nslookup db
  new RegExp(`\\bnslookup\\s+${host}(?=[\\s"';)]|$)`, 'g'),
];

/** Longer scripts do more than wait. */
const longest = 10_000;

/** What a shell goes on after: a call that may fail, and one of several that are tried. */
const optional = /\|\|\s*(?:true|:|exit 0|echo\b|break)|&&\s*break\b|\bfor\s+\w+\s+in\b/;
/** A comment of a shell: from the start of a line, or behind a space, to the end of the line. */
const comment = /(?:^|\s)#[^\n]*/g;

/** The hosts that a command with its arguments waits for: it calls them, and does nothing else if they do not answer. */
export function awaitedIn(words: readonly string[]): readonly Awaited[] {
  const written = words.join(' ');
  if (written.length > longest) return [];
  const text = written.replace(comment, '');
  if (optional.test(text)) return [];
  return calls.flatMap((call) =>
    [...text.matchAll(call)].map(([whole, name = '', port]) => {
      const number = port === undefined ? defaultPort(whole) : Number(port);
      return { host: name, ...(number !== undefined && { port: number }) };
    }),
  );
}

function defaultPort(call: string): number | undefined {
  if (call.startsWith('https://')) return 443;
  return call.startsWith('http://') ? 80 : undefined;
}
