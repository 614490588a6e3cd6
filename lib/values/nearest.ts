/**
 * The candidate nearest to a name: the same letters in another case, else at most two letters
 * added, removed, changed or swapped (one in short names). `undefined` where none is that near.
 *
 * @param limit how many letters may differ, where that is not to depend on the length
 */
export function nearest(
  name: string,
  candidates: readonly string[],
  limit = name.length < 5 ? 1 : 2,
): string | undefined {
  // The distance takes quadratic time.
  if (name.length > 100) return undefined;
  const lower = name.toLowerCase();
  const near = candidates
    .map((candidate) => ({ candidate, far: distance(lower, candidate.toLowerCase()) }))
    .filter(({ far }) => far <= limit);
  return near.sort((left, right) => left.far - right.far)[0]?.candidate;
}

/** How many letters have to be added, removed, changed or swapped with their neighbour to make one text the other. */
function distance(left: string, right: string): number {
  if (Math.abs(left.length - right.length) > 2) return Number.POSITIVE_INFINITY;
  let before: readonly number[] = [];
  let row: readonly number[] = Array.from({ length: right.length + 1 }, (_, at) => at);
  for (let i = 1; i <= left.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= right.length; j += 1) {
      const same = left[i - 1] === right[j - 1];
      const swapped = i > 1 && j > 1 && left[i - 1] === right[j - 2] && left[i - 2] === right[j - 1];
      next.push(
        Math.min(
          (row[j] ?? 0) + 1,
          (next[j - 1] ?? 0) + 1,
          (row[j - 1] ?? 0) + (same ? 0 : 1),
          swapped ? (before[j - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
        ),
      );
    }
    before = row;
    row = next;
  }
  return row[right.length] ?? Number.POSITIVE_INFINITY;
}
