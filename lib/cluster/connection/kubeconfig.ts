import { existsSync } from 'node:fs';
import type { Agent } from 'node:http';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { own } from '../../values/own';
import { ClusterError } from '../cluster-error';
import type { KubeconfigChoice } from './kubeconfig-choice';
import { importFailure, kubeconfigFailure, loginFailure } from './login-failures';
import { tokensOfFiles } from './token-files';

/** An API server, and how to log in to it. */
export interface Access {
  readonly server: URL;
  readonly context: string;
  /** The namespace of the context. */
  readonly namespace: string | undefined;
  /** Reads the files again and runs the exec plugin, where there is one. */
  readonly login: () => Promise<Login>;
}

/** What goes with each request. */
export interface Login {
  /** Has the certificates, and the way through a proxy. */
  readonly agent: Agent;
  readonly headers: Readonly<Record<string, string>>;
}

type Client = typeof import('@kubernetes/client-node');
type KubeConfig = InstanceType<Client['KubeConfig']>;

/**
 * Reads a kubeconfig with the official client, which also knows its exec plugins, certificates, tokens and proxies.
 * @throws ClusterError where there is none, it cannot be read, or has no such context
 */
export async function readKubeconfig(choice: KubeconfigChoice): Promise<Access> {
  const client = importClient();
  const config = load(client, choice);
  const context = config.getCurrentContext();
  const cluster = config.getCurrentCluster();
  if (cluster === null) {
    throw kubeconfigFailure(`context "${context}" names a cluster that the kubeconfig does not have; add the cluster`);
  }
  const namespace = config.getContextObject(context)?.namespace;
  return { server: serverOf(cluster), context, namespace, login: () => logIn(load(client, choice)) };
}

/** Not quoted: a URL may have a password. */
function serverOf({ name, server }: { readonly name: string; readonly server: string }): URL {
  const url = URL.canParse(server) ? new URL(server) : undefined;
  if (url !== undefined && /^https?:$/.test(url.protocol)) return url;
  throw kubeconfigFailure(`the server of cluster "${name}" is not a URL of HTTP; set one such as https://HOST:PORT`);
}

function importClient(): Client {
  try {
    // 450 ms, and an optional package: only who connects has to have it. The command's code, which load-code.cjs runs, can
    // require ES modules, and cannot import any.
    return require('@kubernetes/client-node') as Client;
  } catch (error) {
    throw importFailure(error);
  }
}

function load(client: Client, { kubeconfig, context }: KubeconfigChoice): KubeConfig {
  const config = new client.KubeConfig();
  const files = filesOf(kubeconfig);
  for (const file of files) addFile(client, config, file);
  if (files.length === 0) config.loadFromCluster();
  if (context !== undefined) config.setCurrentContext(context);
  const current: string | undefined = config.getCurrentContext();
  const names = config.getContexts().map(({ name }) => name);
  if (current !== undefined && current !== '' && names.includes(current)) return config;
  const known =
    names.length === 0 ? 'the kubeconfig has none' : `use one of ${names.map((name) => `"${name}"`).join(', ')}`;
  throw kubeconfigFailure(
    current === undefined || current === ''
      ? `no current context; set context: ${known}`
      : `unknown context "${current}"; ${known}`,
  );
}

const serviceAccount = '/var/run/secrets/kubernetes.io/serviceaccount/token';

/** The files to read, of which the first has precedence; none is for the service account of a Pod. */
function filesOf(kubeconfig: string | undefined): readonly string[] {
  const listed = (kubeconfig ?? process.env.KUBECONFIG ?? '').split(kubeconfig === undefined ? delimiter : '\0');
  const named = listed.filter((file) => file !== '');
  if (named.length > 0) {
    // As kubectl: of several files, some may be missing.
    const files = named.filter((file) => existsSync(file));
    if (files.length === 0) throw kubeconfigFailure(`kubeconfig "${named.join(delimiter)}" does not exist`);
    return files;
  }
  const ofUser = join(homedir(), '.kube', 'config');
  if (existsSync(ofUser)) return [ofUser];
  if (existsSync(serviceAccount)) return [];
  throw kubeconfigFailure('no kubeconfig: KUBECONFIG is not set, and ~/.kube/config does not exist; set kubeconfig');
}

/** Adds what a file has and those before it lack. */
function addFile(client: Client, config: KubeConfig, file: string): void {
  const added = new client.KubeConfig();
  try {
    added.loadFromFile(file);
  } catch (error) {
    throw kubeconfigFailure(`kubeconfig "${file}"`, error);
  }
  const missing = <One extends { readonly name: string }>(here: readonly One[], there: readonly One[]) => [
    ...here,
    ...there.filter(({ name }) => here.every((one) => one.name !== name)),
  ];
  config.clusters = missing(config.clusters, added.clusters);
  const tokens = tokensOfFiles(file);
  const users = added.users.map((user) => {
    const token = tokens.get(user.name);
    return token === undefined ? user : { ...user, token };
  });
  config.users = missing(config.users, users);
  config.contexts = missing(config.contexts, added.contexts);
  config.currentContext ||= added.currentContext;
}

async function logIn(config: KubeConfig): Promise<Login> {
  const options: Parameters<KubeConfig['applyToHTTPSOptions']>[0] = {};
  const user = config.getCurrentUser();
  try {
    await config.applyToHTTPSOptions(options);
  } catch (error) {
    throw loginFailure(error, user?.name ?? '', user?.exec?.command);
  }
  const agent = options.agent;
  if (typeof agent !== 'object') throw new ClusterError({ reason: 'LoginFailed', message: 'the client has no agent' });
  adjust(agent);
  const basic = options.auth == null ? {} : { authorization: `Basic ${Buffer.from(options.auth).toString('base64')}` };
  const given = Object.entries(options.headers ?? {}).map(([name, value]) => [
    name.toLowerCase(),
    String(value).trim(),
  ]);
  return { agent, headers: { ...basic, ...Object.fromEntries(given) } };
}

/**
 * Connections are used again, until they have not been for longer than servers and load balancers keep them. Certificates
 * are verified unless the kubeconfig sets `insecure-skip-tls-verify`: environment variables do not change that.
 */
function adjust(agent: Agent): void {
  const given = own(agent, 'options') as { readonly rejectUnauthorized?: boolean };
  const { rejectUnauthorized = true } = given;
  Object.assign(agent, {
    keepAlive: true,
    options: { ...given, rejectUnauthorized, keepAlive: true, timeout: 30_000 },
  });
}
