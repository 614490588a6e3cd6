import type { Finding } from '../../findings/finding';
import { completePod } from '../../pod/complete';
import { compose } from '../../pod/compose';
import type { ComposeContext, Composition, ConfigMapFiles } from '../../pod/composition';
import { render } from '../../pod/render';
import type { WorkloadOptions } from '../../pod/workload-kinds';
import { verify } from '../../verify/verify';
import { type ContractCheck, describeContext } from '../subject';

/** Codes of what a rule of its own reports, and of what the exit code of the application decides. */
const elsewhere: ReadonlySet<string> = new Set(['practice/env-secret', 'practice/job-eviction']);

/** The API server accepts the workload, at the Pod Security level of its hardening, and no practice objects to it. */
export const accepted: ContractCheck = (subject) =>
  subject.situations.flatMap((situation) => {
    const { composition, context } = situation;
    const findings = findingsIn(composition, context);
    if (findings.length === 0) return [];
    const before = new Set(
      findingsIn(compose(subject.template, [], context), context).map(({ code, message }) => `${code} ${message}`),
    );
    const construct = describeContext(context);
    return findings
      .filter(({ code, message }) => !before.has(`${code} ${message}`) && !elsewhere.has(code))
      .map((finding) => ({ ...finding, construct }));
  });

function findingsIn({ findings, configMaps, template }: Composition, context: ComposeContext): readonly Finding[] {
  // In a Job, a release without native sidecars cannot have it; its user reads that.
  if (findings.some(({ code }) => code === 'pod/needs-native-sidecars')) return [];
  const { hardening = 'restricted', images, owned } = context;
  const complete = owned ? completePod(template, { images, hardening }) : template;
  const { rest, ...workload } = render(complete, workloadOptions(context), { name: context.name }, labels);
  const objects = [...configMaps.map(configMap), { ...workload, ...rest }];
  return [
    ...findings.filter(({ severity }) => severity === 'error'),
    ...verify(objects, { kubernetes: context.kubernetes, podSecurity: hardening === 'privileged' ? false : hardening }),
  ];
}

const labels = { 'app.kubernetes.io/name': 'shop' };

function workloadOptions({ kind }: ComposeContext): WorkloadOptions {
  return kind === 'CronJob' ? { kind, schedule: '0 2 * * *' } : { kind };
}

function configMap({ name, files }: ConfigMapFiles): object {
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name }, immutable: true, data: files };
}
