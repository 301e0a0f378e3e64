export { GET } from '../../../../tenants/[tenantId]/compliance/report/pdf/route';
