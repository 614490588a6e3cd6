/** A project that init cannot add to: what is wrong and what to do, in one line. */
export class InvalidProject extends Error {
  override readonly name = 'InvalidProject';
}
