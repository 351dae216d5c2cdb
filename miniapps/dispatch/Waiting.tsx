import { Skeleton } from '../kit/ui/Skeleton.tsx'
import './board.css'

/** The shape of the board, before anything is known. */
export function Waiting() {
  return (
    <main class="board board-waits">
      <div class="board-map skeleton" />
      <div class="side">
        <div class="list-waits">
          <Skeleton rows={6} height={76} />
        </div>
      </div>
    </main>
  )
}
