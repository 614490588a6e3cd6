import { any, boolean, type Checks, either, optional, string, worded } from '../../../values/check';
import { secretSource } from '../../shared/secret-source';
import { outputTls } from '../shared/output-checks';
import type { Connection, Identity, Retries } from './connection';

/** What all outputs share: where they connect to and who they are. */
export const connectionOptions = {
  host: string,
  port: any,
  tls: optional(either(outputTls, worded('true, false or { ca, certificate, serverName, verify }', boolean))),
  retries: any,
  user: optional(either(secretSource, worded("a string or fromSecret('name', 'key')", string))),
  password: optional(secretSource),
} satisfies Checks<Connection & Retries & Omit<Identity, 'token'>>;
