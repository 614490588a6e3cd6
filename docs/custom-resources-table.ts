import { shippedKinds } from '../lib/kubernetes/custom/shipped-workloads';

/** The table of kinds in docs/custom-resources.md, and what controllers fill in, from their rows. */
export function kindsTable(): string {
  const rows = shippedKinds.map(({ project, source, apiVersions, kinds, templates }) => {
    const names = apiVersions.flatMap((version) => kinds.map((kind) => `\`${version}\` ${kind}`));
    const paths = templates.map(({ path, like = 'PodTemplate' }) => `\`${path}\` (${like})`);
    const isPartial = templates.some(({ filledIn = [] }) => filledIn.length > 0);
    return [`[${project}](${source})`, names.join('<br>'), paths.join('<br>'), isPartial ? 'partial' : 'full'];
  });
  return [
    ...table(['Project', 'Kind', 'Pod templates (rules of)', 'Checked'], rows),
    '',
    'What the controllers set in partial templates:',
    '',
    ...table(
      ['Project', 'Fields of the template'],
      [...filledIn()].map(([project, fields]) => [project, fields]),
    ),
  ].join('\n');
}

/** The fields that each project fills in. */
function filledIn(): ReadonlyMap<string, string> {
  const all = new Map<string, Set<string>>();
  for (const { project, templates } of shippedKinds) {
    const fields = templates.flatMap((template) => template.filledIn ?? []);
    if (fields.length > 0) all.set(project, new Set([...(all.get(project) ?? []), ...fields]));
  }
  return new Map([...all].map(([project, fields]) => [project, [...fields].map((field) => `\`${field}\``).join(', ')]));
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
}
