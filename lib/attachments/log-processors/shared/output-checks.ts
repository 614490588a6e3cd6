import { type Checks, object, optional, string } from '../../../values/check';
import { clientTlsChecks } from '../../shared/client-tls';
import { secretSource } from '../../shared/secret-source';
import type { OutputTls, TextBeforeSecret } from './output';

/** How a connection is encrypted. */
export const outputTls = object({
  ...clientTlsChecks,
  serverName: optional(string),
} satisfies Checks<OutputTls>);

/** A text before a value from a Secret. */
export const textBeforeSecret = object({ text: string, secret: secretSource } satisfies Checks<TextBeforeSecret>);
