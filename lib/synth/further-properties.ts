import { nearest } from '../values/nearest';
import { appProps, type GitOpsAppProps } from './gitops-app';

/**
 * Properties of an environment that are not props of an App belong to the program. But a name that differs from one of ours by a
 * letter, or in case, is a misspelling: these types make it a compile error, and it is an error at run time.
 *
 * `image` is near to `images`, and a word that programs have a use of their own for.
 */
export type WithoutNearMisses<T> = {
  readonly [Name in FurtherNames<T> as [Meant<Name>] extends [never] ? never : Name]?: DidYouMean<Meant<Name>>;
};

/** The type of a misspelled property, which has no values: the compiler's message names the right property. */
export interface DidYouMean<Name> {
  readonly didYouMean: Name;
}

type Known = keyof GitOpsAppProps;

type FurtherNames<T> = T extends unknown ? Exclude<Single<keyof T & string>, Known | 'image'> : never;

/** A name that is known, and not any name, as of a Record. */
type Single<Name extends string> = string extends Name ? never : Name;

/** The names of ours that share a spelling with one letter less, or none. */
type Meant<Name extends string, Ours extends string = Known> = Ours extends string
  ? [Spellings<Name> & Spellings<Ours>] extends [never]
    ? never
    : Ours
  : never;

type Spellings<Name extends string> = Lowercase<Name> | OneLetterLess<Lowercase<Name>>;

type OneLetterLess<Name extends string> = Name extends `${infer First}${infer Rest}`
  ? Rest | `${First}${OneLetterLess<Rest>}`
  : never;

const known: readonly string[] = Object.keys(appProps);

const forAll: readonly string[] = ['check', 'outdir', 'podsJson'];

/** @throws Error for a misspelling of one of our properties, or one for all environments. */
export function checkFurtherProperties(environment: string, properties: object): void {
  for (const name of Object.keys(properties)) {
    if (forAll.includes(name)) {
      throw new Error(
        `synthEach: environment "${environment}": "${name}" is for all environments; set it in the third argument`,
      );
    }
    const intended = known.includes(name) || name === 'image' ? undefined : nearest(name, known, 1);
    if (intended === undefined) continue;
    throw new Error(
      `synthEach: environment "${environment}": unknown property "${name}"; did you mean "${intended}"? ` +
        'For one of your own, use another name',
    );
  }
}
