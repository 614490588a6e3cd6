import { type Check, object, record } from '../../values/check';

/** A value that comes from a Secret. The message never shows a literal, which must not get into a manifest. */
export const secretSource: Check = (value) => {
  const wanted = "fromSecret('name', 'key')";
  if (isSecretSource(value)) return undefined;
  return {
    path: '',
    message: value === undefined ? ` is missing; set ${wanted}` : ` must come from a Secret; set ${wanted}`,
  };
};

const isSecretSource = (value: unknown) => object({ secretKeyRef: record })(value) === undefined;
