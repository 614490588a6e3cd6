import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type KubernetesVersion, kubernetesVersions } from '../lib/kubernetes';
import { knownKinds } from '../lib/kubernetes/kinds';
import { type Agreement, agreementOf, sum, updatesByKind, updatesSection } from './agreement';
import { readCases, updateParts } from './corpus/cases';
import { failuresOf } from './corpus/objects';

const cases = updateParts.flatMap(readCases);
const agreements = new Map<KubernetesVersion, Agreement>();

test('the corpus has updates of every release', () => {
  for (const release of kubernetesVersions)
    expect(cases.filter(({ answers }) => answers[release] !== undefined).length).toBeGreaterThan(300);
});

test.each(kubernetesVersions)('on %s, verifyUpdate says of every update what the API server says', (release) => {
  const agreement = agreementOf(cases, release);
  agreements.set(release, agreement);
  expect(agreement.unexplained.slice(0, 5)).toEqual([]);
});

test('docs/agreement.md has the agreement on updates; `npm run agreement` writes it', () => {
  const byRelease = kubernetesVersions.map((release) => [release, agreements.get(release) ?? sum([])] as const);
  const section = updatesSection(byRelease, updatesByKind(cases));
  expect(readFileSync(join(__dirname, '../docs/agreement.md'), 'utf8').slice(-section.length)).toBe(section);
});

const everyKind = ['api/immutable-field', 'api/new-finalizer', 'api/other-object', 'api/update-conflict'];
const ofKinds: Readonly<Record<string, readonly string[]>> = {
  Job: ['api/elastic-job'],
  PersistentVolumeClaim: ['api/claim-attributes-class', 'api/claim-shrinks'],
  Pod: [
    ...['api/gated-scheduling', 'api/longer-deadline', 'api/new-scheduling-gate', 'api/pod-annotation'],
    ...['api/pod-containers', 'api/pod-tolerations', 'api/qos-class', 'api/resize-init-restart'],
    ...['api/resize-memory-limit', 'api/resize-other', 'api/resize-removal', 'api/resize-unsupported'],
    'api/token-without-account',
  ],
  Service: ['api/ip-family-policy'],
};

test('each rule about updates fails in the corpus for each kind that has it; npm run corpus -- --updates 500 draws a new one', () => {
  const failed = new Set<string>();
  for (const { object, answers } of cases) {
    for (const release of kubernetesVersions.filter((one) => answers[one] !== undefined))
      for (const failure of failuresOf(object, release)) failed.add(failure);
  }
  const kinds = new Set(knownKinds.map(({ kind }) => kind));
  const expected = [...kinds].flatMap((kind) =>
    [...everyKind, ...(ofKinds[kind] ?? [])].map((code) => `${kind} ${code}`),
  );
  expect([...failed].sort()).toEqual(expected.sort());
});
