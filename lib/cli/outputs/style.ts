import { styleText } from 'node:util';

/** How words are made to stand out; without colours as they are. */
export type Style = (look: 'red' | 'yellow' | 'bold' | 'dim', text: string) => string;

/** The style of an output. */
export function styleOf({ colours }: { readonly colours: boolean }): Style {
  return colours ? (look, text) => styleText(look, text, { validateStream: false }) : (_look, text) => text;
}
