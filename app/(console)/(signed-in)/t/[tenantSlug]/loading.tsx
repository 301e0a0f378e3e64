import { Skeleton } from '@/ui/kit/skeleton';

/** In place of a page that is on its way. */
export default function LoadingPage() {
  return (
    <div aria-busy="true" className="flex flex-col gap-5">
      <Skeleton className="h-7 w-48" />
      <Skeleton className="h-8 w-64" />
      <Skeleton className="h-64 w-full rounded-lg" />
    </div>
  );
}
