import {
  any,
  boolean,
  type Check,
  type Checks,
  either,
  object,
  optional,
  record,
  string,
  worded,
} from '../../values/check';
import { clientTlsChecks } from '../shared/client-tls';
import type { Connection, Identity, Retries } from './connection';
import type { OutputTls } from './output';

/** How a connection is encrypted. */
export const outputTls = object({
  ...clientTlsChecks,
  serverName: optional(string),
} satisfies Checks<OutputTls>);

/** A value that comes from a Secret. The message never shows a literal, which must not get into a manifest. */
export const secretSource: Check = (value) => {
  const wanted = "fromSecret('name', 'key')";
  if (isSecretSource(value)) return undefined;
  return {
    path: '',
    message: value === undefined ? ` is missing; set ${wanted}` : ` must come from a Secret; set ${wanted}`,
  };
};

const isSecretSource = (value: unknown) => object({ secretKeyRef: record })(value) === undefined;

/** What all outputs share: where they connect to and who they are. */
export const connectionOptions = {
  host: string,
  port: any,
  tls: optional(either(outputTls, worded('true, false or { ca, certificate, serverName, verify }', boolean))),
  retries: any,
  user: optional(either(secretSource, worded("a string or fromSecret('name', 'key')", string))),
  password: optional(secretSource),
} satisfies Checks<Connection & Retries & Omit<Identity, 'token'>>;
