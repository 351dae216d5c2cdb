import { isLive } from '../world/live-locations.ts'
import type { Chat, DriveState, Person } from '../world/model.ts'
import { ownMessage } from '../world/person-acts.ts'
import { personMoves } from '../world/person-locations.ts'
import { type World, WorldRefusal } from '../world/world.ts'
import { lengthOf, type Point, placeAlong } from './path.ts'

export interface DriveWish {
  messageId: number
  path: Point[]
  kilometresPerHour: number
  stepMs: number
}

interface Drive {
  state: DriveState
  chat: Chat
  person: Person
  path: Point[]
  /** Exact, where the state shows whole metres. */
  metresTotal: number
  timer: NodeJS.Timeout
}

/** Walks live locations along paths: at each step the dot is where the speed has brought it by now. */
export class Drives {
  private readonly drives = new Map<number, Drive>()
  private readonly world: World
  private lastId = 0

  constructor(world: World) {
    this.world = world
  }

  /** A new drive of the same live location takes over from the old one. */
  start(chat: Chat, person: Person, wish: DriveWish): DriveState {
    const message = ownMessage(chat, person, wish.messageId)
    const { content } = message
    if (content.kind !== 'location' || !content.live || !isLive(content.live, message.date)) {
      throw new WorldRefusal(409, 'only a live location can be driven')
    }
    for (const other of this.drives.values()) {
      if (other.chat === chat && other.state.messageId === wish.messageId) this.end(other, 'stopped')
    }
    const [latitude, longitude] = wish.path[0] ?? [0, 0]
    const metresTotal = lengthOf(wish.path)
    const state: DriveState = {
      id: ++this.lastId,
      chatId: chat.key,
      messageId: wish.messageId,
      userId: person.id,
      kilometresPerHour: wish.kilometresPerHour,
      metresDone: 0,
      metresTotal: Math.round(metresTotal),
      state: 'moving',
      latitude,
      longitude,
    }
    const startedAt = Date.now()
    const timer = setInterval(() => this.step(drive, startedAt), wish.stepMs)
    const drive: Drive = { state, chat, person, path: wish.path, metresTotal, timer }
    this.drives.set(state.id, drive)
    this.step(drive, startedAt)
    return { ...state }
  }

  list(): DriveState[] {
    return [...this.drives.values()].map(drive => ({ ...drive.state }))
  }

  stop(id: number): DriveState {
    const drive = this.drives.get(id)
    if (!drive) throw new WorldRefusal(404, 'there is no such drive')
    this.end(drive, 'stopped')
    return { ...drive.state }
  }

  stopAll() {
    for (const drive of this.drives.values()) clearInterval(drive.timer)
    this.drives.clear()
  }

  private step(drive: Drive, startedAt: number) {
    const { state } = drive
    const hours = (Date.now() - startedAt) / 3_600_000
    const metres = Math.min(drive.metresTotal, hours * state.kilometresPerHour * 1000)
    const { point, heading } = placeAlong(drive.path, metres)
    const place = { latitude: rounded(point[0]), longitude: rounded(point[1]) }
    try {
      personMoves(this.world, drive.chat, drive.person, state.messageId, place, heading)
    } catch {
      // The person stopped sharing, blocked the bot or deleted the message: the drive ends with it.
      this.end(drive, 'stopped')
      return
    }
    Object.assign(state, place, { metresDone: Math.round(metres) })
    if (metres >= drive.metresTotal) this.end(drive, 'arrived')
    else this.tell(drive)
  }

  private end(drive: Drive, how: 'arrived' | 'stopped') {
    clearInterval(drive.timer)
    drive.state.state = how
    this.drives.delete(drive.state.id)
    this.tell(drive)
  }

  private tell(drive: Drive) {
    this.world.events.add({ kind: 'drive', chat: drive.chat, drive: { ...drive.state } })
  }
}

function rounded(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6
}
