import { expectLinear } from './linear-time';

const steps = (count: number) => {
  let sum = 0;
  for (let at = 0; at < count; at += 1) sum += at % 7;
  return sum;
};

test('takes linear work, and work that takes no time', () => {
  expectLinear((size) => () => steps(size * 1000), 100);
  expectLinear(() => () => undefined, 1);
});

test('rejects quadratic work by its name', () => {
  const quadratic = (size: number) => () => {
    steps(size ** 2);
  };
  expect(() => expectLinear(quadratic, 1500, 'the square')).toThrow('the square');
});
