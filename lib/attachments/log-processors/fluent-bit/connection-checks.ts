import { any, boolean, type Checks, either, optional, string, worded } from '../../../values/check';
import { credentialChecks, type Identity } from '../shared/credentials';
import { outputTls } from '../shared/output-checks';
import type { Connection, Retries } from './connection';

/** What all outputs share: where they connect to and who they are. */
export const connectionOptions = {
  host: string,
  port: any,
  tls: optional(either(outputTls, worded('true, false or { ca, certificate, serverName, verify }', boolean))),
  retries: any,
  ...credentialChecks,
} satisfies Checks<Connection & Retries & Omit<Identity, 'token'>>;
