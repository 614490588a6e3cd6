/** Processor time in ms: the clock also runs while others are at work. */
function timeOf(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/**
 * Expects work to take time in proportion to its size, whatever else the machine does. Eight times as much takes eight
 * times as long, and 64 times as long where the work is quadratic; below 30 times is linear. Noise only adds, so that the
 * best of five small turns counts, once the engine has compiled the work in a large one, and one of five large ones is
 * enough.
 *
 * @param work makes the work of a size; only the work itself is measured
 * @param size large enough that the square of eight times as much takes longer than 60 ms
 * @param what is named when the work is not linear
 */
export function expectLinear(work: (size: number) => () => void, size: number, what = 'the work'): void {
  const large = () => timeOf(work(size * 8));
  const first = large();
  // Were it quadratic, it would have taken longer.
  if (first < 60) return;
  const small = Math.min(...Array.from({ length: 5 }, () => timeOf(work(size))));
  const isLinear = (time: number) => time < Math.max(60, small * 30);
  const linear = isLinear(first) || Array.from({ length: 4 }).some(() => isLinear(large()));
  expect({ what, linear }).toEqual({ what, linear: true });
}
