import { entryOf } from '../../../values/entry-of';
import type { Autoscaling } from '../facts/app';
import { areRivals } from '../facts/app-object';
import type { Practice } from '../facts/practice';

/** Two autoscalers of one workload each set its replicas, and undo what the other did. */
export const twoAutoscalers: Practice = {
  code: 'practice/two-autoscalers',
  on: true,
  check: ({ autoscalers }, report) => {
    if (autoscalers.length < 2) return;
    const earlier = new Map<string, Autoscaling[]>();
    for (const autoscaler of autoscalers) {
      const { kind, name } = autoscaler.object.spec.scaleTargetRef ?? {};
      if (kind === undefined || name === undefined) continue;
      const before = entryOf(earlier, `${kind} ${name}`, () => []);
      const other = before.find((one) => areRivals(one, autoscaler));
      if (other === undefined) {
        before.push(autoscaler);
        continue;
      }
      report(autoscaler, 'spec.scaleTargetRef', {
        message: `HorizontalPodAutoscaler "${other.name}" scales ${kind} "${name}", too: each undoes what the other does`,
        fix: 'remove one of the two, or set the name of another workload',
      });
    }
  },
};
