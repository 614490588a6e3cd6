import type { Finding } from '../../findings/finding';
import type { Code } from '../../findings/generated/codes';
import { atManifestPositions, keepOutermostDropped, outsideWrongTypes } from './filter-findings';

const finding = (code: Code, field: string): Finding => ({ code, severity: 'error', field, message: '' });

/** The fields of what gets past a report. */
function passed(wrap: (report: (finding: Finding) => void) => (finding: Finding) => void, fields: readonly string[]) {
  const findings: Finding[] = [];
  const report = wrap((one) => findings.push(one));
  for (const field of fields) report(finding('custom/a', field));
  return findings;
}

test('drops findings about a value of a wrong type, and within or around it', () => {
  const wrong = [finding('shape/wrong-type', 'spec.ports[1]'), finding('shape/unknown-field', 'spec.name')];
  const fields = ['spec', 'spec.ports', 'spec.ports[1].port', 'spec.ports[10].port', 'spec.portsOfAll', 'spec.name'];
  const said = passed((report) => outsideWrongTypes(wrong, report), fields).map(({ field }) => field);
  expect(said).toEqual(['spec.ports[10].port', 'spec.portsOfAll', 'spec.name']);
});

test('reports findings in a shortened array at the index in the manifest', () => {
  const shortened = [
    { path: 'spec.volumes', before: [0, 2] },
    { path: 'spec.template.spec.containers[0].volumeMounts', before: [1] },
  ];
  const fields = [
    'spec.volumes[0].name',
    'spec.volumes[1].name',
    'spec.template.spec.containers[0].volumeMounts[0]',
    'spec.template.spec.containers[1].volumeMounts[0]',
    'spec.nodeSelector[spec.volumes[1]]',
  ];
  const said = passed((report) => atManifestPositions(shortened, report), fields);
  expect(said.map(({ field, serverField }) => [field, serverField])).toEqual([
    ['spec.volumes[0].name', undefined],
    ['spec.volumes[2].name', 'spec.volumes[1].name'],
    ['spec.template.spec.containers[0].volumeMounts[1]', 'spec.template.spec.containers[0].volumeMounts[0]'],
    ['spec.template.spec.containers[1].volumeMounts[0]', undefined],
    ['spec.nodeSelector[spec.volumes[1]]', undefined],
  ]);
});

test('reports only the outermost dropped field', () => {
  const dropped = (field: string) => finding('shape/dropped-field', field);
  const findings = [
    dropped('spec.a'),
    dropped('spec.a.b'),
    dropped('spec.ab'),
    finding('shape/wrong-type', 'spec.a.c'),
  ];
  keepOutermostDropped(findings);
  expect(findings.map(({ field }) => field)).toEqual(['spec.a', 'spec.ab', 'spec.a.c']);
});
