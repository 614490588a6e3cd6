import { listed } from '../report/wording';
import {
  type CheckedContainer,
  type CheckedPod,
  type Control,
  inContainer,
  type ReportViolation,
  removeIt,
  setTo,
  type Violation,
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

/** Only capabilities of the runtimes' default set are added. */
export const capabilitiesBaseline: Control = {
  id: 'capabilities_baseline',
  level: 'baseline',
  check(pod, report) {
    for (const checked of pod.containers) findAdded(pod, checked, ofRuntimes, report);
  },
};

/** All capabilities are dropped, and only NET_BIND_SERVICE is added. Does not apply to Windows. */
export const capabilitiesRestricted: Control = {
  id: 'capabilities_restricted',
  level: 'restricted',
  overrides: 'capabilities_baseline',
  check(pod, report) {
    if (pod.spec.os?.name === 'windows') return;
    for (const checked of pod.containers) {
      const drop = checked.security?.capabilities?.drop;
      if (drop?.includes('ALL') !== true) {
        const field = inContainer(pod, checked, 'securityContext.capabilities.drop');
        report(field, { value: drop, ...gotNames(drop), rule: 'must include "ALL"', fix: dropAll });
      }
      findAdded(pod, checked, ofRestricted, report);
    }
  },
};

/** The capabilities in a list, as a message shows them; of a long list, the first few. */
function gotNames(list: readonly string[] | undefined): Pick<Violation, 'got'> {
  return list === undefined || list === null || list.length === 0 ? {} : { got: `only ${listed(list)}` };
}

function findAdded(
  pod: CheckedPod,
  checked: CheckedContainer,
  allowed: ReadonlySet<string>,
  report: ReportViolation,
): void {
  const add = checked.security?.capabilities?.add;
  if (add === undefined) return;
  for (let at = 0; at < add.length; at += 1) {
    const value = add[at];
    if (value === undefined || allowed.has(value)) continue;
    const field = inContainer(pod, checked, `securityContext.capabilities.add[${at}]`);
    report(field, {
      value,
      rule: `must be ${allowed.size > 1 ? 'one of ' : ''}${[...allowed].join(', ')}`,
      fix: removeIt,
    });
  }
}
