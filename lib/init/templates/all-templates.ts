import { adapter } from './adapter';
import { ambassador } from './ambassador';
import { empty } from './empty';
import { proxy } from './proxy';
import type { Template } from './template';
import { web } from './web';

/** What `init --template` takes; the first is the default. */
export const templates = { web, proxy, adapter, ambassador, empty } as const satisfies Readonly<
  Record<string, Template>
>;

export type TemplateName = keyof typeof templates;
