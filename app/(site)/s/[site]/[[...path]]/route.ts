import '@/services/catalogue';
import { serveSite } from '../../../site-response';

export const dynamic = 'force-dynamic';

export { serveSite as GET, serveSite as HEAD };
