export type { YamlComment } from './comments';
export type { DuplicateKey } from './decode';
export { decodeText } from './decode-text';
export { type Lines, linesOf, type Position } from './lines';
export type { YamlProblem } from './problem';
export { readAlike } from './read-alike';
export { readDocuments, type ScalarSpelling, type Span, type YamlDocument } from './read-documents';
export { plainScalar } from './scalar';
export { type Section, sectionsOf, sectionsOfList } from './sections';
