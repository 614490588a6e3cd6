import { askLines } from './ask';

async function collected(lines: AsyncIterable<string>): Promise<readonly string[]> {
  const all: string[] = [];
  for await (const line of lines) all.push(line);
  return all;
}

test('the answers of a program come in the order of the questions', async () => {
  const lines = Array.from({ length: 3000 }, (_, at) => `${at}`.repeat(at % 50));
  expect(await collected(askLines('cat', lines))).toEqual(lines);
  expect(await collected(askLines('cat', []))).toEqual([]);
});

test('questions are taken as the program reads them, not all at once', async () => {
  let asked = 0;
  function* questions(): Generator<string> {
    for (; asked < 100_000; asked += 1) yield 'x'.repeat(100);
  }
  let most = 0;
  let answered = 0;
  for await (const _ of askLines('cat', questions())) {
    answered += 1;
    most = Math.max(most, asked - answered);
  }
  expect(answered).toBe(100_000);
  expect(most).toBeLessThan(20_000);
});

test('a program that fails, or leaves a question without an answer, is an error', async () => {
  await expect(collected(askLines('false', ['a', 'b']))).rejects.toThrow('false: exit 1, 0 answers to 2 questions');
  await expect(collected(askLines('true', ['a']))).rejects.toThrow('0 answers to 1 questions');
});
