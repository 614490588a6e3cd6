import { own } from '../../../values/own';
import type { Workload } from './workload';

const hooks = ['helm.sh/hook', 'argocd.argoproj.io/hook'];

/** Whether an object is made for a while only, before or after a release: Helm's tests and hooks, and those of Argo CD. */
export function isHook({ object }: Workload): boolean {
  const annotations = own(own(object, 'metadata'), 'annotations');
  return hooks.some((name) => own(annotations, name) !== undefined);
}
