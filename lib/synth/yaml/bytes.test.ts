import fc from 'fast-check';
import { Bytes } from './bytes';

const piece = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom('x'.repeat(700_000), 'ä'.repeat(400_000), '\ud800', ''),
);

it('texts are in UTF-8 what was appended to each, and stay so while others grow', () => {
  fc.assert(
    fc.property(fc.array(fc.array(fc.tuple(piece, fc.boolean()), { maxLength: 4 }), { maxLength: 4 }), (texts) => {
      const bytes = new Bytes();
      const taken = texts.map((pieces) => {
        for (const [text, encoded] of pieces) {
          if (encoded) bytes.appendBytes(Buffer.from(text));
          else bytes.append(text);
        }
        return bytes.take();
      });
      expect(taken.map(String)).toEqual(
        texts.map((pieces) => Buffer.concat(pieces.map(([text]) => Buffer.from(text))).toString()),
      );
    }),
    { numRuns: 30 },
  );
});
