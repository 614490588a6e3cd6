import { doJobs } from './do-jobs';
import type { Done, Job, JobResult } from './tasks';
import { noThreads, type Order, type Thread, type Threads } from './threads';

const jobs: readonly Job[] = Array.from({ length: 9 }, (_, source) => ({
  tasks: [{ source, section: 0, of: { name: `${source}.yaml`, size: 1 } }],
}));

const numberOf = ({ tasks }: Job): number => tasks[0]?.source ?? -1;
const resultOf = (job: Job): string => JSON.stringify([{ source: numberOf(job), section: 0, sections: [] }]);
const sourcesOf = (results: readonly JobResult[]) => (results.flat() as Done[]).map(({ source }) => source);
const inOrder = jobs.map(numberOf);

/** A thread that answers what its work returns, when it is waited for; it ends after some answers. */
function thread(work: (job: Job) => string | undefined, ends = Number.POSITIVE_INFINITY) {
  const orders: Order[] = [];
  const answers: { readonly id: number; readonly result?: string }[] = [];
  let left = ends;
  const one: Thread = {
    send: (order) => {
      orders.push(order);
    },
    receive: () => answers.shift(),
    busy: () => orders.length + answers.length,
    hasEnded: () => left <= 0,
  };
  const answer = () => {
    const order = left > 0 ? orders.shift() : undefined;
    if (order === undefined) return;
    left -= 1;
    const result = work(order.job);
    answers.push({ id: order.id, ...(result !== undefined && { result }) });
  };
  return { one, answer };
}

const threadsOf = (...all: readonly ReturnType<typeof thread>[]): Threads => ({
  all: all.map(({ one }) => one),
  wait: () => {
    for (const { answer } of [...all].reverse()) answer();
  },
  stop: () => {},
});

test('results are in the order of the jobs, whoever does them', () => {
  const done: number[] = [];
  const help = thread((job) => {
    done.push(numberOf(job));
    return resultOf(job);
  });
  expect(sourcesOf(doJobs(jobs, resultOf, noThreads))).toEqual(inOrder);
  expect(sourcesOf(doJobs(jobs, resultOf, threadsOf(help, thread(resultOf))))).toEqual(inOrder);
  expect(done.length).toBeGreaterThan(0);
});

test('a job that another thread cannot do is done here, and those after it as well', () => {
  const failing = thread((job) => (numberOf(job) === 1 ? undefined : resultOf(job)));
  expect(sourcesOf(doJobs(jobs, resultOf, threadsOf(failing)))).toEqual(inOrder);
});

test('the jobs of a thread that ends are done here', () => {
  expect(sourcesOf(doJobs(jobs, resultOf, threadsOf(thread(resultOf, 0), thread(resultOf))))).toEqual(inOrder);
  expect(sourcesOf(doJobs(jobs, resultOf, threadsOf(thread(resultOf, 1))))).toEqual(inOrder);
});

test('the error is that of the first job that fails', () => {
  const work = (job: Job): string => {
    if (numberOf(job) >= 3) throw new Error(`job ${numberOf(job)}`);
    return resultOf(job);
  };
  const tryWork = (job: Job) => (numberOf(job) >= 3 ? undefined : resultOf(job));
  for (const threads of [noThreads, threadsOf(thread(tryWork)), threadsOf(thread(tryWork), thread(tryWork))]) {
    expect(() => doJobs(jobs, work, threads)).toThrow('job 3');
  }
});

test('a job that cannot be made is an error once those before it are done', () => {
  function* failing(): Iterable<Job> {
    yield* jobs.slice(0, 4);
    throw new Error('unreadable');
  }
  expect(() => doJobs(failing(), resultOf, threadsOf(thread(resultOf)))).toThrow('unreadable');
  const work = (job: Job): string => {
    throw new Error(`job ${numberOf(job)}`);
  };
  expect(() => doJobs(failing(), work, threadsOf(thread(() => undefined)))).toThrow('job 0');
});
