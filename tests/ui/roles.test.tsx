import { roleNames, zonalRoles } from '@/services/roles';
import { ROLES, ZONAL } from '@/ui/screens/people/role-name';

test('the console offers every role of the table, and knows which reach a part only', () => {
  expect([...ROLES].sort()).toEqual([...roleNames].sort());
  expect([...ZONAL].sort()).toEqual([...zonalRoles].sort());
});
