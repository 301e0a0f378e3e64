export { GET, POST } from '../tenants/[tenantId]/backups/route';
