import type { Finding } from '../../findings/finding';
import { append } from '../../values/append';
import type { SortedOut } from '../documents/sort-out';
import { standardInputName } from '../documents/sources';
import { unsubstitutedOnce } from '../documents/unsubstituted-once';
import { isAboutNoSelector, isOfExpression, isOfVariable, mayBeCompleted } from '../kustomize/kustomize-completes';
import type { Sets } from '../kustomize/kustomize-sets';
import { isFixedByPatches } from '../kustomize/patch-fixes';
import { type LocatedFinding, resourceText } from './outcome';

/** Findings in objects as servers get them, and those that may be gone then. */
export interface Parted {
  readonly findings: readonly LocatedFinding[];
  readonly incomplete: readonly LocatedFinding[];
}

/**
 * Separates findings that can be gone when an object is built from the others: kustomizations set fields, Flux and envsubst substitute
 * variables, and tests evaluate expressions.
 * @param byDocument the findings of each document
 * @param isSubstituted whether Flux or envsubst is used in the repository of a file
 */
export function withoutIncomplete(
  byDocument: readonly (readonly LocatedFinding[])[],
  {
    setIn,
    buildsOf,
    hasFlux,
    isOfTest,
    filesOf,
  }: Pick<SortedOut, 'setIn' | 'buildsOf' | 'hasFlux' | 'isOfTest' | 'filesOf'>,
  isSubstituted: (file: string) => boolean,
): Parted {
  const findings: LocatedFinding[] = [];
  const incomplete: LocatedFinding[] = [];
  for (const ofDocument of byDocument) {
    const [first] = ofDocument;
    if (first === undefined) continue;
    const sets = setIn(first.file);
    const hasVariables =
      hasFlux ||
      (first.file !== standardInputName &&
        ofDocument.some(({ finding }) => isOfVariable(finding)) &&
        isSubstituted(first.file));
    const hasExpressions = isOfTest(first.file);
    if (sets.length === 0 && !hasVariables && !hasExpressions) {
      for (const one of unsubstitutedOnce(ofDocument)) findings.push(one);
      continue;
    }
    const builds = buildsOf(first.file);
    const lacksSelector = ofDocument.some(({ finding }) => isAboutNoSelector(finding));
    const fixed: LocatedFinding[] = [];
    const left: LocatedFinding[] = [];
    for (const one of ofDocument) {
      const isFixed =
        (hasVariables && isOfVariable(one.finding)) ||
        (hasExpressions && isOfExpression(one.finding)) ||
        mayBeCompleted(one, sets, {
          lacksSelector,
          isApart: () => isApart(one, sets, setIn, filesOf),
        }) ||
        isFixedByPatches(one, builds);
      (isFixed ? fixed : left).push(one);
    }
    const isOpen = ({ finding }: LocatedFinding) => !isOfSelector(finding, fixed);
    append(incomplete, [...fixed, ...left.filter((one) => !isOpen(one))]);
    append(findings, unsubstitutedOnce(left.filter(isOpen)));
  }
  return { findings, incomplete };
}

/** Whether a finding only says that a selector of its object has errors, which are among some others. */
function isOfSelector({ message, field }: Finding, others: readonly LocatedFinding[]): boolean {
  return (
    message.startsWith('not a valid selector') && others.some(({ finding }) => finding.field.startsWith(`${field}.`))
  );
}

/** Whether the object that a finding names is built by other kustomizations than its own. */
function isApart(
  { finding: { message } }: LocatedFinding,
  sets: readonly Sets[],
  setIn: (file: string) => readonly Sets[],
  filesOf: (object: string) => readonly string[],
): boolean {
  const [, kind = '', name = ''] = /(\w+) "([^"]+)"$/.exec(message) ?? [];
  return filesOf(resourceText({ kind, name })).every((file) => {
    const others = setIn(file);
    return others.length !== sets.length || others.some((one, at) => one !== sets[at]);
  });
}

/** How many findings can be gone when objects are built, by rule, and how to see what is left of them. */
export function incompleteText(incomplete: readonly LocatedFinding[]): string | undefined {
  const [first] = incomplete;
  if (first === undefined) return undefined;
  const counts = new Map<string, number>();
  for (const { finding } of incomplete) counts.set(finding.code, (counts.get(finding.code) ?? 0) + 1);
  const named = [...counts].map(([code, count]) => `${count} ${code}`).join(', ');
  const build = incomplete.every(({ finding }) => isOfVariable(finding))
    ? `envsubst < ${first.file}`
    : 'kubectl kustomize .';
  return `left to kustomize, Flux or envsubst: ${named}; verify what is built, such as with \`${build} | npx cdk8s-pods verify -\``;
}
