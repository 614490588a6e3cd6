import type { Finding } from '../../findings/finding';
import { type Decoded, type Decoding, withoutDefaults } from '../shape/decode';
import type { Subject } from '../target/subject';
import { beginReview } from './practices';

/** The practices stage: each object is read once it is decoded, and findings are reported when all are. */
export interface ObjectsReview {
  readonly read: (at: number, decoding: Decoding) => void;
  /** Adds the findings in each object to those that it has. */
  readonly report: (findings: readonly Finding[][]) => void;
}

const none: ObjectsReview = { read: () => {}, report: () => {} };

/** Reviews some objects as one app. */
export function reviewObjects(subjects: readonly Subject[], practices: boolean | 'all'): ObjectsReview {
  const [first] = subjects;
  if (practices === false || first === undefined) return none;
  const review = beginReview(practices === 'all' ? 'all' : 'default');
  const decoded: (Decoded | undefined)[] = subjects.map(() => undefined);
  return {
    read: (at, decoding) => {
      const subject = subjects[at];
      if (subject === undefined) return;
      review.one(at, decoding.decoded, subject);
      decoded[at] = withoutDefaults(decoding, subject.object);
    },
    report: (findings) => {
      const objects = subjects.map(({ object }) => object);
      const targetOf = (at: number) => (subjects[at] ?? first).target;
      for (const { index, finding } of review.all(objects, decoded, targetOf, (at) => subjects[at]?.groups)) {
        findings[index]?.push(finding);
      }
    },
  };
}
