import { InvalidArgumentError, Option } from 'commander';

/** An option whose values add up, which completion offers again after it was used. */
export class RepeatableOption extends Option {
  constructor(flags: string, description: string) {
    super(flags, `${description}; repeatable`);
  }
}

/** A repeatable option whose values are a list. */
export class ListOption extends RepeatableOption {
  /**
   * @param problemOf what is wrong with a value
   * @param separator what is between several values
   */
  constructor(flags: string, description: string, problemOf: (value: string) => string | undefined, separator?: ',') {
    super(flags, description);
    this.argParser<readonly string[]>((text, before = []) => {
      const values = separator === undefined ? [text] : text.split(separator).map((value) => value.trim());
      for (const value of values) {
        const problem = problemOf(value);
        if (problem !== undefined) throw new InvalidArgumentError(problem);
      }
      return [...before, ...values];
    });
  }
}
