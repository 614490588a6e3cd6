import { described, withoutCredentials, withoutParts } from '../../findings/secrecy/described';
import { type Secret, secretsIn } from '../../findings/secrecy/secrets-in';
import { readDocuments, type Span } from '../../yaml';

/**
 * The lines of a file of manifests, as many as it has, with what may be secret described. Of a file that cannot be read, or
 * with a duplicate key is ambiguous: only its keys are shown.
 */
export function linesWithoutSecrets(text: string): readonly string[] {
  const secrets = secretsOf(text);
  return secrets === undefined ? text.split('\n').map(keyOf) : hidden(text, secrets).split('\n');
}

interface SecretInText {
  readonly secret: Secret;
  readonly span: Span;
}

/** The positions of the secrets in a text, in order; `undefined` if unknown. */
function secretsOf(text: string): readonly SecretInText[] | undefined {
  const documents = readDocuments(text);
  if (documents.some(({ problem, duplicates }) => problem !== undefined || duplicates.length > 0)) return undefined;
  const found: SecretInText[] = [];
  for (const { value, spanOf } of documents) {
    for (const secret of secretsIn(value).secrets) {
      const span = spanOf(secret.steps);
      if (span === undefined) return undefined;
      found.push({ secret, span });
    }
  }
  return found.sort((one, other) => one.span.start - other.span.start);
}

function hidden(text: string, secrets: readonly SecretInText[]): string {
  const pieces: string[] = [];
  let at = 0;
  for (const { secret, span } of secrets) {
    // A value that aliases share has one place.
    if (span.start < at) continue;
    pieces.push(commentsWithoutSecrets(text.slice(at, span.start)), shown(text.slice(span.start, span.end), secret));
    at = span.end;
  }
  return [...pieces, commentsWithoutSecrets(text.slice(at))].join('');
}

function commentsWithoutSecrets(yaml: string): string {
  return yaml.replace(/(?<=^|\s)#.*/gm, withoutCredentials);
}

function shown(spelled: string, { value, parts }: Secret): string {
  if (parts?.every((part) => spelled.includes(part)) === true) return withoutParts(spelled, parts);
  // The lines of a block stay lines.
  const [, ...more] = spelled.split('\n');
  return [`(${described(value)})`, ...more.map((line) => line.replace(/\S.*$/, '…'))].join('\n');
}

/** A line up to what is behind its key. */
function keyOf(line: string): string {
  const [start = ''] = /^\s*(?:- +)*(?:[\w./-]+:(?= |\r?$)|---\r?$)?/.exec(line) ?? [];
  return start.trimEnd() === line.trimEnd() ? line : `${start}${start.endsWith(':') ? ' ' : ''}…`;
}
