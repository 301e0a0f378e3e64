export { GET } from '../../../tenants/[tenantId]/compliance/report/route';
