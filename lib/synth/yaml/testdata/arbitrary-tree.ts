import fc from 'fast-check';
import { hasLoneSurrogate } from '../double-quoted';
import { nastyStrings } from './nasty-strings';

const short = nastyStrings.filter((text) => text.length < 100 && !hasLoneSurrogate(text));
const unit = fc.oneof(
  { weight: 9, arbitrary: fc.constantFrom(...'ab1.5e0-_:# \n\n\t"\'\\{}[]&*!|>%@`,?~=<yn/xZT+') },
  {
    weight: 1,
    arbitrary: fc.constantFrom('\r', '\u0085', '\u2028', '\ufeff', '\ufffe', '\x9f', '😀', 'é', '\x7f', '\0'),
  },
);
const numeric = fc.constantFrom(...'0123456789.:-+_eExobaTZ \tinf');

/** A string that is nasty, or nearly so. */
export const arbitraryString: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit, maxLength: 12 }),
  fc.string({ unit: numeric, maxLength: 10 }),
  fc.string({ unit: 'binary', maxLength: 8 }),
  fc.string({ unit: 'grapheme-ascii' }),
  fc.constantFrom(...short),
  fc.tuple(fc.constantFrom(...short), fc.constantFrom(...short)).map(([one, other]) => one + other),
  fc.string({ unit, minLength: 150, maxLength: 400 }),
);

const finite = fc.double({ noNaN: true, noDefaultInfinity: true });

/** Any JSON, with what JSON leaves out: `undefined` and -0; some empty collections occur twice. */
export const { tree: arbitraryTree } = fc.letrec<{ tree: unknown }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'medium', withCrossShrink: true },
    arbitraryString,
    fc.oneof(finite, fc.integer(), fc.boolean(), fc.constantFrom(null, undefined, {}, [], -0)),
    fc.array(tie('tree'), { maxLength: 4 }),
    fc.dictionary(arbitraryString, tie('tree'), { maxKeys: 4 }),
  ),
}));
