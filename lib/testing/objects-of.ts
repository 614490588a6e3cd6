import { completePod } from '../pod/complete';
import type { ComposeContext, ConfigMapFiles } from '../pod/composition';
import { render } from '../pod/render';
import type { WorkloadOptions } from '../pod/workload-kinds';
import type { Situation } from './subject';

/**
 * What an app writes of a Pod in a situation: its ConfigMaps and its workload. Undefined in a Job of a release without
 * native sidecars that needs them: its user reads that instead.
 */
export function objectsOf({ composition, context }: Omit<Situation, 'addition'>): readonly object[] | undefined {
  const { findings, configMaps, template } = composition;
  if (findings.some(({ code }) => code === 'pod/needs-native-sidecars')) return undefined;
  const { hardening = 'restricted', images, owned } = context;
  const complete = owned ? completePod(template, { images, hardening }) : template;
  const { rest, ...workload } = render(complete, workloadOptions(context), { name: context.name }, labels);
  return [...configMaps.map(configMap), { ...workload, ...rest }];
}

const labels = { 'app.kubernetes.io/name': 'shop' };

function workloadOptions({ kind }: ComposeContext): WorkloadOptions {
  return kind === 'CronJob' ? { kind, schedule: '0 2 * * *' } : { kind };
}

function configMap({ name, files }: ConfigMapFiles): object {
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name }, immutable: true, data: files };
}
