/** The lines of a stream of text, as they come; the last one may lack its end. */
export async function* linesOf(stream: AsyncIterable<string>): AsyncGenerator<string, void, undefined> {
  let begun: string[] = [];
  for await (const chunk of stream) {
    let start = 0;
    for (let end = chunk.indexOf('\n'); end !== -1; end = chunk.indexOf('\n', start)) {
      begun.push(chunk.slice(start, end));
      yield begun.join('');
      begun = [];
      start = end + 1;
    }
    if (start < chunk.length) begun.push(chunk.slice(start));
  }
  if (begun.length > 0) yield begun.join('');
}
