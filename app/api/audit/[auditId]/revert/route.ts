export { POST } from '../../../tenants/[tenantId]/audit/[auditId]/revert/route';
