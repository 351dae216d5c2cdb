import { useEffect, useRef, useState } from 'preact/hooks'
import type { CheckoutPayment, TestCardView } from '../../api/contract.ts'
import { readTestCards } from '../api/payments.ts'
import { words } from '../i18n/words.ts'
import { brandOf, digitsIn, inFours, isCardNumber, isExpiry } from './cards.ts'
import { Field } from './Field.tsx'

type Card = NonNullable<CheckoutPayment['card']>
type Props = { chosen: Card | null; onDone: (card: Card) => void }

/** A test card by what it does, or any card typed in. */
export function CardStep({ chosen, onDone }: Props) {
  const say = words.value
  const [cards, setCards] = useState<TestCardView[] | null>(null)
  const [isTyping, setTyping] = useState(false)
  const list = useRef<HTMLUListElement>(null)
  useEffect(() => list.current?.querySelector('button')?.focus(), [cards])
  useEffect(() => {
    readTestCards().then(setCards, () => setCards([]))
  }, [])
  const does: Record<TestCardView['outcome'], string> = {
    success: say.cardSuccess,
    declined: say.cardDeclined,
    no_funds: say.cardNoFunds,
    late: say.cardLate,
  }
  if (cards === null) return <p class="hollow">{say.loading}</p>
  if (isTyping || cards.length === 0) return <CardForm onDone={onDone} />
  return (
    <>
      <p class="drawer-hint">{say.testCardsHint}</p>
      <ul class="pay-rows" ref={list}>
        {cards.map(({ number, outcome }) => (
          <li key={number}>
            <button
              type="button"
              class="pay-row"
              aria-current={chosen && digitsIn(chosen.number) === digitsIn(number) ? 'true' : undefined}
              onClick={() => onDone({ number })}
            >
              <i class={`card-dot card-${outcome}`} aria-hidden="true" />
              <span>
                <strong>{does[outcome]}</strong>
                <small>
                  {brandOf(number)} {inFours(number)}
                </small>
              </span>
            </button>
          </li>
        ))}
      </ul>
      <button type="button" class="button button-quiet button-wide" onClick={() => setTyping(true)}>
        {say.otherCard}
      </button>
    </>
  )
}

function CardForm({ onDone }: { onDone: (card: Card) => void }) {
  const say = words.value
  const [number, setNumber] = useState('')
  const [expiry, setExpiry] = useState('')
  const [cvc, setCvc] = useState('')
  const [isTried, setTried] = useState(false)
  const wrong = {
    number: isCardNumber(number) ? null : say.wrongCardNumber,
    expiry: isExpiry(expiry, new Date()) ? null : say.wrongExpiry,
    cvc: /^\d{3,4}$/.test(cvc) ? null : say.wrongCvc,
  }
  return (
    <form
      class="form"
      noValidate
      onSubmit={event => {
        event.preventDefault()
        setTried(true)
        if (wrong.number || wrong.expiry || wrong.cvc) return
        onDone({ number: digitsIn(number), expiry, cvc })
      }}
    >
      <Field
        label={say.cardNumber}
        value={number}
        problem={isTried ? wrong.number : null}
        onInput={text => setNumber(inFours(text).slice(0, 23))}
        inputMode="numeric"
        autocomplete="off"
        isFirst
      />
      <div class="fields">
        <Field
          label={say.cardExpiry}
          value={expiry}
          problem={isTried ? wrong.expiry : null}
          onInput={text => setExpiry(withSlash(text))}
          inputMode="numeric"
          placeholder="MM/YY"
        />
        <Field
          label={say.cardCvc}
          value={cvc}
          problem={isTried ? wrong.cvc : null}
          onInput={text => setCvc(digitsIn(text).slice(0, 4))}
          inputMode="numeric"
          placeholder="123"
        />
      </div>
      <button type="submit" class="button button-wide">
        {say.useCard}
      </button>
    </form>
  )
}

function withSlash(text: string): string {
  const digits = digitsIn(text).slice(0, 4)
  return digits.length > 2 ? `${digits.slice(0, 2)}/${digits.slice(2)}` : digits
}
