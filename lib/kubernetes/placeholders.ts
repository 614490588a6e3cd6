/** What a tool is to replace before a text is a manifest, and what is wrong until then. */
export interface Placeholder {
  readonly problem: string;
  readonly fix: string;
}

const template: Placeholder = {
  problem: 'contains an unrendered template',
  fix: 'render the template first, such as with `helm template`',
};
const variable: Placeholder = {
  problem: 'contains an unsubstituted variable',
  fix: 'substitute the variables first, such as with envsubst',
};

const missing: Placeholder = {
  problem: 'contains "<no value>": a template value was not set',
  fix: 'set the value, and render the template again',
};

/** Variables as tools write them, each of a length that is bounded, so that looking for them takes linear time. */
const variables: readonly RegExp[] = [
  // envsubst and Flux: ${NAME}, ${NAME:=x}, $NAME.
  /\$\{ {0,5}[A-Za-z_][^{}]{0,100}\}/,
  /\$[A-Za-z_]\w{0,60}\b/,
  /\$\([A-Za-z_][-.\w]{0,60}\)/,
  // Names in lower case are those of Python: __init__.py.
  /__[A-Z][A-Z\d]{0,60}(?:[-_][A-Z\d]{1,60}){0,10}__/,
  // Of fewer letters are those of HTML.
  /<[A-Za-z_][- \w]{1,60}[\w]>/,
  /%[A-Za-z_]\w{0,60}%/,
  /@@?[A-Za-z_][-.\w]{0,60}@@?/,
  /#\{[A-Za-z_][-.\w]{0,60}\}/,
];
/** Those that YAML cannot read where they are not quoted. */
const unreadable =
  /\$\{ {0,5}[A-Za-z_]|%[A-Za-z_]\w{0,60}%|@@?[A-Za-z_][-.\w]{0,60}@@?|[:-] {1,5}\{[A-Za-z_][-\w]{0,60}\}[^\s,}]/;
/** The number of characters of a string that are checked. */
const most = 1000;

/** What is to be replaced in a text, if anything is. */
export function placeholderIn(text: string): Placeholder | undefined {
  const start = text.slice(0, most);
  if (start.includes('{{')) return template;
  if (start.includes('<no value>')) return missing;
  return variables.some((pattern) => pattern.test(start)) ? variable : undefined;
}

/** What is to be replaced where a text is one placeholder and nothing else. */
export function placeholderAlone(text: string): Placeholder | undefined {
  const found = placeholderIn(text);
  if (found === template) return text.startsWith('{{') && text.endsWith('}}') ? found : undefined;
  return found === missing || variables.some((pattern) => pattern.exec(text)?.[0] === text) ? found : undefined;
}

/** What is to be replaced in a line of YAML that cannot be read, if that may be why. */
export function placeholderInLine(line: string): Placeholder | undefined {
  const start = line.slice(0, most);
  if (start.includes('{{')) return template;
  return unreadable.test(start) ? variable : undefined;
}
