import { ask, type Verdict } from '../oracle/api-server/ask';
import { type Answer, letters } from './answers';
import type { Model } from './model';
import { type Place, pathOf, sampleOf, type Variant } from './sampler';

/** A field of a kind, and the sample that is to tell about it. */
export interface Question {
  readonly place: Place;
  readonly variant: Variant;
}

/** A question, and what each release did. */
export interface Asked extends Question {
  readonly verdicts: readonly Verdict[];
  readonly answers: readonly Answer[];
}

/** A field with its own answers, those of what it is in taken away. */
export interface AskedField extends Asked {
  /** Whether each release takes the field and all that it is in. */
  readonly taken: readonly boolean[];
}

/** Asks every release all questions. */
export async function askAll(questions: readonly Question[], model: Model): Promise<readonly Asked[]> {
  const verdicts: (readonly Verdict[])[] = [];
  for (const release of model.releases) {
    const requests = questions.map(({ place, variant }, index) => ({
      id: String(index),
      object: sampleOf(place, model, release, variant),
    }));
    verdicts.push(await ask(release, requests));
  }
  return questions.map((question, index) => {
    const own = verdicts.flatMap((list) => list[index] ?? []);
    return { ...question, verdicts: own, answers: own.map((verdict) => answerOf(question.place, verdict)) };
  });
}

/**
 * What a verdict on a sample tells about the field. That the field was cleared counts before that the object was
 * refused: what a dropped field leaves behind may be refused (`preStop: {}`), and that is because it was dropped.
 */
function answerOf(place: Place, verdict: Verdict): Answer {
  const path = pathOf(place, '[0]');
  const within = (outer: string) => path === outer || path.startsWith(`${outer}.`) || path.startsWith(`${outer}[`);
  const last = place.steps.at(-1);
  // The elements of a list or map of plain values are the field's own value.
  const plain = last !== undefined && !('definition' in last.field.type);
  const about = (other: string) =>
    within(other) || (plain && (other.startsWith(`${path}[`) || other.startsWith(`${path}.`)));
  if (verdict.verdict === 'undecodable') {
    const unknown = [...(verdict.decode ?? '').matchAll(/unknown field "([^"]*)"/g)].map((match) => match[1] ?? '');
    return unknown.some(within) ? 'unknown' : 'refused';
  }
  if (verdict.overwritten?.some(about) === true) return 'overwritten';
  if (verdict.dropped?.some(about) === true) return 'dropped';
  return verdict.verdict === 'accept' ? 'accepted' : 'refused';
}

/** `---dddaaaa`: a letter a release. */
export function lettersOf(answers: readonly Answer[]): string {
  return answers.map((answer) => letters[answer]).join('');
}

/** A question and its answers in a line, with what the newest release that refused it said. */
export function describe({ place, variant, answers, verdicts }: Asked, model: Model): string {
  const index = answers.lastIndexOf('refused');
  const { decode, errors = [] } = verdicts[index] ?? {};
  const said = decode ?? errors.map((error) => `${error.type} ${error.field}: ${error.message}`).join('; ');
  const what = `${place.kind.name} ${pathOf(place)}${variant.value === undefined ? '' : `=${variant.value}`}`;
  return `${lettersOf(answers)} ${what}${index < 0 ? '' : `: ${model.releases[index]} says: ${said}`}`;
}
