/** How many lines of one code are printed. */
const limit = 5;
const howToSeeAll = 'set CDK8S_PODS_ALL_WARNINGS=1 or run `cdk8s-pods verify` to see all';

/**
 * Lines as they are printed: those of one code together, in the position of the first; of more than a few only the first
 * ones, and how many more there are. Lines without a code stay as they are.
 *
 * @param codes the code of each line
 * @param all whether all lines are printed
 */
export function limitPerCode(codes: ReadonlyMap<string, string | undefined>, all: boolean): readonly string[] {
  const groups = new Map<string, { readonly code: string | undefined; readonly lines: string[] }>();
  for (const [line, code] of codes) {
    const group = groups.get(code ?? line);
    if (group === undefined) groups.set(code ?? line, { code, lines: [line] });
    else group.lines.push(line);
  }
  const printed = [...groups.values()].flatMap(({ code, lines }) => {
    // A line in place of a single one would save nothing.
    if (all || code === undefined || lines.length <= limit + 1) return lines;
    return [...lines.slice(0, limit), `… and ${withCommas(lines.length - limit)} more of ${code} (${howToSeeAll})`];
  });
  return printed.map((line) => `${line}\n`);
}

/** Whatever the locale of the machine. */
function withCommas(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ',');
}
