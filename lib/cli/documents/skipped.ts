/** How many documents are not verified, by what they are. */
export interface Skipped {
  readonly kustomizations: number;
  /** Patches for kustomize: parts of objects. */
  readonly patches: number;
  /** What SOPS or git-crypt encrypted. */
  readonly encrypted: number;
  /** What configures Kubernetes' own programs, such as a kubeconfig. */
  readonly configurations: number;
  /** Files that Helm or another program renders. */
  readonly templates: number;
  /** Documents without `apiVersion` and `kind`, as values for Helm, and what is not an object at all. */
  readonly others: number;
}

export const nothingSkipped: Skipped = {
  kustomizations: 0,
  patches: 0,
  encrypted: 0,
  configurations: 0,
  templates: 0,
  others: 0,
};

/** What was not verified, imported, compared or applied, in words; `undefined` where all was. */
export function skippedText(
  { kustomizations, patches, encrypted, configurations, templates, others }: Skipped,
  done: 'verified' | 'imported' | 'compared' | 'applied' = 'verified',
): string | undefined {
  const counts = [
    count(kustomizations, 'kustomization', 'kustomizations'),
    count(patches, 'patch', 'patches'),
    count(encrypted, 'encrypted document', 'encrypted documents'),
    count(configurations, 'configuration of a program', 'configurations of programs'),
    count(templates, 'template', 'templates'),
    count(others, 'document without apiVersion and kind', 'documents without apiVersion and kind'),
  ].filter((text) => text !== '');
  return counts.length === 0 ? undefined : `not ${done}: ${counts.join(', ')}`;
}

function count(many: number, one: string, more: string): string {
  return many === 0 ? '' : `${many} ${many === 1 ? one : more}`;
}

/** That folders of test data are not read, in words; `undefined` where there are none. */
export function testDataText(folders: readonly string[]): string | undefined {
  const [first] = folders;
  if (first === undefined) return undefined;
  const which = folders.length === 1 ? first : `${folders.length} folders testdata, such as ${first}`;
  return `not read: ${which}; --exclude '!testdata/' reads ${folders.length === 1 ? 'it' : 'them'}`;
}
