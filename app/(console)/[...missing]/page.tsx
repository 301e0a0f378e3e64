import { notFound } from 'next/navigation';

/** Any address that no page has; with several root layouts Next needs a page to say so. */
export default function MissingPage() {
  notFound();
}
