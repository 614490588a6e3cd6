import { dirname, resolve } from 'node:path';
import { own } from '../../values/own';

/** The files that tests of Chainsaw name, as paths or patterns. */
export interface TestFiles {
  /** Of parts of objects: those that are asserted, patched or deleted. */
  readonly parts: readonly string[];
  /** Of whole objects, with expressions that are evaluated first: those that are created or applied. */
  readonly wholes: readonly string[];
}

/** What files a test names are called in tests of Chainsaw. */
export const chainsawNames: readonly string[] = ['chainsaw-test.yaml', 'chainsaw-test.yml'];
const ownGroup = 'chainsaw.kyverno.io/';
const ofParts: ReadonlySet<string> = new Set(['assert', 'error', 'patch', 'delete']);
const ofWholes: ReadonlySet<string> = new Set(['apply', 'create', 'update']);

/** The files that a test of Chainsaw names; `undefined` where a document is none. */
export function testFilesOf(file: string, object: unknown): TestFiles | undefined {
  const apiVersion = own(object, 'apiVersion');
  if (typeof apiVersion !== 'string' || !apiVersion.startsWith(ownGroup)) return undefined;
  const folder = dirname(file);
  const parts: string[] = [];
  const wholes: string[] = [];
  const left: unknown[] = [own(object, 'spec')];
  // Aliases may stand for one part in very many places.
  const seen = new Set<unknown>();
  while (left.length > 0) {
    const next = left.pop();
    if (typeof next !== 'object' || next === null || seen.has(next)) continue;
    seen.add(next);
    for (const [name, value] of Object.entries(next)) {
      left.push(value);
      const into = ofParts.has(name) ? parts : ofWholes.has(name) ? wholes : undefined;
      const path = own(value, 'file');
      if (into !== undefined && typeof path === 'string') into.push(resolve(folder, path));
    }
  }
  return { parts, wholes };
}

/** Tells of files what tests do with them; one that is also applied has whole objects. */
export function filesOfTests(tests: readonly TestFiles[]): {
  readonly hasParts: (file: string) => boolean;
  readonly hasWholes: (file: string) => boolean;
} {
  const hasWholes = oneOf(tests.flatMap(({ wholes }) => wholes));
  const isNamed = oneOf(tests.flatMap(({ parts }) => parts));
  return { hasParts: (file) => isNamed(file) && !hasWholes(file), hasWholes };
}

/** Whether a file is one of some, or matches a pattern: `*` stands for any characters in a name. */
function oneOf(all: readonly string[]): (file: string) => boolean {
  const files = new Set(all);
  const patterns = [...files].filter((path) => path.includes('*')).map(patternOf);
  return (file) => {
    if (files.size === 0) return false;
    const path = resolve(file);
    return files.has(path) || patterns.some((pattern) => pattern.test(path));
  };
}

function patternOf(path: string): RegExp {
  const parts = path.split(/\*+/).map((part) => part.replace(/[\\^$.|?+()[\]{}]/g, '\\$&'));
  return new RegExp(`^${parts.join('[^/]*')}$`);
}
