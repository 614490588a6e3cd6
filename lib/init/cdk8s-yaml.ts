import { parseDocument } from 'yaml';
import { equal } from '../values/equal';
import { own } from '../values/own';
import { withLines } from './added-lines';
import { InvalidProject } from './invalid-project';
import { app, pods } from './project-files';

/** Whether a cdk8s.yaml has the command that runs the program. */
export function setsApp(text: string): boolean {
  return own(contentOf(text), 'app') !== undefined;
}

/**
 * A cdk8s.yaml with `app` and `pods`, if it lacks them; all else stays as it is, byte for byte.
 *
 * @throws InvalidProject where it is not valid, has another language, or where lines at its end are not keys of it
 */
export function completedCdk8sYaml(before: string): string {
  const content = contentOf(before);
  const language = own(content, 'language') ?? 'typescript';
  if (language !== 'typescript') {
    throw new InvalidProject(`cdk8s.yaml has language: ${language}; only projects in typescript are supported`);
  }
  const lacks = Object.entries({ app, pods }).flatMap(([key, text]) => (own(content, key) === undefined ? [text] : []));
  const added = lacks.join('');
  const after = withLines(before, added.split('\n').slice(0, -1));
  const expected = { ...content, ...(parseDocument(added).toJS() as object | null) };
  const document = parseDocument(after);
  if (document.errors.length === 0 && equal(document.toJS() ?? {}, expected)) return after;
  const fix = `add it yourself: ${JSON.stringify(parseDocument(added).toJS())}`;
  throw new InvalidProject(`cdk8s.yaml: nothing can be added at its end; ${fix}`);
}

function contentOf(text: string): object {
  const document = parseDocument(text);
  const [error] = document.errors;
  if (error !== undefined) {
    throw new InvalidProject(
      `cdk8s.yaml is not valid YAML: ${error.message.split('\n')[0]?.replace(/:$/, '')}; correct it`,
    );
  }
  const content: unknown = document.toJS() ?? {};
  if (typeof content === 'object' && content !== null && !Array.isArray(content)) return content;
  throw new InvalidProject('cdk8s.yaml must be an object; correct it');
}
