/** What keeps kubectl from reading a text, or a part of it, and at which place of it. */
export interface YamlProblem {
  readonly message: string;
  /** What to do. */
  readonly fix?: string;
  readonly offset: number;
  /** Whether kubectl says nothing of it: it never looks at what starts there. @default false */
  readonly isIgnored?: boolean;
}

/** A {@link YamlProblem}, thrown. */
export class YamlError extends Error implements YamlProblem {
  override readonly name = 'YamlError';
  readonly offset: number;
  readonly fix?: string;

  constructor(message: string, offset: number, fix?: string) {
    super(message);
    this.offset = offset;
    if (fix !== undefined) this.fix = fix;
  }
}
