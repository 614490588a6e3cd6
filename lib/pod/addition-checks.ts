import { definitionOf } from '../kubernetes/fields';
import {
  arrayOf,
  boolean,
  type Check,
  type Checks,
  number,
  object,
  oneOf,
  open,
  optional,
  record,
  recordOf,
  scalar,
  string,
} from '../values/check';
import type { AddedContainer, Addition, ConfigFiles, Extension, SharedDirectory } from './attachment';

/** A container that was written where the object around it belongs. */
const placeOf = (name: string) => (definitionOf('Container').fields.has(name) ? `set container.${name}` : undefined);

const addedContainer = object(
  {
    container: object({ name: string }, open),
    image: optional(string),
    as: oneOf(['container', 'sidecar', 'init']),
    startsBefore: optional(arrayOf(string)),
    startsAfter: optional(arrayOf(string)),
    preStopSeconds: optional(number),
    drainSeconds: optional(number),
    option: optional(string),
    listens: optional(arrayOf(object({ containerPort: number, protocol: optional(string) }))),
  } satisfies Checks<AddedContainer>,
  { placeOf },
);

const sharedDirectory = object({
  volume: string,
  directory: string,
  writer: optional(string),
  option: optional(string),
  reader: string,
  writable: optional(boolean),
  sizeLimit: optional(scalar),
} satisfies Checks<SharedDirectory>);

/** A server that an attachment connects to. */
export const destination: Check = (value) => {
  const isUnknown = typeof value === 'object' && value !== null && 'unknown' in value;
  return (isUnknown ? unknownServer : server)(value);
};
const unknownServer = object({ unknown: string });
const server = object({ host: string, port: number, protocol: optional(oneOf(['TCP', 'UDP'])) });

const entries = optional(arrayOf(record));
const texts = optional(recordOf(string));

const extension = object({
  container: optional(string),
  option: optional(string),
  add: optional(object({ env: entries, ports: entries, volumeMounts: entries })),
  fill: optional(object({ lifecycle: optional(record) })),
} satisfies Checks<Extension>);

/** What the `build` of an attachment returns. Fields of Kubernetes are checked with the manifest. */
export const addition = object({
  containers: optional(arrayOf(addedContainer)),
  volumes: entries,
  config: optional(arrayOf(object({ volume: string, files: recordOf(string) } satisfies Checks<ConfigFiles>))),
  shares: optional(arrayOf(sharedDirectory)),
  extend: optional(arrayOf(extension)),
  podMetadata: optional(object({ labels: texts, annotations: texts })),
  pod: optional(object({ securityContext: optional(record) })),
  sendsTo: optional(arrayOf(destination)),
  findings: entries,
} satisfies Checks<Addition>);
