export { POST } from '../../../tenants/[tenantId]/jobs/[jobId]/retry/route';
