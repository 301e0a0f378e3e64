export { GET } from '../../tenants/[tenantId]/events/stream/route';
