/** A route without this product: Next alone, no middleware, no frame, no database. What the other routes are compared with. */
export const dynamic = 'force-dynamic';

export function GET() {
  return Response.json({ success: true, data: { status: 'alive' } });
}
