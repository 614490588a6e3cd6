import { receiveMessageOnPort } from 'node:worker_threads';
import type { How } from './section';
import { answers, startThread, threadsFor } from './start-thread';
import type { Job } from './tasks';

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

/** No threads. */
export const noThreads: Threads = { all: [], wait: () => {}, stop: () => {} };

/** Starts as many threads as are worth it: this one works, too. */
export function startThreads(how: How, size: number, most?: number): Threads {
  const count = threadsFor(size, most);
  if (count === 0) return noThreads;
  let seen = Atomics.load(answers, 0);
  const started = Array.from({ length: count }, () => threadFor(how));
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

function threadFor(how: How) {
  const { worker, port } = startThread();
  port.postMessage(how);
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
