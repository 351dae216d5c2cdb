import type { CheckoutView } from '../../api/contract.ts'
import { words } from '../i18n/words.ts'
import { TroubleNote } from './TroubleNote.tsx'

/** A payment that is over without being paid, or that its provider has not finished. */
export function EndStep({ view, onClose }: { view: CheckoutView; onClose: () => void }) {
  const say = words.value
  const isPending = view.state === 'pending'
  return (
    <div class="pay-end">
      {isPending && <span class="spinner spinner-large" aria-hidden="true" />}
      <p class="pay-title" role="status">
        {isPending ? say.pending : say.notPaid}
      </p>
      {isPending && <p>{say.pendingHint}</p>}
      {!isPending && view.trouble && <TroubleNote trouble={view.trouble} />}
      <button type="button" class="button button-wide" data-first onClick={onClose}>
        {say.close}
      </button>
    </div>
  )
}
