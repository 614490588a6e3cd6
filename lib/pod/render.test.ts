import { podTemplateOf, workloadKinds } from '../kubernetes/pod-template';
import { render } from './render';
import type { WorkloadOptions } from './workload-kinds';

/** A kind with a pod template that `WorkloadOptions` lacks does not compile here. */
const kinds: readonly WorkloadOptions['kind'][] = workloadKinds;
const template = { metadata: { labels: { app: 'web' } }, spec: { containers: [{ name: 'app', image: 'nginx:1' }] } };

test.each(kinds)('render puts the pod template of a %s where lib/kubernetes/kinds.ts has it', (kind) => {
  // A CronJob requires a schedule, which the other kinds do not have.
  const workload = { kind, schedule: '@daily' } as WorkloadOptions;
  const { rest, ...body } = render(template, workload, { name: 'web' }, { app: 'web' });
  const found = podTemplateOf({ ...body, ...rest });
  expect(found?.kind).toBe(kind);
  expect(found?.template.spec?.containers).toEqual(template.spec.containers);
});
