/**
 * A page with another text between the markers of a block, `<!-- NAME -->` and `<!-- /NAME -->`.
 *
 * @throws where the page does not have that block exactly once
 */
export function withBlock(page: string, name: string, text: string): string {
  const { start, end } = placeOf(page, name);
  return `${page.slice(0, start)}\n${text.trimEnd()}\n\n${page.slice(end)}`;
}

/** What stands between the markers of a block. */
export function blockOf(page: string, name: string): string {
  const { start, end } = placeOf(page, name);
  return page.slice(start, end).trim();
}

function placeOf(page: string, name: string): { readonly start: number; readonly end: number } {
  const [open, close] = [`<!-- ${name} -->\n`, `<!-- /${name} -->\n`];
  const start = page.indexOf(open) + open.length;
  const end = page.indexOf(close);
  if (page.split(open).length !== 2 || page.split(close).length !== 2 || end < start) {
    throw new Error(`the page has to have ${open.trim()} and ${close.trim()}, once, each on a line of its own`);
  }
  return { start, end };
}
