import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** The programs of a control plane that can be ended and started again. */
export type ProgramName = 'etcd' | 'kube-apiserver' | 'kube-controller-manager' | 'kube-scheduler' | 'kubelet' | 'kwok';

/** A control plane that runs, with nodes that kwok plays. */
export interface ControlPlane {
  /** As `1.37`. */
  readonly release: string;
  /** What it was started from. */
  readonly programs: string;
  /** Its state: kubeconfig, token, certs, logs. */
  readonly folder: string;
  /** The port of its API server. */
  readonly port: number;
  /** Ends a program at once, as a crash does. */
  readonly kill: (name: ProgramName) => void;
  /** Starts it again; the API server is ready when this returns. */
  readonly start: (name: ProgramName) => void;
  readonly stop: () => void;
}

const up = resolve(__dirname, '../../../oracle/control-plane/up');

/** Starts a control plane from a folder of programs, or from one binary. It ends with a process, however that ends. */
export function startControlPlane(release: string, programs: string, owner: number | undefined): ControlPlane {
  const folder = mkdtempSync(join(tmpdir(), 'cluster-'));
  writeFileSync(join(folder, 'release'), release);
  writeFileSync(join(folder, 'programs'), programs);
  runUp(['start', programs, folder], owner);
  return controlPlaneIn(folder);
}

/** The one whose state is in a folder. */
export function controlPlaneIn(folder: string): ControlPlane {
  const text = (file: string): string => readFileSync(join(folder, file), 'utf8').trim();
  const programs = text('programs');
  return {
    release: text('release'),
    programs,
    folder,
    port: Number(text('kube-apiserver.port')),
    kill: (name) => runUp(['stop', folder, name]),
    start: (name) => runUp(['start', programs, folder, name]),
    stop: () => {
      runUp(['stop', folder]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function runUp(args: readonly string[], owner?: number): void {
  execFileSync(up, args, { env: { ...process.env, OWNER: `${owner ?? ''}` }, stdio: ['ignore', 2, 2] });
}
