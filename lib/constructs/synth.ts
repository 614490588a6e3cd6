import { Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';

/**
 * Which validations of an app belong to one synth. cdk8s validates the whole app at the start, and again before each
 * chart renders; a chart that is rendered alone (`Testing.synth`, `chart.toJson`) is a synth of its own. Whoever verifies
 * an app does so once for each synth, and what one synth rendered is nothing that another one may hand out: in between,
 * objects may have changed.
 */
export interface SynthRun {
  /** At each validation of the app: does what is to be done at the first one of a synth. */
  readonly validate: (begin: () => void) => void;
  /** Whenever a manifest is handed out. */
  readonly handOut: () => void;
  /** Has the next validation begin a synth: something has changed. */
  readonly end: () => void;
}

const runs = new WeakMap<IConstruct, SynthRun>();

/** The synth of an app that runs now, or the next one. */
export function synthRunOf({ node: { root } }: IConstruct): SynthRun {
  const known = runs.get(root);
  if (known !== undefined) return known;
  const run = synthRun(root);
  runs.set(root, run);
  return run;
}

function synthRun(root: IConstruct): SynthRun {
  let [validations, handsOut] = [0, false];
  const isOver = () => {
    if (validations === 0) return true;
    if (!handsOut) return false;
    // Manifests right after the first validation: of one chart, or of an app that asks objects themselves.
    return validations === 1 || validations > root.node.findAll().filter(Chart.isChart).length;
  };
  return {
    validate: (begin) => {
      if (isOver()) {
        begin();
        [validations, handsOut] = [0, false];
      }
      validations += 1;
    },
    handOut: () => {
      handsOut = true;
    },
    end: () => {
      validations = 0;
    },
  };
}
