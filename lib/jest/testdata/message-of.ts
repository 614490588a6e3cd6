/** The message that a failing `expect` throws, without colors; `''` where it passes. */
export function messageOf(expectation: () => void): string {
  try {
    expectation();
    return '';
  } catch (error) {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: colors are set by them
    return (error as Error).message.replace(/\u001b\[\d+m/g, '');
  }
}
