import { InvalidArgumentError, Option } from 'commander';

/** An option whose values add up, which completion offers again after it was used. */
export class RepeatableOption extends Option {
  /** @param problemOf what is wrong with a value */
  constructor(flags: string, description: string, problemOf: (value: string) => string | undefined) {
    super(flags, `${description}; repeatable`);
    this.argParser<readonly string[]>((value, before = []) => {
      const problem = problemOf(value);
      if (problem !== undefined) throw new InvalidArgumentError(problem);
      return [...before, value];
    });
  }
}
