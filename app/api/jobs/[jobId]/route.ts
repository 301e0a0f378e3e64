export { GET } from '../../tenants/[tenantId]/jobs/[jobId]/route';
