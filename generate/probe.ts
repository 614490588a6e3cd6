import type { Answer, KindAnswers } from './answers';
import { type Asked, type AskedField, askAll, describe, lettersOf, type Question } from './asked';
import { claimsAbout, disproved } from './claims';
import { enums } from './enums';
import type { Definition, Field, Model } from './model';
import { namesOf, type Place, pathOf, placesOf } from './sampler';
import { lax, refusals } from './samples';

/** The answers by kind, and what is wrong with samples, overlays or oracle: then the answers are not to be used. */
export interface Outcome {
  readonly answers: readonly KindAnswers[];
  readonly complaints: readonly string[];
}

/**
 * Asks every release about every field of every kind, about the values of those that take only some, and whether what
 * the overlays claim about exclusive and required fields is so.
 */
export async function probe(model: Model): Promise<Outcome> {
  const kinds = [...model.definitions.values()].filter((definition) => definition.apiVersion !== undefined);
  const places = kinds.flatMap((kind) => [...placesOf(kind, model)]);
  const raw = await askAll(
    places.map((place) => ({ place, variant: {} })),
    model,
  );
  const fields = unmask(raw, model);
  const values = await askAll(valuesToAsk(fields), model);
  const claims = claimsAbout(fields, model);
  const proofs = await askAll(
    claims.map(({ question }) => question),
    model,
  );
  return {
    answers: kinds.map((kind) => answersOf(kind, fields, values, model)),
    complaints: [
      ...[...fields.filter(unexplained), ...values.filter(wrongValue)].map((asked) => describe(asked, model)),
      ...claims.flatMap((claim, index) => disproved(claim, proofs[index], model)),
    ],
  };
}

/**
 * What becomes of a field inside one that is not taken is no answer about the field itself: there, what its definition
 * says stands, so that the answers name only the outermost field.
 */
function unmask(asked: readonly Asked[], model: Model): readonly AskedField[] {
  const known = new Map<string, readonly boolean[]>();
  return asked.map((each) => {
    const { kind, steps } = each.place;
    const outer = known.get(`${kind.name} ${pathOf({ kind, steps: steps.slice(0, -1) })}`);
    const open = model.releases.map((_, index) => outer === undefined || outer[index] === true);
    const expected = expectedOf(each.place, model);
    const answers = each.answers.map((own, index) => (open[index] === true ? own : (expected[index] ?? own)));
    const taken = answers.map((own, index) => open[index] === true && own === 'accepted');
    known.set(`${kind.name} ${pathOf(each.place)}`, taken);
    return { ...each, answers, taken };
  });
}

/** What OpenAPI alone lets expect: a release that has the field takes it. */
function expectedOf(place: Place, model: Model): readonly Answer[] {
  const field = place.steps.at(-1)?.field;
  return model.releases.map((release) => (field?.releases.includes(release) === true ? 'accepted' : 'unknown'));
}

/** A value that no field takes, to see that a list of values is one. */
const bogus = 'Bogus';

/** The values of each field that has some, where the field's answers are met for the first time, and one that is none. */
function valuesToAsk(fields: readonly AskedField[]): readonly Question[] {
  const seen = new Set<string>();
  return fields.flatMap(({ place, answers, taken }) => {
    const last = place.steps.at(-1);
    const values = last === undefined ? undefined : valuesOf(last.owner, last.field);
    // Kinds differ in what they do with their own fields, not with those of a Pod.
    const where = place.steps.some(({ owner }) => owner.name === 'PodSpec') ? 'PodSpec' : place.kind.name;
    const key = `${where} ${last?.owner.name}.${last?.field.name} ${lettersOf(answers)}`;
    if (values === undefined || taken.at(-1) !== true || seen.has(key)) return [];
    seen.add(key);
    return [...values, bogus].map((value) => ({ place, variant: { value } }));
  });
}

function valuesOf(owner: Definition, field: Field): readonly string[] | undefined {
  return (enums[`${owner.name}.${field.name}`] ?? field.values)?.filter((value) => value !== '');
}

function unexplained({ place, variant, answers }: Asked): boolean {
  const { value } = variant;
  const names = namesOf(place.steps).map((name) => (value === undefined ? name : `${name}=${value}`));
  return answers.includes('refused') && !names.some((name) => refusals[name] !== undefined);
}

/** A value that the newest release refuses for no reason that is known, or one that is none and that it takes. */
function wrongValue(asked: Asked): boolean {
  const newest = asked.answers.at(-1);
  if (asked.variant.value !== bogus) return newest === 'refused' && unexplained(asked);
  return newest === 'accepted' && !namesOf(asked.place.steps).some((name) => lax[name] !== undefined);
}

function answersOf(
  kind: Definition,
  fields: readonly AskedField[],
  values: readonly Asked[],
  model: Model,
): KindAnswers {
  const own = fields.filter(({ place }) => place.kind === kind);
  const ownValues = values.filter(({ place, variant }) => place.kind === kind && variant.value !== bogus);
  const answers = new Map<string, string>();
  for (const { place, answers: ofField, taken } of own) {
    const path = pathOf(place);
    if (lettersOf(ofField) !== lettersOf(expectedOf(place, model))) answers.set(path, lettersOf(ofField));
    for (const each of ownValues.filter((value) => value.place === place)) {
      const ofValue = each.answers.map((answer, index) =>
        taken[index] === true ? answer : (ofField[index] ?? answer),
      );
      if (lettersOf(ofValue) !== lettersOf(ofField)) answers.set(`${path}=${each.variant.value}`, lettersOf(ofValue));
    }
  }
  return { kind: kind.name, releases: model.releases, asked: own.length + ownValues.length, answers };
}
