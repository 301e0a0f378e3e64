export { POST } from '../../../tenants/[tenantId]/jobs/[jobId]/cancel/route';
