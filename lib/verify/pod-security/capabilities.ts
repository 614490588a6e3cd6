import { valueText } from '../../findings/value-text';
import { listed } from '../report/wording';
import {
  type CheckedContainer,
  type CheckedPod,
  type Control,
  type Find,
  inContainer,
  setTo,
  takeOut,
} from './control';

const ofRuntimes: ReadonlySet<string> = new Set([
  'AUDIT_WRITE',
  'CHOWN',
  'DAC_OVERRIDE',
  'FOWNER',
  'FSETID',
  'KILL',
  'MKNOD',
  'NET_BIND_SERVICE',
  'SETFCAP',
  'SETGID',
  'SETPCAP',
  'SETUID',
  'SYS_CHROOT',
]);

const dropAll = setTo(['ALL']);

const ofRestricted: ReadonlySet<string> = new Set(['NET_BIND_SERVICE']);

/** Only capabilities that container runtimes give anyway are added. */
export const capabilitiesBaseline: Control = {
  id: 'capabilities_baseline',
  level: 'baseline',
  check(pod, find) {
    for (const checked of pod.containers) findAdded(pod, checked, ofRuntimes, find);
  },
};

/** All capabilities are dropped, and at most that to listen on ports below 1024 is added. Windows has none. */
export const capabilitiesRestricted: Control = {
  id: 'capabilities_restricted',
  level: 'restricted',
  overrides: 'capabilities_baseline',
  check(pod, find) {
    if (pod.spec.os?.name === 'windows') return;
    for (const checked of pod.containers) {
      const drop = checked.security?.capabilities?.drop;
      if (drop?.includes('ALL') !== true) {
        const field = inContainer(pod, checked, 'securityContext.capabilities.drop');
        find(field, { value: drop, found: namesOf(drop), allowed: 'only what drops "ALL"', fix: dropAll });
      }
      findAdded(pod, checked, ofRestricted, find);
    }
  },
};

/** The capabilities in a list, as an error shows them; of many, the first few. */
function namesOf(list: readonly string[] | undefined): string {
  return list === undefined || list.length === 0 ? valueText(list) : `only ${listed(list)}`;
}

function findAdded(pod: CheckedPod, checked: CheckedContainer, allowed: ReadonlySet<string>, find: Find): void {
  const add = checked.security?.capabilities?.add;
  if (add === undefined) return;
  for (let at = 0; at < add.length; at += 1) {
    const value = add[at];
    if (value === undefined || allowed.has(value)) continue;
    const field = inContainer(pod, checked, `securityContext.capabilities.add[${at}]`);
    find(field, { value, allowed: `only ${[...allowed].join(', ')}`, fix: takeOut });
  }
}
