import { status } from './status';
import { cases } from './testdata/cases';
import { list, now } from './testdata/objects';

test.each(cases)(
  '$title is a finding with its message and field',
  ({ objects, cause, message, field, severity = 'error', logs = {} }) => {
    const found = status(list(objects), { now, logs });
    expect(
      found.map((one) => ({ cause: one.cause, message: one.message, field: one.field, severity: one.severity })),
    ).toEqual([{ cause, message, field, severity }]);
    expect(found[0]?.fix).toMatch(/\w/);
  },
);
