export { GET } from '../../tenants/[tenantId]/trace/[requestId]/route';
