import { own } from '../../../values/own';

const hooks = ['helm.sh/hook', 'argocd.argoproj.io/hook'];

/** Whether an object only exists before or after a release: Helm's hooks and tests, and the hooks of Argo CD. */
export function isReleaseHook({ object }: { readonly object: unknown }): boolean {
  const annotations = own(own(object, 'metadata'), 'annotations');
  return hooks.some((name) => own(annotations, name) !== undefined);
}
