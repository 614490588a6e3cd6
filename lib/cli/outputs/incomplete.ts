import type { SortedOut } from '../documents/sort-out';
import { standardInputName } from '../documents/sources';
import { unsubstitutedOnce } from '../documents/unsubstituted-once';
import { isAboutNoSelector, isOfFluxVariable, mayBeCompleted } from '../kustomize/kustomize-completes';
import type { Sets } from '../kustomize/kustomize-sets';
import { isMendedByPatches } from '../kustomize/patch-mends';
import { type LocatedFinding, resourceText } from './outcome';

/** Findings in objects as servers get them, and those that may be gone then. */
export interface Parted {
  readonly findings: readonly LocatedFinding[];
  readonly incomplete: readonly LocatedFinding[];
}

/**
 * Separates findings that kustomizations or Flux can mend from the others.
 * @param byDocument the findings of each document
 * @param isOfFlux whether Flux applies something of the repository of a file
 */
export function withoutIncomplete(
  byDocument: readonly (readonly LocatedFinding[])[],
  { setIn, buildsOf, hasFlux: hasFluxHere, filesOf }: Pick<SortedOut, 'setIn' | 'buildsOf' | 'hasFlux' | 'filesOf'>,
  isOfFlux: (file: string) => boolean,
): Parted {
  const findings: LocatedFinding[] = [];
  const incomplete: LocatedFinding[] = [];
  for (const ofDocument of byDocument) {
    const [first] = ofDocument;
    if (first === undefined) continue;
    const sets = setIn(first.file);
    const hasFlux =
      hasFluxHere ||
      (first.file !== standardInputName &&
        ofDocument.some(({ finding }) => isOfFluxVariable(finding)) &&
        isOfFlux(first.file));
    if (sets.length === 0 && !hasFlux) {
      for (const one of unsubstitutedOnce(ofDocument)) findings.push(one);
      continue;
    }
    const builds = buildsOf(first.file);
    const lacksSelector = ofDocument.some(({ finding }) => isAboutNoSelector(finding));
    const left: LocatedFinding[] = [];
    for (const one of ofDocument) {
      const isMended =
        (hasFlux && isOfFluxVariable(one.finding)) ||
        mayBeCompleted(one, sets, {
          lacksSelector,
          isApart: () => isApart(one, sets, setIn, filesOf),
        }) ||
        isMendedByPatches(one, builds);
      (isMended ? incomplete : left).push(one);
    }
    for (const one of unsubstitutedOnce(left)) findings.push(one);
  }
  return { findings, incomplete };
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

/** How many findings kustomize or Flux can mend, by rule, and how to see what is left of them. */
export function incompleteText(incomplete: readonly LocatedFinding[]): string | undefined {
  if (incomplete.length === 0) return undefined;
  const counts = new Map<string, number>();
  for (const { finding } of incomplete) counts.set(finding.code, (counts.get(finding.code) ?? 0) + 1);
  const named = [...counts].map(([code, count]) => `${count} ${code}`).join(', ');
  return `left to kustomize or Flux: ${named}; verify what is built, such as with \`kubectl kustomize . | npx cdk8s-pods verify -\``;
}
