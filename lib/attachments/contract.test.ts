import { checkAttachment } from '../testing';
import { samples } from './testdata/samples';

test.each(samples)('%s keeps the contract of attachments', (_what, make, options) => {
  expect(checkAttachment(make, options)).toEqual([]);
});
