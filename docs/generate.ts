import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { practiceRates, rateTable } from '../conformance/practice-rates';
import { withBlock } from './blocks';
import { kindsTable } from './custom-resources-table';
import { planTable, resizeTable } from './plan-table';
import { proofPage } from './proof-page';
import { rulesPage } from './rules-page';

// The pages that are made from data; tests compare them.
writeFileSync(join(__dirname, 'rules.md'), rulesPage());
writeFileSync(join(__dirname, 'practice-rates.md'), rateTable(practiceRates()));
writeFileSync(join(__dirname, 'proof.md'), proofPage());

for (const [page, block, text] of [
  ['custom-resources.md', 'kinds', kindsTable()],
  ['plan.md', 'live', planTable()],
  ['plan.md', 'resizes', resizeTable()],
] as const) {
  const path = join(__dirname, page);
  writeFileSync(path, withBlock(readFileSync(path, 'utf8'), block, text));
}
