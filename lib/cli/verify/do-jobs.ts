import type { Job, JobResult } from './tasks';
import type { Order, Thread, Threads } from './threads';

/** So many jobs are at a thread, so that it need not wait for this one. */
const ahead = 2;

/**
 * The results of jobs, in their order, whoever does them: this thread and others, each as fast as it can.
 * @throws the error of the first job that fails, as if all were done here, one after the other
 */
export function doJobs(jobs: Iterable<Job>, work: (job: Job) => string, threads: Threads): readonly JobResult[] {
  const run = new Run(jobs, work, threads);
  do {
    run.untilFailure();
    run.doFailed();
  } while (!run.isDone());
  return run.results;
}

class Run {
  readonly results: JobResult[] = [];
  private readonly jobs: Iterator<Job>;
  private count = 0;
  /** What is to be thrown in place of another job; there is none behind it. */
  private problem: { readonly error: unknown } | undefined;
  private hasMore = true;
  /** Jobs that other threads have. */
  private readonly open = new Map<number, Job>();
  private readonly failed = new Map<number, Job>();

  constructor(
    jobs: Iterable<Job>,
    private readonly work: (job: Job) => string,
    private readonly threads: Threads,
  ) {
    this.jobs = jobs[Symbol.iterator]();
  }

  isDone(): boolean {
    return !this.hasMore;
  }

  /** Does jobs until all are done, or one has failed; others may be done by then. */
  untilFailure(): void {
    for (;;) {
      for (const thread of this.threads.all) {
        this.take(thread);
        this.occupy(thread);
      }
      const order = this.next();
      if (order !== undefined) this.doHere(order);
      else if (this.open.size === 0) return;
      else this.await();
    }
  }

  /** Does what has failed once more, in order: what throws then is for the user. */
  doFailed(): void {
    for (const [id, job] of [...this.failed].sort(([one], [other]) => one - other))
      this.results[id] = JSON.parse(this.work(job));
    this.failed.clear();
    if (this.problem !== undefined) throw this.problem.error;
  }

  private next(): Order | undefined {
    if (!this.hasMore || this.failed.size > 0) return undefined;
    try {
      const { done, value } = this.jobs.next();
      if (done !== true) return { id: this.count++, job: value };
    } catch (error) {
      this.problem = { error };
    }
    this.hasMore = false;
    return undefined;
  }

  private doHere({ id, job }: Order): void {
    try {
      this.results[id] = JSON.parse(this.work(job));
    } catch {
      this.failed.set(id, job);
    }
  }

  private take(thread: Thread): void {
    for (let answer = thread.receive(); answer !== undefined; answer = thread.receive()) {
      const { id, result } = answer;
      const job = this.open.get(id);
      this.open.delete(id);
      if (result !== undefined) this.results[id] = JSON.parse(result);
      else if (job !== undefined) this.failed.set(id, job);
    }
  }

  private occupy(thread: Thread): void {
    while (thread.busy() < ahead) {
      const order = this.next();
      if (order === undefined) return;
      this.open.set(order.id, order.job);
      thread.send(order);
    }
  }

  /** Waits for an answer. The jobs of threads that have ended count as failed. */
  private await(): void {
    const { all, wait } = this.threads;
    wait();
    if (!all.every((thread) => thread.busy() === 0 || thread.hasEnded())) return;
    for (const thread of all) this.take(thread);
    for (const [id, job] of this.open) this.failed.set(id, job);
    this.open.clear();
  }
}
