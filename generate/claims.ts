import { type Asked, type AskedField, describe, type Question } from './asked';
import { allMembersOf, choices, membersOf } from './choices';
import type { Definition, Field, Model } from './model';
import { required } from './required';

/** What an overlay says the server does, and the sample that shows it. */
export interface Claim {
  readonly text: string;
  readonly question: Question;
  readonly expected: 'refused' | 'accepted';
  /** The releases that it can be shown in: those that take the fields at all. */
  readonly releases: readonly boolean[];
}

/** Every claim of the overlays, at the first place where each definition is met and taken. */
export function claimsAbout(fields: readonly AskedField[], model: Model): readonly Claim[] {
  return [...model.definitions.values()].flatMap((definition) => [
    ...choiceClaims(definition, fields, model),
    ...requiredClaims(definition, fields),
  ]);
}

function choiceClaims(definition: Definition, fields: readonly AskedField[], model: Model): readonly Claim[] {
  const choice = choices[definition.name];
  if (choice === undefined) return [];
  const first = choice.of
    .map((each) => find(definition, membersOf(each)[0] ?? '', fields))
    .filter((each) => each !== undefined);
  const pairs = first.flatMap((one, index) => first.slice(index + 1).map((other) => ({ one, other })));
  const none = first[0];
  return [
    ...pairs.map(({ one, other }): Claim => {
      const also = fieldOf(other);
      return {
        text: `${definition.name} takes no two of ${fieldOf(one).name} and ${also.name}`,
        question: { place: one.place, variant: { also: [also] } },
        expected: 'refused',
        releases: model.releases.map((_, index) => one.taken[index] === true && other.taken[index] === true),
      };
    }),
    ...(none === undefined
      ? []
      : [
          {
            text: `${definition.name} ${choice.orNone ? 'may' : 'may not'} have none of its alternatives`,
            question: { place: none.place, variant: { leaveOut: allMembersOf(choice) } },
            expected: choice.orNone ? 'accepted' : 'refused',
            releases: none.taken,
          } as const,
        ]),
  ];
}

function requiredClaims(definition: Definition, fields: readonly AskedField[]): readonly Claim[] {
  return definition.fields.flatMap((field) => {
    const claimed = required[`${definition.name}.${field.name}`];
    const asked = claimed === undefined ? undefined : find(definition, field.name, fields);
    if (claimed === undefined || asked === undefined) return [];
    return [
      {
        text: `${definition.name} ${claimed ? 'needs' : 'does not need'} ${field.name}`,
        question: { place: asked.place, variant: { leaveOut: [field.name] } },
        expected: claimed ? 'refused' : 'accepted',
        releases: asked.taken,
      } as const,
    ];
  });
}

function find(definition: Definition, field: string, fields: readonly AskedField[]): AskedField | undefined {
  return fields.find(({ place, taken }) => {
    const last = place.steps.at(-1);
    return last?.owner === definition && last.field.name === field && taken.includes(true);
  });
}

function fieldOf({ place }: AskedField): Field {
  const last = place.steps.at(-1);
  if (last === undefined) throw new Error('a place has at least one step');
  return last.field;
}

/** The complaint, if the newest release that knows the field can tell, and says otherwise. */
export function disproved(claim: Claim, asked: Asked | undefined, model: Model): readonly string[] {
  const known = claim.question.place.steps.at(-1)?.field.releases.at(-1) ?? '';
  const index = model.releases.indexOf(known);
  if (asked === undefined || claim.releases[index] !== true || asked.answers[index] === claim.expected) return [];
  return [`${claim.text}: not so: ${describe(asked, model)}`];
}
