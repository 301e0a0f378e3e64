export { POST } from '../../../tenants/[tenantId]/api-keys/[keyId]/rotate/route';
