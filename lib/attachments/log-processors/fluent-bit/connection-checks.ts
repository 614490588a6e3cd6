import { any, boolean, type Checks, either, object, optional, string, worded } from '../../../values/check';
import { clientTlsChecks } from '../../shared/client-tls';
import { secretSource } from '../../shared/secret-source';
import type { Connection, Identity, Retries } from './connection';
import type { OutputTls } from './output';

/** How a connection is encrypted. */
export const outputTls = object({
  ...clientTlsChecks,
  serverName: optional(string),
} satisfies Checks<OutputTls>);

/** What all outputs share: where they connect to and who they are. */
export const connectionOptions = {
  host: string,
  port: any,
  tls: optional(either(outputTls, worded('true, false or { ca, certificate, serverName, verify }', boolean))),
  retries: any,
  user: optional(either(secretSource, worded("a string or fromSecret('name', 'key')", string))),
  password: optional(secretSource),
} satisfies Checks<Connection & Retries & Omit<Identity, 'token'>>;
