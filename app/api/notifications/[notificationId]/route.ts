export { DELETE, GET, PATCH, PUT } from '../../tenants/[tenantId]/notifications/[notificationId]/route';
