/** How many lines of one code are printed. */
const few = 5;
/** How to see the others. */
const how = 'CDK8S_PODS_ALL_WARNINGS=1, or `cdk8s-pods verify`, prints all';

/**
 * Lines as they are printed: those of one code together, where the first of them is; of more than a few the first ones
 * and how many more there are. Lines without a code stay as they are.
 *
 * @param codes the code of each line
 * @param all whether none is left out
 */
export function groupedLines(codes: ReadonlyMap<string, string | undefined>, all: boolean): readonly string[] {
  const groups = new Map<string, { readonly code: string | undefined; readonly lines: string[] }>();
  for (const [line, code] of codes) {
    const group = groups.get(code ?? line);
    if (group === undefined) groups.set(code ?? line, { code, lines: [line] });
    else group.lines.push(line);
  }
  const printed = [...groups.values()].flatMap(({ code, lines }) => {
    // One line more says no less than that there is one more.
    if (all || code === undefined || lines.length <= few + 1) return lines;
    return [...lines.slice(0, few), `… and ${withCommas(lines.length - few)} more of ${code} (${how})`];
  });
  return printed.map((line) => `${line}\n`);
}

/** Whatever the locale of the machine. */
function withCommas(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ',');
}
