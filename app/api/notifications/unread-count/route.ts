export { GET } from '../../tenants/[tenantId]/notifications/unread-count/route';
