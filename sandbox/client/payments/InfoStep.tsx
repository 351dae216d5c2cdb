import { useState } from 'preact/hooks'
import type { CheckoutView } from '../../api/contract.ts'
import { words } from '../i18n/words.ts'
import { useDesk } from '../state/desk.ts'
import { language } from '../state/settings.ts'
import { fullName } from '../state/world.ts'
import { countryNames } from './countries.ts'
import { Field } from './Field.tsx'
import type { Order } from './PaymentSheet.tsx'
import { TroubleNote } from './TroubleNote.tsx'

type Info = NonNullable<Order['info']>
type Props = { view: CheckoutView; given: Order['info']; isBusy: boolean; onDone: (info: Info) => void }

const EMPTY = {
  name: '',
  phone: '',
  email: '',
  countryCode: '',
  state: '',
  city: '',
  streetLine1: '',
  streetLine2: '',
  postCode: '',
}
type Filled = typeof EMPTY

/** Name, phone, email and address, as far as the shop asks for them. */
export function InfoStep({ view, given, isBusy, onDone }: Props) {
  const desk = useDesk()
  const say = words.value
  const { invoice } = view
  const needsAddress = invoice.needsAddress || invoice.isFlexible
  const [filled, setFilled] = useState<Filled>(() => ({
    ...EMPTY,
    name: fullName(desk.me),
    phone: desk.me.phone ?? '',
    ...given,
    ...given?.address,
  }))
  const [isTried, setTried] = useState(false)
  const wrong: Partial<Record<keyof Filled, string>> = {}
  if (invoice.needsName && filled.name.trim() === '') wrong.name = say.fillIn
  if (invoice.needsPhone && !/^\+?[\d\s()-]{6,}$/.test(filled.phone.trim())) wrong.phone = say.wrongPhone
  if (invoice.needsEmail && !/^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/.test(filled.email.trim()))
    wrong.email = say.wrongEmail
  if (needsAddress) {
    for (const key of ['countryCode', 'city', 'streetLine1', 'postCode'] as const) {
      if (filled[key].trim() === '') wrong[key] = say.fillIn
    }
  }
  const field = (key: keyof Filled, label: string, mode: 'text' | 'tel' | 'email' = 'text') => (
    <Field
      key={key}
      label={label}
      value={filled[key]}
      inputMode={mode}
      maxLength={key === 'email' ? 128 : 64}
      problem={isTried ? (wrong[key] ?? null) : null}
      onInput={value => setFilled({ ...filled, [key]: value })}
    />
  )
  const submit = (form: HTMLFormElement) => {
    setTried(true)
    if (Object.keys(wrong).length > 0) {
      requestAnimationFrame(() => form.querySelector<HTMLElement>('[aria-invalid=true]')?.focus())
      return
    }
    const { name, phone, email, ...address } = filled
    onDone({
      ...(invoice.needsName ? { name: name.trim() } : {}),
      ...(invoice.needsPhone ? { phone: phone.trim() } : {}),
      ...(invoice.needsEmail ? { email: email.trim() } : {}),
      ...(needsAddress ? { address } : {}),
    })
  }
  return (
    <form
      class="form"
      noValidate
      onSubmit={event => {
        event.preventDefault()
        submit(event.currentTarget)
      }}
    >
      {view.trouble && <TroubleNote trouble={view.trouble} />}
      {needsAddress && (
        <>
          <label class="field">
            <span>{say.country}</span>
            <select
              value={filled.countryCode}
              data-first
              aria-invalid={isTried && wrong.countryCode !== undefined}
              onChange={({ currentTarget }) => setFilled({ ...filled, countryCode: currentTarget.value })}
            >
              <option value="">{say.choose}</option>
              {countryNames(language.value).map(([code, name]) => (
                <option key={code} value={code}>
                  {name}
                </option>
              ))}
            </select>
            {isTried && wrong.countryCode && <small class="problem">{wrong.countryCode}</small>}
          </label>
          {field('streetLine1', say.street)}
          {field('streetLine2', say.streetMore)}
          <div class="fields">
            {field('city', say.city)}
            {field('postCode', say.postCode)}
          </div>
          {field('state', say.region)}
        </>
      )}
      {invoice.needsName && field('name', say.fullName)}
      {invoice.needsPhone && field('phone', say.phone, 'tel')}
      {invoice.needsEmail && field('email', say.email, 'email')}
      <button type="submit" class="button button-wide" disabled={isBusy}>
        {isBusy ? say.askingForShipping : say.goOnStep}
      </button>
    </form>
  )
}
