import { z } from 'zod';
import { defineEvent } from '@/core/events/catalogue';

const request = {
  resource: 'data_request',
  payload: z.object({ id: z.uuid(), userId: z.uuid() }),
  permission: 'members:read',
};
export const dataExportRequested = defineEvent({
  ...request,
  type: 'data_export.requested',
  summary: 'Somebody asked for a copy of their data',
});
export const dataExportCompleted = defineEvent({
  ...request,
  type: 'data_export.completed',
  summary: 'The copy of somebody’s data is ready',
});

export const dataExportEvents = [dataExportRequested, dataExportCompleted];
