import { Skeleton } from '../kit/ui/Skeleton.tsx'

/** The shape of the first screen, before anything is known. */
export function Waiting() {
  return (
    <main class="screen">
      <Skeleton rows={5} />
    </main>
  )
}
