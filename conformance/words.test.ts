import { fieldValues } from '../lib/kubernetes/generated/constants';
import { releases } from '../lib/kubernetes/generated/releases';
import { type Finding, verify } from '../lib/verify';
import { bannedIn } from '../test-helpers/banned-phrases';
import { parts, readCases } from './corpus/cases';

const latest = releases.at(-1) ?? '1.37';
const maximumLength = 200;
/** Verifying all objects takes minutes, and one in so many says nearly all that is said. */
const oneIn = 5;

/** A text whose quoted values are short ones, without words of their own. */
function withShortValues(text: string): string {
  return text.replace(/"(?:[^"\\]|\\.)*"(?:…(?: \(\d+ characters\))?)?/g, '"x"');
}

const values: ReadonlySet<string> = new Set(Object.values(fieldValues).flat());

/** Whether a text begins with a lower-case word, a quote, a number, or a name of Kubernetes. */
function startsRight(text: string): boolean {
  const [first = ''] = text.split(/[\s:,;]/);
  return /^[a-z0-9"'`<$[{(-]/.test(first) || values.has(first) || /^\w+[A-Z0-9]/.test(first);
}

function problemsOf(what: 'message' | 'fix', text: string): readonly string[] {
  const words = withShortValues(text);
  return [
    ...bannedIn(words),
    ...(words.length > maximumLength ? [`${words.length} characters, at most ${maximumLength}`] : []),
    ...(startsRight(text) ? [] : ['starts with a capital letter']),
    ...(/[.!]$/.test(text) ? ['ends with a full stop'] : []),
  ].map((problem) => `${what} ${JSON.stringify(text)}: ${problem}`);
}

function wordProblems({ message, fix }: Finding): readonly string[] {
  return [...problemsOf('message', message), ...(fix === undefined ? ['no fix'] : problemsOf('fix', fix))];
}

/** The problems of what the verifier says of the corpus, the first one of each code and kind. */
function wordProblemsIn(objects: readonly unknown[]): readonly string[] {
  const byKind = new Map<string, string>();
  for (const object of objects) {
    for (const finding of verify(object, { kubernetes: latest, practices: 'all', podSecurity: 'restricted' })) {
      for (const problem of wordProblems(finding)) {
        const kind = `${finding.code} ${problem.slice(problem.lastIndexOf('": '))}`;
        if (!byKind.has(kind)) byKind.set(kind, `${finding.code} at ${finding.field}: ${problem}`);
      }
    }
  }
  return [...byKind.values()];
}

test.each(parts)(
  'words each message and fix about the corpus %s in the standard forms (docs: test-helpers/banned-phrases.ts)',
  (part) => {
    const objects = readCases(part).flatMap(({ object }, at) => (part === 'rules' || at % oneIn === 0 ? [object] : []));
    expect(objects.length).toBeGreaterThan(0);
    expect(wordProblemsIn(objects)).toEqual([]);
  },
);
