import { basename } from 'node:path';
import { type Cluster, type OpenCluster, openCluster } from './cluster';
import { play } from './play';
import { howToGet, type ProgramName, program } from './programs';
import { addResult } from './results';

/** What has to be there for a scenario. */
export interface Needs {
  readonly programs?: readonly ProgramName[];
  /** The namespace, where manifests name one. @default a new name */
  readonly namespace?: string;
}

/** What a scenario does in its namespace. */
export type Story = (cluster: Cluster) => Promise<unknown>;

const { PATTERNS_NODE: node = '', PATTERNS_RELEASE: release = '' } = process.env;
let count = 0;

/**
 * A test in a namespace of its own on the node. Where a program is missing, it is skipped and counted:
 * `npm run test:patterns` prints how many were skipped, and why.
 */
export function scenario(title: string, needs: Needs, story: Story): void {
  scenarioIn(undefined, title, needs, () => play(openFor(needs), story));
}

/** Opens the namespace of a scenario. */
export function openFor({ namespace }: Needs): Promise<OpenCluster> {
  count += 1;
  return openCluster(node, release, namespace ?? `scenario-${process.pid}-${count}`);
}

/** A test that is reported with its group and its programs. */
export function scenarioIn(group: string | undefined, title: string, needs: Needs, run: () => Promise<void>): void {
  const file = basename(expect.getState().testPath ?? '');
  const about = { file, ...(group !== undefined && { group }), title, programs: needs.programs ?? [] };
  const missing = missingOf(needs);
  if (missing !== undefined) {
    addResult({ ...about, result: 'skipped', missing });
    // biome-ignore lint/suspicious/noSkippedTests: counted, and printed at the end
    test.skip(title, () => undefined);
    return;
  }
  test(title, async () => {
    try {
      await run();
      addResult({ ...about, result: 'passed' });
    } catch (error) {
      addResult({ ...about, result: 'failed' });
      throw error;
    }
  });
}

/** How to get the programs that are missing, if any. */
export function missingOf({ programs = [] }: Needs): string | undefined {
  const missing = programs.filter((name) => program(name) === undefined);
  return missing.length === 0 ? undefined : missing.map(howToGet).join('; ');
}
