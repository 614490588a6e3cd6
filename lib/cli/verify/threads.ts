import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker } from 'node:worker_threads';
import type { How } from './section';
import type { Job } from './tasks';

/** What a thread is given when it starts. */
export interface Start {
  readonly how: How;
  readonly port: MessagePort;
  /** Counts the answers of all threads, so that who waits for one wakes up. */
  readonly answers: Int32Array;
}

/** A job, and its number. */
export interface Order {
  readonly id: number;
  readonly job: Job;
}

/** What a thread answers: a result as JSON, or none where it has failed. */
export interface Answer {
  readonly id: number;
  readonly result?: string;
}

/** Threads that help with jobs. */
export interface Threads {
  readonly all: readonly Thread[];
  /** Waits until any answers, or some time has passed. */
  readonly wait: () => void;
  readonly stop: () => void;
}

/** Another thread, and the jobs that it has. */
export interface Thread {
  readonly send: (order: Order) => void;
  /** The next answer, if there is one. */
  readonly receive: () => Answer | undefined;
  /** How many jobs it has. */
  readonly busy: () => number;
  /** Whether it has ended, and will answer nothing more. */
  readonly hasEnded: () => boolean;
}

/** A further thread pays for its start where there is so much to do for it, in bytes. */
const worthAThread = 1 << 20;
/** kubeconform takes as many: with more, memory would grow faster than speed. */
const mostThreads = 4;

/** Memory of a thread for what is new, in MB: what is forgotten at once needs no more. */
const youngMemory = 24;

/** No threads. */
export const noThreads: Threads = { all: [], wait: () => {}, stop: () => {} };

/** Starts as many threads as are worth it: this one works, too. */
export function startThreads(how: How, size: number, most = Math.min(availableParallelism(), mostThreads)): Threads {
  const count = Math.min(most - 1, Math.floor(size / worthAThread));
  if (count < 1) return noThreads;
  const answers = new Int32Array(new SharedArrayBuffer(4));
  let seen = 0;
  const started = Array.from({ length: count }, () => startThread(how, answers));
  return {
    all: started.map(({ thread }) => thread),
    wait: () => {
      // The time is for a thread that ended without an answer.
      Atomics.wait(answers, 0, seen, 200);
      seen = Atomics.load(answers, 0);
    },
    stop: () => {
      for (const { stop } of started) stop();
    },
  };
}

function startThread(how: How, answers: Int32Array) {
  const { port1: port, port2 } = new MessageChannel();
  const start: Start = { how, port: port2, answers };
  const worker = new Worker(join(__dirname, 'verify-thread.cjs'), {
    workerData: start,
    transferList: [port2],
    stdout: true,
    stderr: true,
    resourceLimits: { maxYoungGenerationSizeMb: youngMemory },
  });
  // What happens to it is seen by its port: nobody waits for events here.
  worker.on('error', () => {});
  worker.unref();
  const jobs = new Set<number>();
  // A port tells whether anybody has its other end; where a version of Node does not, a thread never seems to have ended.
  const isHeard = (message: unknown) => (port.postMessage(message) as unknown) === true;
  const tells = isHeard(undefined);
  const thread: Thread = {
    send: (order) => {
      jobs.add(order.id);
      port.postMessage(order);
    },
    receive: () => {
      const answer: Answer | undefined = receiveMessageOnPort(port)?.message;
      if (answer !== undefined) jobs.delete(answer.id);
      return answer;
    },
    busy: () => jobs.size,
    hasEnded: () => tells && !isHeard(undefined),
  };
  return {
    thread,
    stop: () => {
      port.close();
      void worker.terminate();
    },
  };
}
