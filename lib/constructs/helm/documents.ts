import { parseAllDocuments } from 'yaml';

/** The objects of a YAML text, as cdk8s reads them: of a key that is set twice, the last counts. @throws Error where it is not valid */
export function documentsIn(text: string): readonly unknown[] {
  const documents = parseAllDocuments(text, { version: '1.1', uniqueKeys: false });
  return [...documents].flatMap((document) => {
    const [error] = document.errors;
    if (error !== undefined) throw error;
    const value: unknown = document.toJSON();
    return typeof value === 'object' && value !== null && Object.keys(value).length > 0 ? [value] : [];
  });
}
