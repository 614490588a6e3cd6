import type { Case } from './cases/case';
import { containerCases } from './cases/containers';
import { endCases } from './cases/ends';
import { imageCases } from './cases/images';
import { jobCases } from './cases/jobs';
import { needCases } from './cases/needs';
import { ownerCases } from './cases/owners';
import { schedulingCases } from './cases/scheduling';
import { startCases } from './cases/starts';
import { workloadCases } from './cases/workloads';

/** All snapshots with one finding. */
export const cases: readonly Case[] = [
  ...imageCases,
  ...containerCases,
  ...startCases,
  ...schedulingCases,
  ...endCases,
  ...workloadCases,
  ...jobCases,
  ...needCases,
  ...ownerCases,
];
