/** A snapshot, and what is the one finding in it. */
export interface Case {
  readonly title: string;
  readonly objects: readonly object[];
  readonly cause: string;
  readonly message: string;
  readonly field: string;
  readonly severity?: 'warning' | 'progress';
  readonly logs?: Readonly<Record<string, string>>;
}
