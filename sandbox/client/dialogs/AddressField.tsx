import { useId, useState } from 'preact/hooks'
import { words } from '../i18n/words.ts'
import { type FoundAddress, searchAddress } from '../map/find-address.ts'
import type { LatLng } from '../map/find-route.ts'
import { townMap } from '../map/town-map.ts'
import { Icon } from '../ui/Icon.tsx'

/** Finds a street and number in the town; choosing one moves the map there. */
export function AddressField({ onChoose }: { onChoose: (at: LatLng) => void }) {
  const [typed, setTyped] = useState('')
  const [isOpen, setOpen] = useState(false)
  const list = useId()
  const map = townMap.value
  if (!map) return null
  const found = isOpen ? searchAddress(map, typed) : []
  const choose = ({ label, at }: FoundAddress) => {
    setTyped(label)
    setOpen(false)
    onChoose(at)
  }
  return (
    <div class="address">
      <label class="field field-icon">
        <Icon name="search" size={18} />
        <input
          type="search"
          value={typed}
          placeholder={words.value.addressField}
          aria-label={words.value.addressField}
          aria-controls={list}
          autocomplete="off"
          onInput={({ currentTarget }) => {
            setTyped(currentTarget.value)
            setOpen(true)
          }}
          onKeyDown={event => {
            if (event.key !== 'Enter') return
            event.preventDefault()
            const first = found[0]
            if (first) choose(first)
          }}
        />
      </label>
      <ul
        class="address-list"
        id={list}
        aria-label={words.value.addressField}
        hidden={!isOpen || typed.length < 2}
      >
        {found.map(address => (
          <li key={address.label}>
            <button type="button" onClick={() => choose(address)}>
              <Icon name="pin" size={18} />
              {address.label}
            </button>
          </li>
        ))}
        {found.length === 0 && <li class="address-none">{words.value.noAddress}</li>}
      </ul>
    </div>
  )
}
