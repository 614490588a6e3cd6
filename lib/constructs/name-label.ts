import { labelValue, maximumLabelLength } from '../kubernetes/names';
import type { PodLabels } from '../pod/render';

const label = 'app.kubernetes.io/name';

/** The label that has the name of a workload; none where the name is not valid in a label. */
export function nameLabel(name: string): PodLabels {
  // A Lazy is a name once it is rendered.
  return typeof name === 'string' && labelValue(name).length > 0 ? {} : { [label]: name };
}

/** The selector by that label. Of a name that is not valid in one, which is an error of its own, a label that is. */
export function nameSelector(name: string): PodLabels {
  if (labelValue(name).length === 0) return { [label]: name };
  return { [label]: name.slice(0, maximumLabelLength).replace(/[^A-Za-z0-9]/g, 'x') };
}
