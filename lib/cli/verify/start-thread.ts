import { type Dirent, readdirSync, statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { MessageChannel, type MessagePort, Worker } from 'node:worker_threads';

/** What a thread is given when it starts; then its port gives it how to verify, and jobs. */
export interface Start {
  readonly port: MessagePort;
  /** Counts the answers of all threads, so that who waits for one wakes up. */
  readonly answers: Int32Array;
}

/** A thread that has started, and the port that it is reached by. */
export interface Started {
  readonly worker: Worker;
  readonly port: MessagePort;
}

/** A further thread pays for its start where there is so much to do for it, in bytes. */
const worthAThread = 1 << 20;
/** kubeconform takes as many: with more, memory would grow faster than speed. */
const mostThreads = 4;
/** Memory of a thread for what is new, in MB: what is forgotten at once needs no more. */
const youngMemory = 24;

export const answers = new Int32Array(new SharedArrayBuffer(4));
let ahead: readonly Started[] = [];

/** How many threads are worth it in addition to this one, which works, too. */
export function threadsFor(size: number, most = Math.min(availableParallelism(), mostThreads)): number {
  return Math.max(0, Math.min(most - 1, Math.floor(size / worthAThread)));
}

/** A thread, which may have been started ahead. */
export function startThread(): Started {
  const [first, ...others] = ahead;
  ahead = others;
  return first ?? start();
}

/**
 * Starts the threads that the command `verify` will need, so that they load the code while the command itself does.
 * @param args those of the command, of which some may be paths
 */
export function startAhead(args: readonly string[]): void {
  ahead = Array.from({ length: threadsFor(sizeBehind(args, mostThreads * worthAThread)) }, start);
}

const manifestName = /\.(?:ya?ml|json)$/;
/** Most of these are not read. */
const skipped = /^\.|^node_modules$/;

/**
 * How much there is to read behind some paths, about, in bytes; it stops where that is enough. Who reads it says what is wrong
 * with it.
 */
export function sizeBehind(paths: readonly string[], enough: number): number {
  let size = 0;
  for (const path of paths) {
    if (size >= enough) break;
    try {
      const stats = statSync(path);
      size += stats.isDirectory() ? sizeBehind(manifestsIn(path), enough - size) : stats.size;
    } catch {
      // An option, or what cannot be read.
    }
  }
  return size;
}

function manifestsIn(folder: string): readonly string[] {
  const entries = readdirSync(folder, { withFileTypes: true });
  const isRead = (entry: Dirent) => (entry.isDirectory() ? !skipped.test(entry.name) : manifestName.test(entry.name));
  return entries.filter(isRead).map(({ name }) => join(folder, name));
}

function start(): Started {
  const { port1: port, port2 } = new MessageChannel();
  const given: Start = { port: port2, answers };
  const worker = new Worker(join(__dirname, 'verify-thread.cjs'), {
    workerData: given,
    transferList: [port2],
    stdout: true,
    stderr: true,
    resourceLimits: { maxYoungGenerationSizeMb: youngMemory },
  });
  // What happens to it is seen by its port: nobody waits for events here.
  worker.on('error', () => {});
  worker.unref();
  return { worker, port };
}
