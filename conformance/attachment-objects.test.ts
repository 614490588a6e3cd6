import { kubernetesVersions } from '../lib/kubernetes';
import { workloadKinds } from '../lib/kubernetes/pod-template';
import { attachedSamples } from './attachment-objects';
import { hashOf, readLabels } from './labels';

const labels = readLabels();

/** What the API server of the release said of an object, but what Pod Security says of a Pod that is not ours to harden. */
function verdictOf(object: object, { kubernetes, owned, hardening }: (typeof attachedSamples)[number]['context']) {
  const label = labels[kubernetes]?.[hashOf(object)] ?? 'unknown: npm run label';
  if (typeof label === 'string') return label;
  const { restricted, ...rest } = label;
  const counts = owned && hardening === undefined;
  return Object.keys(rest).length === 1 && rest.verdict === 'accept' && !counts ? 'accept' : { ...rest, restricted };
}

test.each(kubernetesVersions)(
  'the API server of %s accepts each attachment in each kind, and drops nothing',
  (release) => {
    const inRelease = attachedSamples.filter(({ context }) => context.kubernetes === release);
    const verdicts = inRelease.flatMap(({ name, context, objects = [] }) =>
      objects.map((object) => [name, verdictOf(object, context)]),
    );
    expect(verdicts.filter(([, verdict]) => verdict !== 'accept')).toEqual([]);
    expect(new Set(inRelease.map(({ context }) => context.kind))).toEqual(new Set(workloadKinds));
  },
);

test('only Jobs of 1.28 cannot have an attachment', () => {
  const without = attachedSamples.filter(({ objects }) => objects === undefined);
  expect(without.length).toBeGreaterThan(0);
  expect(
    without.filter(({ context }) => !/^1\.28 (?:Cron)?Job$/.test(`${context.kubernetes} ${context.kind}`)),
  ).toEqual([]);
});
