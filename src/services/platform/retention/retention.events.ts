import { defineEvent } from '@/core/events/catalogue';
import { RetentionRun } from './retention.schema';

const run = { resource: 'retention_run', payload: RetentionRun, permission: 'compliance:read' };
export const retentionApplied = defineEvent({
  ...run,
  type: 'retention.applied',
  summary: 'What was over its time was removed',
});
export const retentionTried = defineEvent({
  ...run,
  type: 'retention.tried',
  summary: 'Somebody asked what the retention rules would remove',
});

export const retentionEvents = [retentionApplied, retentionTried];
