import { words } from '../i18n/words.ts'
import { botDrafts } from '../state/bot-drafts.ts'
import { nameOf } from '../state/world.ts'
import { RichText } from './RichText.tsx'

/** What a bot is just writing, as far as it has come. */
export function DraftBubble({ chatId, threadId }: { chatId: string; threadId: number | null }) {
  const draft = botDrafts.value.get(chatId)
  if (!draft) return null
  return (
    <li class="row row-other row-last draft">
      <div class="stack">
        <div class="bubble">
          <p class="unseen">{words.value.isWriting(nameOf(draft.fromId))}</p>
          <div class="text" dir="auto">
            <RichText text={draft.text} entities={draft.entities} chatId={chatId} threadId={threadId} />
          </div>
          <p class="stamp" aria-hidden="true">
            <span class="draft-dots">
              <i />
              <i />
              <i />
            </span>
          </p>
        </div>
      </div>
    </li>
  )
}
