import { commonRouteTests } from '../support/common-route-tests';
import { allRoutes } from '../support/routes';

const routes = allRoutes();

describe('every route', () => {
  commonRouteTests(routes);
});

it('has a path of its own', () => {
  const names = routes.map((route) => `${route.method} ${route.path}`);
  expect(new Set(names).size).toBe(names.length);
});
