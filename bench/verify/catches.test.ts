import { catchTable } from './catches';

test('what a validator refuses is counted by what the server says', () => {
  const judged = [
    { object: 1, answer: { verdict: 'reject' } },
    { object: 2, answer: { verdict: 'reject' } },
    { object: 3, answer: { verdict: 'undecodable' } },
    { object: 4, answer: { verdict: 'accept', dropped: ['spec.a'] } },
    { object: 5, answer: { verdict: 'accept' } },
  ] as const;
  const odd = { name: 'odd', refuses: (objects: readonly unknown[]) => objects.map((each) => Number(each) % 2 === 1) };
  expect(catchTable(judged, [odd], '').split('\n').at(-2)).toBe('| odd | 50.0 % | 100.0 % | 0.0 % | 100.0 % |');
});
