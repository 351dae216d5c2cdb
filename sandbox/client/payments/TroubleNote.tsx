import type { CheckoutTrouble } from '../../api/contract.ts'
import { words } from '../i18n/words.ts'

/** Why a step did not go on, in the bot's own words where there are any, and what to do next. */
export function TroubleNote({ trouble }: { trouble: CheckoutTrouble }) {
  const say = words.value
  const { kind, message } = trouble
  const texts: Record<CheckoutTrouble['kind'], [what: string, next: string]> = {
    bot_refused: [message ?? say.botRefused, say.nextAskShop],
    bot_did_not_answer: [say.botSilent, say.nextNothingCharged],
    card_declined: [say.declined, say.nextOtherCard],
    no_funds: [say.noFunds, say.nextOtherCard],
    card_invalid: [say.cardInvalid, say.nextOtherCard],
    info_missing: [message ?? say.infoMissing, say.nextFillIn],
    shipping_refused: [message ?? say.shippingRefused, say.nextOtherAddress],
    shipping_not_chosen: [say.shippingNotChosen, say.nextChooseShipping],
    tip_too_high: [say.tipTooHigh, say.nextSmallerTip],
    too_few_stars: [say.tooFewStars, say.nextTopUp],
    already_paid: [say.alreadyPaid, say.nextReceipt],
  }
  const [what, next] = texts[kind]
  return (
    <div class="pay-trouble" role="alert">
      <strong>{what}</strong>
      <p>{next}</p>
    </div>
  )
}
