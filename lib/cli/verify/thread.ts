import { workerData } from 'node:worker_threads';
import { workerFor } from './tasks';
import type { Answer, Order, Start } from './threads';

/** Runs in a thread of its own: does the jobs that it is sent. */
const { how, port, answers }: Start = workerData;
const work = workerFor(how);

port.on('message', (order: Order | undefined) => {
  // Who sends nothing asks whether this thread is there.
  if (order === undefined) return;
  port.postMessage(answerOf(order));
  Atomics.add(answers, 0, 1);
  Atomics.notify(answers, 0);
});

function answerOf({ id, job }: Order): Answer {
  try {
    return { id, result: work(job) };
  } catch {
    // It is done again where an error reaches the user.
    return { id };
  }
}
