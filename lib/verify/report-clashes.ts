import { clashes } from '../anatomy/clashes';
import type { Issue, Reason } from '../kubernetes/issue';
import { podTemplateOf, templateFieldPath } from '../kubernetes/pod-template';

/** What containers do to each other, where no API rule said the same of the object already. */
export function reportClashes(object: object, issues: Issue[]): void {
  const place = podTemplateOf(object);
  const found = place === undefined ? [] : clashes(place.template);
  if (place === undefined || found.length === 0) return;
  const said = new Set(issues.map(({ reason, field, serverField }) => cause(reason, serverField ?? field)));
  for (const clash of found) {
    const field = templateFieldPath(place.kind, clash.field);
    const serverField = templateFieldPath(place.kind, clash.serverField ?? clash.field);
    if (clash.reason !== undefined && said.has(cause(clash.reason, serverField))) continue;
    said.add(cause(clash.reason, serverField));
    issues.push({ ...clash, field, ...(clash.serverField !== undefined && { serverField }) });
  }
}

function cause(reason: Reason | undefined, field: string): string {
  return `${reason} ${field}`;
}
