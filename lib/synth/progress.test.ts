import { progressOn } from './progress';

let time = 0;
let drawn: string[] = [];
const ci = process.env.CI;
beforeEach(() => {
  [time, drawn] = [0, []];
  delete process.env.CI;
});
afterEach(() => {
  if (ci === undefined) delete process.env.CI;
  else process.env.CI = ci;
});

function progress(terminal: { readonly isTTY?: boolean; readonly columns?: number } = { isTTY: true }) {
  return progressOn({ ...terminal, write: (text) => drawn.push(text) }, () => time);
}

const clear = '\r\u001B[K';

test('draws nothing for short steps', () => {
  const { phase, advance, end } = progress();
  phase('print', 2);
  time = 499;
  advance();
  advance();
  end();
  expect(drawn).toEqual([]);
});

test('after half a second a line is drawn over the one before, at most every 80 ms, and is gone at the end', () => {
  const { phase, advance, end } = progress();
  phase('print', 4);
  time = 500;
  advance();
  time = 579;
  advance();
  time = 580;
  advance();
  end();
  expect(drawn).toEqual([
    `${clear}print  ${'█'.repeat(6)}${'░'.repeat(18)} 1/4`,
    `${clear}print  ${'█'.repeat(18)}${'░'.repeat(6)} 3/4`,
    clear,
  ]);
});

test('draws the next step at once, without a bar if its length is unknown', () => {
  const { phase, advance } = progress();
  time = 600;
  phase('print', 1);
  advance();
  phase('write');
  expect(drawn.at(-1)).toBe(`${clear}write …`);
});

test('more steps than were said do not make a longer bar', () => {
  const { phase, advance } = progress();
  time = 600;
  phase('print', 1);
  for (let step = 0; step < 3; step++) {
    time += 80;
    advance();
  }
  expect(drawn.at(-1)).toBe(`${clear}print  ${'█'.repeat(24)} 3/1`);
});

test('a line is shorter than a narrow terminal, which would otherwise begin a new one', () => {
  const { phase } = progress({ isTTY: true, columns: 12 });
  time = 600;
  phase('print', 4);
  expect(drawn).toEqual([`${clear}print  ░░░░`]);
});

test('a terminal without a width is taken for one of 80 columns', () => {
  const { phase } = progress({ isTTY: true, columns: 0 });
  time = 600;
  phase('write');
  expect(drawn).toEqual([`${clear}write …`]);
});

test('draws long steps at once', () => {
  const { phase } = progress();
  phase('verify', 0, true);
  expect(drawn).toEqual([`${clear}verify …`]);
});

test('ending twice clears once', () => {
  const { phase, end } = progress();
  time = 600;
  phase('write');
  end();
  end();
  expect(drawn).toEqual([`${clear}write …`, clear]);
});

test.each([
  ['a file or pipe', { isTTY: false }, undefined],
  ['a stream that does not say', {}, undefined],
  ['CI', { isTTY: true }, '1'],
])('nothing is drawn into %s', (_what, terminal, inCi) => {
  if (inCi !== undefined) process.env.CI = inCi;
  const { phase, advance, end } = progress(terminal);
  time = 10_000;
  phase('print', 1);
  advance();
  end();
  expect(drawn).toEqual([]);
});
