import type { ObjectName } from '../../cluster/objects/object-types';
import { workloadKinds } from '../../kubernetes/pod-template';
import { nearest } from '../../values/nearest';

const shortNames: Readonly<Record<string, string>> = {
  po: 'Pod',
  deploy: 'Deployment',
  sts: 'StatefulSet',
  ds: 'DaemonSet',
  rs: 'ReplicaSet',
  rc: 'ReplicationController',
  cj: 'CronJob',
};

const kinds = workloadKinds.filter((kind) => kind !== 'PodTemplate');

/**
 * The Pod or workload that an argument names as kubectl takes it: `deployment/web`, `deploy/web`, `web` for a Pod.
 * @throws TypeError for another kind
 */
export function workloadArgument(argument: string): ObjectName {
  const [given = '', name, ...others] = argument.includes('/') ? argument.split('/') : ['Pod', argument];
  if (others.length > 0) throw new TypeError(`"${argument}" has more than one "/"; use KIND/NAME`);
  const word = given.toLowerCase().replace(/\.(?:v1\.)?(?:apps|batch)$/, '');
  const kind = shortNames[word] ?? kinds.find((one) => [word, word.replace(/s$/, '')].includes(one.toLowerCase()));
  if (kind === undefined) {
    const near = nearest(given, kinds);
    const fix = near === undefined ? `use one of ${kinds.join(', ')}` : `did you mean "${near}"?`;
    throw new TypeError(`unknown kind "${given}"; ${fix}`);
  }
  if (name === undefined || name === '') throw new TypeError(`name is missing; use ${kind}/NAME`);
  return { kind, name };
}
