import type { Finding } from '../../findings/finding';
import type { Volume } from '../../kubernetes/generated/types';
import type { KubernetesVersion } from '../../kubernetes/version';
import { warnOfContainers } from '../api/container/container-warnings';
import { validateContainers } from '../api/container/containers';
import { validateFileVolumes } from '../api/container/env-source';
import type { PodContext } from '../api/context/pod-context';
import { setDefaults } from '../kinds/set-defaults';
import { decode } from '../shape/decode';
import { targetOf } from '../target/target';

/** The target of a Pod under test, and more of its spec. */
export interface Setting {
  readonly kubernetes?: KubernetesVersion;
  readonly featureGates?: Readonly<Record<string, boolean>>;
  readonly spec?: object;
}

/** The findings of the container rules in the spec of a Pod, once it is decoded and has its defaults. */
export function judge(spec: object, { kubernetes = '1.37', featureGates = {} }: Setting = {}) {
  const target = targetOf(kubernetes, featureGates);
  const findings: Finding[] = [];
  const decoded = decode({ apiVersion: 'v1', kind: 'Pod', spec }, target, () => {}) ?? {};
  setDefaults(decoded, target);
  // Decoding gives a Pod of the table what its fields say.
  const pod = decoded as Pick<PodContext, 'spec'>;
  const report = (finding: Finding) => {
    findings.push(finding);
  };
  const context: PodContext = { target, report, kind: 'Pod', spec: pod.spec, path: 'spec' };
  const volumes: readonly Volume[] = pod.spec.volumes ?? [];
  validateContainers(context, new Map(volumes.map((volume) => [volume.name, volume])));
  validateFileVolumes(context);
  warnOfContainers(context);
  return findings;
}

/** A container in which nothing is wrong. */
export const web = { name: 'web', image: 'nginx:1.29' };
/** A finding as `Invalid name`: its reason or severity, and its field without the start of its path. */
export const spell = ({ reason, severity, field, serverField }: Finding) =>
  `${reason?.replace('FieldValue', '') ?? severity} ${(serverField ?? field).replace('spec.containers[0].', '')}`;

/** The findings in a Pod of one container, each as {@link spell} prints it. */
export function findings(container: object, { spec, ...setting }: Setting = {}): readonly string[] {
  return judge({ containers: [{ ...web, ...container }], ...spec }, setting).map(spell);
}
