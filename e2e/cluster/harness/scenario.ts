import { play } from '../../patterns/harness/play';
import { type Cluster, type OpenOptions, openCluster } from './cluster';
import { type ControlPlane, controlPlaneIn, startControlPlane } from './control-plane';

/** Where a scenario runs. */
export interface ScenarioOptions extends OpenOptions {
  /** Only on the newest release. @default false */
  readonly newest?: boolean;
  /** A control plane of its own, of which it may end programs: that takes ten seconds. @default false */
  readonly own?: boolean;
}

/** What a scenario does in its namespace. */
export type Story = (cluster: Cluster) => Promise<unknown>;

const planes = (process.env.CLUSTER_FOLDERS ?? '').split(',').map(controlPlaneIn);
let count = 0;

/** A test in a namespace of its own. */
export function scenario(title: string, options: ScenarioOptions, story: Story): void {
  scenarios([[title, story]], options);
}

/** Tests that follow each other, each in a namespace of its own, on the same control plane. */
export function scenarios(
  stories: readonly (readonly [title: string, story: Story])[],
  options: ScenarioOptions,
): void {
  onPlanes(options, (plane) => {
    let own: ControlPlane | undefined;
    if (options.own) {
      beforeAll(() => {
        own = startControlPlane(plane.release, plane.programs, process.pid);
      });
      afterAll(() => own?.stop());
    }
    for (const [title, story] of stories) test(title, () => playOn(own ?? plane, options, story));
  });
}

/** Tests on each control plane, or only on that of the newest release. */
export function onPlanes({ newest }: Pick<ScenarioOptions, 'newest'>, define: (plane: ControlPlane) => void): void {
  for (const plane of newest ? planes.slice(0, 1) : planes) {
    describe(`Kubernetes ${plane.release}`, () => define(plane));
  }
}

function playOn(plane: ControlPlane, options: OpenOptions, story: Story): Promise<void> {
  count += 1;
  // jest runs the files of a worker one after the other: a count starts again with each.
  const name = `scenario-${process.pid}-${Date.now().toString(36)}-${count}`;
  return play(openCluster(plane, name, options), story);
}
