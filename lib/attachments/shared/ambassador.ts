import type { Finding } from '../../findings/finding';
import type { Container } from '../../kubernetes/generated/types';
import type {
  AddedContainer,
  Addition,
  Attachment,
  AttachmentOptions,
  AttachmentPort,
  Context,
  Extension,
} from '../../pod/attachment';
import { attachmentOptions } from '../../pod/attachment-checks';
import { env } from '../../pod/env';
import { runsToCompletion, supports } from '../../pod/features';
import { execSleep } from '../../pod/lifecycle';
import { arrayOf, type Checks, object, optional, string } from '../../values/check';
import { attachmentName } from './definition-checks';
import { port } from './option-values';
import { withShared } from './with-shared';

/** An attachment that stands for a server elsewhere: containers of its Pod connect to it in place of the server. */
export interface Ambassador<Role extends string = never> extends Attachment<Role> {
  /** Where it listens, for the containers of its Pod; nothing outside the Pod can connect. */
  readonly local: LocalAddress;
}

/** An address within a Pod. */
export interface LocalAddress {
  /** `'127.0.0.1'`, or the directory of a unix socket. */
  readonly host: string;
  readonly port: number;
}

/** Names of environment variables that get the address of an ambassador. */
export interface AppEnv {
  /** The variable with the host: `'PGHOST'`. @default none */
  readonly host?: string | undefined;
  /** The variable with the port: `'PGPORT'`. @default none */
  readonly port?: string | undefined;
  /** The variable with both, as `127.0.0.1:5432`, or with the unix socket. @default none */
  readonly address?: string | undefined;
  /** The containers that get them; init containers, too. @default the only main container */
  readonly containers?: readonly string[] | undefined;
}

/** What the options of all ambassadors share. */
export interface AmbassadorOptions extends AttachmentOptions {
  /** The port on the loopback address, to which containers of the Pod connect. */
  readonly port?: number | undefined;
  /** The variables that tell a container where to connect: `{ host: 'PGHOST', port: 'PGPORT' }`. @default none */
  readonly appEnv?: AppEnv | undefined;
}

export const appEnvChecks = {
  host: optional(string),
  port: optional(string),
  address: optional(string),
  containers: optional(arrayOf(string)),
} satisfies Checks<AppEnv>;

/** The checks of those options. */
export const ambassadorOptions = {
  ...attachmentOptions,
  name: optional(attachmentName),
  port: optional(port),
  appEnv: optional(object(appEnvChecks)),
} satisfies Checks<AmbassadorOptions>;

/** What makes one ambassador another, in a context. */
export interface AmbassadorParts extends Pick<Addition, 'volumes' | 'config' | 'sendsTo' | 'extend' | 'findings'> {
  readonly container: Container;
  /** How long it takes to stop once nothing is connected, in seconds. */
  readonly drainSeconds: number;
  /** Whether it keeps serving by itself after its stop signal, for {@link servesFor}. @default false: a preStop hook does */
  readonly outlastsBySignal?: boolean | undefined;
}

/** An ambassador: its name, its ports, its address, and what it adds. */
export interface AmbassadorDefinition<Role extends string> {
  readonly name: string;
  readonly ports: Readonly<Record<Role, AttachmentPort>>;
  readonly local: LocalAddress;
  /** Values of further variables of `appEnv`, by their names there. */
  readonly values?: Readonly<Record<string, string>> | undefined;
  readonly build: (context: Context) => AmbassadorParts;
}

/**
 * Makes an ambassador. It is a native sidecar that starts before the application and before the Pod's own init containers,
 * unless `startsAfter` names them, and stops after the application. Where the target has no native sidecars it is a
 * regular container, whose stop is delayed for as long as the application may take.
 */
export function ambassador<Role extends string>(
  { name, ports, local, values = {}, build }: AmbassadorDefinition<Role>,
  options: AmbassadorOptions,
): Ambassador<Role> {
  const address = isSocket(local) ? local.host : `${local.host}:${local.port}`;
  const known = { host: local.host, port: String(local.port), address, ...values };
  return {
    name,
    pattern: 'ambassador',
    ports,
    local,
    build: (context) => {
      const parts = build(context);
      const addition: Addition = {
        containers: [containerOf(parts, local, options, context)],
        ...(parts.volumes !== undefined && { volumes: parts.volumes }),
        ...(parts.config !== undefined && { config: parts.config }),
        extend: [...(parts.extend ?? []), ...variables(options.appEnv, known)],
        ...(parts.sendsTo !== undefined && parts.sendsTo.length > 0 && { sendsTo: parts.sendsTo }),
        findings: [...(parts.findings ?? []), ...startsLate(name, options.appEnv, context)],
      };
      return withShared(addition, name, { container: options.container });
    },
  };
}

function isSocket({ host }: LocalAddress): boolean {
  return host.startsWith('/');
}

/**
 * How long an ambassador has to serve after the stop begins, in seconds; `undefined` where the kubelet stops it after the
 * application.
 */
export function servesFor({ template, ...context }: Context): number | undefined {
  if (supports(context, 'nativeSidecars') || runsToCompletion(context.kind)) return undefined;
  const grace = template.spec?.terminationGracePeriodSeconds ?? 30;
  return Math.max(1, grace - stopMargin);
}

/** Seconds for the ambassador's own stop, and for signals and hooks to be carried out. */
const stopMargin = 7;

/** A probe every second, for a minute: sidecars start one after the other. */
export const startTiming = { periodSeconds: 1, timeoutSeconds: 2, failureThreshold: 60 } as const;

function containerOf(
  { container, drainSeconds, outlastsBySignal = false }: AmbassadorParts,
  local: LocalAddress,
  options: AttachmentOptions,
  context: Context,
): AddedContainer {
  const seconds = servesFor(context);
  const hook = seconds === undefined || outlastsBySignal ? {} : { lifecycle: { preStop: execSleep(seconds) } };
  const onPort = isSocket(local) ? {} : { listens: [{ containerPort: local.port }] };
  return {
    as: 'sidecar',
    container: { ...container, ...hook },
    drainSeconds: outlastsBySignal ? (seconds ?? 0) + drainSeconds : drainSeconds,
    ...startOrder(options, context),
    ...onPort,
  };
}

/** Before the init containers of the Pod that run to their end, as these may connect to the server. */
function startOrder(
  { startsBefore = [], startsAfter = [] }: AttachmentOptions,
  { template }: Context,
): Pick<AddedContainer, 'startsBefore' | 'startsAfter'> {
  const own = template.spec?.initContainers ?? [];
  const after = own.findLastIndex(({ name }) => startsAfter.includes(name));
  const users = own.slice(after + 1).filter(({ restartPolicy }) => restartPolicy !== 'Always');
  const before = [...new Set([...startsBefore, ...users.map(({ name }) => name)])];
  return {
    ...(before.length > 0 && { startsBefore: before }),
    ...(startsAfter.length > 0 && { startsAfter }),
  };
}

function variables(appEnv: AppEnv | undefined, known: Readonly<Record<string, string>>): readonly Extension[] {
  if (appEnv === undefined) return [];
  const { containers = [undefined], ...names } = appEnv;
  const entries = Object.entries(names).flatMap(([part, name]) => (name === undefined ? [] : [[name, known[part]]]));
  if (entries.length === 0) return [];
  const add = { env: env(Object.fromEntries(entries)) };
  return containers.map((container, at) => ({ container, option: optionOfContainer(at), add }));
}

/** The option that names a container of the application. */
export function optionOfContainer(at: number): string {
  return `appEnv.containers[${at}]`;
}

function startsLate(name: string, appEnv: AppEnv | undefined, context: Context): readonly Finding[] {
  if (supports(context, 'nativeSidecars') || runsToCompletion(context.kind)) return [];
  const inits = (context.template.spec?.initContainers ?? []).map((container) => container.name);
  const late = appEnv?.containers?.find((container) => inits.includes(container));
  const who = late === undefined ? 'together with the application' : `after init container "${late}"`;
  return [
    {
      code: 'pod/ambassador-starts-late',
      severity: 'warning',
      field: 'spec.containers',
      value: name,
      message: `Kubernetes ${context.kubernetes} starts ambassador "${name}" ${who}: first connections are refused`,
      fix: 'target Kubernetes 1.29 or later, or make the application retry',
    },
  ];
}
