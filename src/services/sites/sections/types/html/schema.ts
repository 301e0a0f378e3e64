import { z } from 'zod';
import { htmlBlock } from '../base/fields';

export const schema = z.strictObject({
  html: htmlBlock('HTML', 50_000, 'Tables, figures, lists. Scripts, styles, forms and frames are removed.'),
});

export const defaults: z.output<typeof schema> = {
  html: '<h2>Delivery</h2><table><thead><tr><th scope="col">Area</th><th scope="col">Day</th></tr></thead><tbody><tr><td>Old town</td><td>Tuesday</td></tr><tr><td>Harbour</td><td>Friday</td></tr></tbody></table>',
};
