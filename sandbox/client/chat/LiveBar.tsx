import type { MessageView } from '../../api/contract.ts'
import { stopDrive } from '../api/drive.ts'
import { stopLiveLocation } from '../api/messages.ts'
import { distance } from '../i18n/format.ts'
import { words } from '../i18n/words.ts'
import { logOf } from '../state/chat-log.ts'
import { attempt, useDesk } from '../state/desk.ts'
import { driveOf } from '../state/drives.ts'
import { now } from '../state/now.ts'
import { Icon } from '../ui/Icon.tsx'

/** Shown while the person shares a live location in this chat: drive it somewhere, or stop it. */
export function LiveBar({ chatId, threadId }: { chatId: string; threadId: number | null }) {
  const desk = useDesk()
  const { messages } = logOf(chatId, threadId).value
  const live = messages.findLast(message => isOwnLive(message, desk.me.id))
  if (!live) return null
  const drive = driveOf(chatId, live.id)
  const isMoving = drive?.state === 'moving'
  const say = words.value
  const status = !drive
    ? say.sharingNow
    : isMoving
      ? say.driving(distance(drive.metresDone), distance(drive.metresTotal))
      : drive.state === 'arrived'
        ? say.arrived
        : say.sharingNow
  return (
    <div class="live-bar">
      <span class="live-bar-dot" aria-hidden="true" />
      <span class="live-bar-words">{status}</span>
      {isMoving ? (
        <button type="button" class="small-button" onClick={() => attempt(desk, stopDrive(drive.id))}>
          {say.stopDriving}
        </button>
      ) : (
        <button
          type="button"
          class="small-button"
          onClick={() => {
            desk.sheet.value = { kind: 'drive', message: live }
          }}
        >
          <Icon name="drive" size={18} />
          {say.driveHere}
        </button>
      )}
      <button
        type="button"
        class="small-button small-danger"
        onClick={() => attempt(desk, stopLiveLocation(chatId, live.id, desk.me.id))}
      >
        {say.stopSharing}
      </button>
      {isMoving && (
        <progress
          class="live-bar-progress"
          max={drive.metresTotal}
          value={drive.metresDone}
          aria-label={status}
        />
      )}
    </div>
  )
}

function isOwnLive({ from, location }: MessageView, userId: number): boolean {
  if (from.id !== userId || !location?.isLive) return false
  return location.liveUntil === null || location.liveUntil > now.value
}
