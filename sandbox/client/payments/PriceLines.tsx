import type { PriceView } from '../../api/contract.ts'
import { amount } from '../i18n/format.ts'
import { words } from '../i18n/words.ts'

type Props = { prices: readonly PriceView[]; currency: string; total: number }

/** Line by line what is charged, and the sum. Stars have one line, which is the sum. */
export function PriceLines({ prices, currency, total }: Props) {
  return (
    <table class="pay-lines">
      <tbody>
        {prices.map(({ label, amount: units }, n) => (
          <tr key={n}>
            <th scope="row">{label}</th>
            <td>{amount(units, currency)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{words.value.total}</th>
          <td>{amount(total, currency)}</td>
        </tr>
      </tfoot>
    </table>
  )
}
