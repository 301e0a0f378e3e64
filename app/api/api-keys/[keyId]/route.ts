export { DELETE, GET, PATCH, PUT } from '../../tenants/[tenantId]/api-keys/[keyId]/route';
