import { status } from './status';
import { list, now } from './testdata/objects';
import {
  nodes,
  type OwnerKind,
  ownerKinds,
  type Part,
  podWith,
  type ReportedTrouble,
  reportedTroubles,
  shapes,
  together,
  workloadWith,
} from './testdata/reported';

/** What is found in a snapshot. */
function foundIn(part: Part) {
  const { objects, logs } = together([part, nodes]);
  return status(list(objects), { now, logs }).map(({ cause, severity, field, message, pods }) => ({
    cause,
    severity,
    field,
    message,
    pods,
  }));
}

const ofJobs: readonly string[] = ['Job', 'CronJob'];

/** What is to be found of the Pods of a workload that have a trouble. */
function wanted(
  { cause, text, field, severity = 'error' }: ReportedTrouble,
  owner: OwnerKind,
  { name = 'web', pods, of }: { readonly name?: string; readonly pods: readonly number[]; readonly of: number },
) {
  const names = pods.map((at) => `${name}-${at}`);
  const subject =
    of === 1 ? `Pod ${names[0]} of` : `${names.length === of ? `all ${of}` : `${names.length} of ${of}`} Pods of`;
  return {
    cause,
    // A Job tries again.
    severity: cause === 'exited' && ofJobs.includes(owner.kind) ? 'warning' : severity,
    field: field === '' ? '' : `${owner.path}${field}`,
    message: `${subject} ${owner.text(name)}: ${text}`,
    pods: names,
  };
}

const kinds = ownerKinds.map((owner) => [owner.kind, owner] as const);
const troubles = reportedTroubles.map((trouble) => [trouble.title, trouble] as const);

describe.each(Object.entries(shapes))('%s', (_shape, shaped) => {
  test.each(troubles)('%s is found of a Pod', (_title, trouble) => {
    const { cause, field, severity = 'error', text } = trouble;
    expect(foundIn(shaped(podWith(trouble)))).toEqual([
      { cause, severity, field, message: `Pod shop/web: ${text}`, pods: ['web'] },
    ]);
  });

  describe.each(kinds)('of a %s', (_kind, owner) => {
    test.each(troubles)('%s is found of all its Pods', (_title, trouble) => {
      const part = workloadWith(owner, [trouble, trouble]);
      expect(foundIn(shaped(part))).toEqual([wanted(trouble, owner, { pods: [0, 1], of: 2 })]);
    });
  });
});

describe('several at once', () => {
  test.each(troubles)('%s is found next to another workload that has another', (_title, trouble) => {
    const at = reportedTroubles.indexOf(trouble);
    const [other = trouble, ...kindsOfBoth] = [reportedTroubles[(at + 1) % reportedTroubles.length], ...ownerKinds];
    const [one, two] = [kindsOfBoth[at % ownerKinds.length], kindsOfBoth[(at + 3) % ownerKinds.length]] as [
      OwnerKind,
      OwnerKind,
    ];
    const part = together([workloadWith(one, [trouble], 'a'), workloadWith(two, [other], 'b')]);
    expect(new Set(foundIn(part))).toEqual(
      new Set([
        wanted(trouble, one, { name: 'a', pods: [0], of: 1 }),
        wanted(other, two, { name: 'b', pods: [0], of: 1 }),
      ]),
    );
  });
});
