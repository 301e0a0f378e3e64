export { GET } from '../tenants/[tenantId]/settings/route';
