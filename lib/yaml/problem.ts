/** A problem that keeps kubectl from reading a source, or a part of it, with its position. */
export interface YamlProblem {
  readonly message: string;
  /** What to do. */
  readonly fix?: string;
  readonly offset: number;
  /** Whether kubectl silently ignores everything from there on. @default false */
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
