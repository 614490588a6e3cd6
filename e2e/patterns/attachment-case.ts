import type { Chart } from 'cdk8s';
import type { Cluster } from './harness';
import type { Manifest } from './harness/api';
import { application } from './harness/application';
import type { ProgramName } from './harness/programs';

/** An attachment in a workload, and how its properties show from outside. */
export interface AttachmentCase {
  /** The attachment, as docs/proof.md names it. */
  readonly attachment: string;
  /** Its program, whose version docs/proof.md names, and what else has to be there. */
  readonly program: ProgramName;
  readonly needs?: readonly ProgramName[];
  /** The name of its container. */
  readonly container: string;
  /** What has to exist before. */
  readonly given?: () => readonly Manifest[];
  /** A workload named `web`. */
  readonly build: (chart: Chart, servers: Servers) => void;
  readonly kind: 'Deployment' | 'StatefulSet';
  /** The scheme of the Service `web`; undefined where clients do not call it. */
  readonly traffic?: 'http' | 'https';
  /** Whether clients have to log in. */
  readonly login?: true;
  /** Whether its readiness is that of the application behind it. */
  readonly asksApplication?: true;
  /** A named port, a path, and what it has to serve there once the workload runs. */
  readonly metrics?: { readonly port: string; readonly path: string; readonly expected: readonly RegExp[] };
  /** What it is for, where requests and metrics do not show it. */
  readonly work?: (cluster: Cluster) => Promise<void>;
}

/** Servers of the test, which Pods reach. */
export interface Servers {
  /** Where logs go. */
  readonly logs: { readonly host: string; readonly port: number };
  /** The issuer of tokens, where users log in; its client is {@link loginClient}. */
  readonly issuer: string;
}

/** The client that the issuer knows. */
export const loginClient = { clientId: 'shop', clientSecret: 'a-client-secret' };

/** The application of most cases, and its workload. */
export const app = application({ DRAIN: '1s' });
export const workload = { kind: 'Deployment', replicas: 2 } as const;
