export { GET } from '../../users/route';
