import { stringText } from '../../synth/yaml/string-text';
import { own } from '../../values/own';

/** The fields that tell an item of a list apart, as far as they are set: its name, and its keys. */
export type ItemName = Readonly<Record<string, string | number>>;

export function itemName(item: unknown, keys: readonly string[] = []): ItemName {
  const fields = [...new Set(['name', ...keys])].flatMap((name) => {
    const value = own(item, name);
    return typeof value === 'string' || typeof value === 'number' ? [[name, value] as const] : [];
  });
  return Object.fromEntries(fields);
}

/** The most items that are named. */
const most = 20;

/** Items by name, as `"web", "logs"`, or by other keys, as `{ name: http, containerPort: 8080 }`; `''` without any. */
export function itemNamesText(items: readonly ItemName[]): string {
  const texts = items.map(itemNameText).filter((text) => text !== '');
  const more = texts.length - most;
  return (more > 1 ? [...texts.slice(0, most), `and ${more} more`] : texts).join(', ');
}

function itemNameText(item: ItemName): string {
  const fields = Object.entries(item);
  if (fields.length === 0) return '';
  if (fields.length === 1 && item.name !== undefined) return JSON.stringify(item.name);
  const texts = fields.map(([name, value]) => `${name}: ${typeof value === 'string' ? stringText(value, 0) : value}`);
  return `{ ${texts.join(', ')} }`;
}
