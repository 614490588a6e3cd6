import { samples } from '../lib/attachments/testdata/samples';
import { objectsOf } from '../lib/testing/objects-of';
import { describeContext, type Situation, subjectOf } from '../lib/testing/subject';

/** An attachment somewhere: in a kind, a release, and a Pod of ours or an existing one. */
export interface AttachedSample {
  readonly name: string;
  readonly context: Situation['context'];
  /** What an app writes; undefined where the release cannot have it in that kind. */
  readonly objects: readonly object[] | undefined;
}

/** Each attachment with each set of options, in all kinds, releases and profiles that it is for. */
export const attachedSamples: readonly AttachedSample[] = samples.flatMap(([what, make, options]) =>
  subjectOf(make({}), make, options).subject.situations.map((situation) => ({
    name: `${what} in ${describeContext(situation.context)}`,
    context: situation.context,
    objects: objectsOf(situation),
  })),
);
