import type { Cluster, OpenCluster } from './cluster';
import { missingOf, type Needs, openFor, type Story, scenarioIn } from './scenario';

/** Tests that share a namespace, what is started in it first, and what each test then does there, one after the other. */
export interface Group {
  /** What the tests are reported under. @default nothing: each by its title */
  readonly group?: string;
  readonly needs: Needs;
  /** @default nothing */
  readonly start?: Story;
  readonly stories: Readonly<Record<string, Story>>;
}

/** What became of a story. */
interface Outcome {
  readonly error?: unknown;
}

/**
 * Groups of which several run at once, as they wait more than they compute. Each test waits for its story, so they are
 * reported in their order. They are skipped as a `scenario` is.
 */
export function sideBySide(groups: readonly Group[], atOnce: number): void {
  const selected = groups.filter((one) => missingOf(one.needs) === undefined && isSelected(one));
  const runs = new Map(selected.map((one) => [one, newRun(one)]));
  let runners: Promise<unknown> = Promise.resolve();
  beforeAll(() => {
    const waiting = [...runs.values()];
    const work = async (): Promise<void> => {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await next.go();
    };
    runners = Promise.all(Array.from({ length: atOnce }, work));
  });
  afterAll(() => runners);
  for (const one of groups) {
    const { group, needs, stories } = one;
    const declare = () => {
      for (const title of Object.keys(stories)) {
        scenarioIn(group, title, needs, async () => {
          const outcome = await runs.get(one)?.outcomeOf(title);
          if (outcome?.error !== undefined) throw outcome.error;
        });
      }
    };
    if (group === undefined) declare();
    else describe(group, declare);
  }
}

/** Scenarios, each in a namespace of its own, of which several run at once. */
export function scenarios(needs: Needs, stories: Readonly<Record<string, Story>>, atOnce: number): void {
  sideBySide(
    Object.entries(stories).map(([title, story]) => ({ needs, stories: { [title]: story } })),
    atOnce,
  );
}

/** Whether a test of the group is among those that `-t` selects. */
function isSelected({ group, stories }: Group): boolean {
  const at = process.argv.findIndex((each) => each === '-t' || each === '--testNamePattern');
  if (at === -1) return true;
  const pattern = new RegExp(process.argv[at + 1] ?? '', 'i');
  return Object.keys(stories).some((title) => pattern.test(group === undefined ? title : `${group} ${title}`));
}

interface Run {
  readonly go: () => Promise<void>;
  readonly outcomeOf: (title: string) => Promise<Outcome>;
}

function newRun({ needs, start, stories }: Group): Run {
  const settle = new Map<string, (outcome: Outcome) => void>();
  const outcomes = new Map(
    Object.keys(stories).map((title) => [title, new Promise<Outcome>((done) => settle.set(title, done))]),
  );
  const go = async (): Promise<void> => {
    let opened: OpenCluster | undefined;
    const started = await outcomeOf(async () => {
      opened = await openFor(needs);
      await start?.(opened.cluster);
    });
    for (const [title, story] of Object.entries(stories)) {
      const cluster = opened?.cluster as Cluster;
      settle.get(title)?.(started.error === undefined ? await outcomeOf(() => story(cluster)) : started);
    }
    await opened?.close();
  };
  return { go, outcomeOf: async (title) => (await outcomes.get(title)) ?? {} };
}

async function outcomeOf(run: () => Promise<unknown>): Promise<Outcome> {
  try {
    await run();
    return {};
  } catch (error) {
    return { error };
  }
}
