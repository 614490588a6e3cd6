import type { Finding } from '../findings/finding';

/** Warnings about a name that needs another one anyway. */
const lessOfNames: ReadonlySet<string> = new Set(['api/name-in-host-names', 'api/pod-name']);

/** Labels that the server sets to the name of a Job. */
const ofJobName = /metadata\.labels\[(?:batch\.kubernetes\.io\/)?job-name\]$/;

/**
 * Findings of an object without those that tell a reader nothing new: a server that copies a limit to the request says of
 * both what is wrong with the one that is written, two rules may say of one value that a variable is in it, and a name
 * that the server refuses is not a valid host name or label either. Pods cannot have the labels of a selector that is missing.
 */
export function withoutRepeats(findings: readonly Finding[]): readonly Finding[] {
  if (findings.length < 2) return findings;
  const said = new Set<string>();
  const isWrongName = findings.some(({ code, field }) => code === 'api/name-format' && field === 'metadata.name');
  const lacksSelector = findings.some((finding) => isOfSelector(finding, 'missing'));
  return findings.filter((finding) => {
    const { code, field, message } = finding;
    if (lacksSelector && isOfSelector(finding, 'must have the labels of the selector')) return false;
    if (isWrongName && (lessOfNames.has(code) || ofJobName.test(field))) return false;
    const key = JSON.stringify([field, message]);
    const isNew = !said.has(key);
    said.add(key);
    return isNew;
  });
}

function isOfSelector({ code, message }: Finding, what: string): boolean {
  return code === 'api/workload-selector' && message === what;
}
