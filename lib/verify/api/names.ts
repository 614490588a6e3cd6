import { child, get } from '../../kubernetes/field-path';
import type { Issue } from '../../kubernetes/issue';
import { dns1035Label, dns1123Label, dns1123Subdomain, portName } from '../../kubernetes/names';
import { podTemplateOf } from '../../kubernetes/pod-template';
import { atLeast } from '../../kubernetes/version';
import { entries } from '../entries';
import type { Target } from '../target';

type NameRule = (name: string) => readonly string[];

/** Names that the API server refuses: of the object, its containers, volumes and ports. */
export const names = (manifest: unknown, { kubernetes }: Target): readonly Issue[] => {
  const issues = [...check(manifest, 'metadata.name', ruleFor(get(manifest, 'kind'), atLeast(kubernetes, '1.36')))];
  const found = podTemplateOf(manifest);
  if (found === undefined) return issues;
  const spec = child(found.path, 'spec');
  for (const list of ['containers', 'initContainers']) {
    for (const container of entries(manifest, child(spec, list))) {
      issues.push(...check(manifest, child(container.path, 'name'), dns1123Label));
      for (const port of entries(manifest, child(container.path, 'ports'))) {
        issues.push(...check(manifest, child(port.path, 'name'), portName));
      }
    }
  }
  for (const volume of entries(manifest, child(spec, 'volumes'))) {
    issues.push(...check(manifest, child(volume.path, 'name'), dns1123Label));
  }
  return issues;
};

/** Names of objects are DNS subdomains, but for the kinds whose names become host names. */
function ruleFor(kind: unknown, relaxedServices: boolean): NameRule {
  if (kind === 'StatefulSet') return dns1123Label;
  if (kind === 'Service') return relaxedServices ? dns1123Label : dns1035Label;
  // The controller appends eleven characters for each Job.
  if (kind === 'CronJob')
    return (name) => [...dns1123Subdomain(name), ...(name.length > 52 ? ['is longer than 52 characters'] : [])];
  return dns1123Subdomain;
}

function check(manifest: unknown, field: string, rule: NameRule): readonly Issue[] {
  const name = get(manifest, field);
  if (typeof name !== 'string') return [];
  return rule(name).map((problem) => ({
    code: 'api/name',
    severity: 'error',
    reason: 'FieldValueInvalid',
    field,
    value: name,
    message: `"${name}" ${problem}`,
    fix: 'choose another name',
  }));
}
