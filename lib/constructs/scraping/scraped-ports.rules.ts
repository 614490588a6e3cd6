import type { ProgramRule } from '../../kubernetes/rule';

export const rules: readonly ProgramRule[] = [
  {
    code: 'app/scraped-port',
    severity: 'error',
    alsoIn: ['constructs/scraping/annotations'],
    title: 'The ports of scrape are declared by name; annotations have one of them.',
    why: 'A monitor finds ports by their names, and silently scrapes nothing where a name is missing.',
  },
];
