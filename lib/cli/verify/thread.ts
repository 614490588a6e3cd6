import { workerData } from 'node:worker_threads';
import type { How } from './section';
import type { Start } from './start-thread';
import { workerFor } from './tasks';
import type { Answer, Order } from './threads';

/** Runs in a thread of its own: gets the options of verify, and does the jobs that it is sent. */
const { port, answers }: Start = workerData;
let work: ReturnType<typeof workerFor> | undefined;

port.on('message', (message: How | Order | undefined) => {
  // Who sends nothing asks whether this thread is there.
  if (message === undefined) return;
  if (!('job' in message)) {
    work = workerFor(message);
    return;
  }
  port.postMessage(answerOf(message));
  Atomics.add(answers, 0, 1);
  Atomics.notify(answers, 0);
});

function answerOf({ id, job }: Order): Answer {
  try {
    return { id, ...(work !== undefined && { result: work(job) }) };
  } catch {
    // It is done again where an error reaches the user.
    return { id };
  }
}
