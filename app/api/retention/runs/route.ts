export { GET } from '../../tenants/[tenantId]/retention/runs/route';
