export { GET, PATCH, PUT } from '../../tenants/[tenantId]/notifications/preferences/route';
