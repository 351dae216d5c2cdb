import type { MessageView } from '../../api/contract.ts'
import { serviceText } from '../i18n/format.ts'
import { words } from '../i18n/words.ts'
import { useDesk } from '../state/desk.ts'

/** What happened in the chat, between the messages; a payment leads to its receipt, a pin to what was pinned. */
export function ServiceLine({ message }: { message: MessageView }) {
  const desk = useDesk()
  const { service, chatId } = message
  const invoiceId = service?.kind === 'successful_payment' ? service.invoiceMessageId : null
  const pinnedId = service?.kind === 'pinned' ? service.messageId : null
  const link = (label: string, onClick: () => void) => (
    <>
      {' '}
      <button type="button" onClick={onClick}>
        {label}
      </button>
    </>
  )
  return (
    <p class="log-middle chip chip-service">
      {serviceText(message)}
      {invoiceId !== null &&
        link(words.value.receipt, () => {
          desk.sheet.value = { kind: 'receipt', chatId, messageId: invoiceId }
        })}
      {pinnedId !== null &&
        link(words.value.showIt, () => {
          desk.jumpTo.value = pinnedId
        })}
    </p>
  )
}
