import { existsSync, readFileSync, writeFileSync } from 'node:fs';

/** Something that was seen of a release. */
interface OfRelease {
  /** The release: `1.37`. */
  readonly kubernetes: string;
}

/** The rows of a record, as it is committed. */
export function recordedRows<Row extends OfRelease>(path: string): readonly Row[] {
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : [];
}

/** Replaces the rows of a release in a record. */
export function recordRows<Row extends OfRelease>(path: string, kubernetes: string, rows: readonly Row[]): void {
  const others = recordedRows<Row>(path).filter((row) => row.kubernetes !== kubernetes);
  writeFileSync(path, `${JSON.stringify([...others, ...rows], null, 2)}\n`);
}
