export { GET } from '../../../tenants/[tenantId]/api-keys/[keyId]/usage/route';
