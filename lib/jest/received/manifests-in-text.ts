import { type ManifestInText, readManifests } from '../../cli/documents/manifests';
import { describe } from '../../findings/describe';
import { checkDocument } from './check-received';

/** What YAML text is called in errors. */
const name = 'received text';

/**
 * The manifests of YAML or JSON text, as kubectl reads it.
 * @throws Error for text that kubectl cannot read, with the line; TypeError for a document that is not a manifest.
 */
export function manifestsInText(text: string): readonly ManifestInText[] {
  const manifests = readManifests({ name, text });
  const problems = manifests.flatMap(({ object, findings }) => (object === undefined ? findings : []));
  if (problems.length > 0) {
    const lines = problems.map((problem) => `${name}:${problem.line}:${problem.column}: ${describe(problem)}`);
    throw new Error(lines.join('\n'));
  }
  for (const { object } of manifests) checkDocument(object, text);
  return manifests;
}
