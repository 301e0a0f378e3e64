import type { Work } from '@/core/jobs/work';
import { sealAuditNow, verifyWholeAudit } from './platform/audit/audit.work';

/** Every kind of long work that people can begin. */
export const work: readonly Work[] = [verifyWholeAudit, sealAuditNow];
