import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { rulesPage } from './rules-page';

// The pages that are made from data; tests compare them.
writeFileSync(join(__dirname, 'rules.md'), rulesPage());
