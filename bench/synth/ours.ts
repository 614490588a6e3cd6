/**
 * A process that synthesizes with ours: `node ours.cjs SHAPE COUNT [unverified] [phases]`, in the working folder. With
 * `phases` it takes the synth apart: it calls in turn what `GitOpsApp.synth` calls.
 */
import { GitOpsApp } from '../../lib';
import { finish } from '../../lib/synth/finish';
import { besidesOf, optionsOf } from '../../lib/synth/gitops-app';
import { synthesis } from '../../lib/synth/synthesis';
import { runChild } from './child';
import { shapes } from './shapes';
import { workloads } from './workloads';

const own = { ...shapes, workloads } as const;

function synthInPhases(app: GitOpsApp): Readonly<Record<string, number>> {
  const begun: { readonly name: string; readonly at: number }[] = [];
  const phase = (name: string): void => void begun.push({ name, at: performance.now() });
  const progress = { phase, advance: () => {}, end: () => {} };
  const { files, users, rendered } = synthesis(app, optionsOf(app), progress);
  const besides = () => besidesOf(app, rendered);
  const extensions = [app.outputFileExtension];
  const apps = [rendered];
  finish({ outdir: app.outdir, writer: app, files, besides, users, apps, extensions, start: Date.now(), progress });
  phase('end');
  return Object.fromEntries(
    begun.slice(0, -1).map(({ name, at }, index) => [name, (begun[index + 1]?.at ?? NaN) - at]),
  );
}

async function main([shape, count, ...options]: readonly string[]): Promise<void> {
  const fill = await own[shape as keyof typeof own]();
  const app = new GitOpsApp({ outdir: 'dist', kubernetes: '1.35', verify: !options.includes('unverified') });
  const synth = options.includes('phases') && { synth: () => synthInPhases(app) };
  runChild({ app, fill, count: Number(count), ...synth });
}

void main(process.argv.slice(2));
