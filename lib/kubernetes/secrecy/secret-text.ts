import { isSecretName } from './secret-name';

/**
 * The parts of a text that are credentials, whatever the text is called: the password in a URL, the value of an option or
 * an assignment whose name says so (`--token=x`, `PGPASSWORD=x psql`), and what has the form of a well-known token.
 * Takes time linear in the text.
 */
export function credentialsIn(text: string): readonly string[] {
  const found = [
    ...(text.includes('://') ? valuesOf(text, inUrl) : []),
    ...(text.includes('=') ? assignedIn(text) : []),
    ...(text.includes('-') ? optionsIn(text) : []),
    ...valuesOf(text, behindScheme),
    ...valuesOf(text, ofForm),
  ];
  return found.length === 0 ? found : [...new Set(found.filter((value) => value !== '' && !isReference(value)))];
}

/** Whether a text takes its value from elsewhere: `$(DB_PASSWORD)`, `${TOKEN}`, `{{ .Values.token }}`. */
export function isReference(text: string): boolean {
  return /^(?:\$\([^()]*\)|\$\{[^{}]*\}|\$\w+|\{\{.*\}\})$/s.test(text);
}

function valuesOf(text: string, pattern: RegExp): readonly string[] {
  return [...text.matchAll(pattern)].map(([, value = '']) => value);
}

/** `NAME=value`, quoted or not; in a query or a connection string, up to what separates it from the next. */
function assignedIn(text: string): readonly string[] {
  return [...text.matchAll(/=(?:"([^"]*)"|'([^']*)'|([^\s"'&;,|]+))/g)].flatMap(
    ({ index, 1: one, 2: two, 3: three }) => {
      const [name = ''] = /[A-Za-z][\w.-]*$/.exec(text.slice(Math.max(0, index - longestName), index)) ?? [];
      return isSecretName(name) ? [one ?? two ?? three ?? ''] : [];
    },
  );
}

/** `--password value`, quoted or not. */
function optionsIn(text: string): readonly string[] {
  const option = /(?:^|[\s"'])--?([A-Za-z][\w.-]{0,100})[ \t]+(?:"([^"]*)"|'([^']*)'|([^\s"';&|-][^\s"';&|]*))/g;
  return [...text.matchAll(option)].flatMap(([, name = '', one, two, three]) =>
    isSecretName(name) ? [one ?? two ?? three ?? ''] : [],
  );
}

const longestName = 100;

/** `postgres://user:password@host`. */
const inUrl = /:\/\/[^\s/?#@:"']{0,200}:([^\s@"']{1,500})@/g;

const behindScheme = /\b(?:bearer|basic) ([\w.~+/-]{8,}=*)/gi;

/** GitHub, GitLab, Slack, npm, Docker, Hugging Face, Vault, Google, Stripe and the like, JSON web tokens, private keys. */
const ofForm =
  /(\bgh[pousr]_\w{20,}|\bgithub_pat_\w{20,}|\bglpat-[\w-]{16,}|\bxox[abprs]-[\w-]{10,}|\bnpm_\w{20,}|\bdckr_pat_[\w-]{16,}|\bhf_\w{20,}|\bhvs\.[\w-]{20,}|\bAIza[\w-]{30,}|\b[rs]k_live_\w{16,}|\bsk-[\w-]{20,}|\beyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*|-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----[\s\S]*)/g;
