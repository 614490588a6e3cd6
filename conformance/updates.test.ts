import { kubernetesVersions } from '../lib/kubernetes';
import { agreementOf } from './agreement';
import { readCases } from './corpus/cases';

const cases = readCases('updates');

test('the corpus has updates of every release', () => {
  for (const release of kubernetesVersions)
    expect(cases.filter(({ answers }) => answers[release] !== undefined).length).toBeGreaterThan(300);
});

test.each(kubernetesVersions)('on %s, verifyUpdate says of every update what the API server says', (release) => {
  expect(agreementOf(cases, release).unexplained.slice(0, 5)).toEqual([]);
});
