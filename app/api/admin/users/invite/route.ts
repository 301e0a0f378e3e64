export { POST } from '../../../tenants/[tenantId]/invitations/route';
