export { DELETE } from '../../tenants/[tenantId]/api-keys/[keyId]/route';
