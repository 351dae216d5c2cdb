import {
  addToHomeScreen,
  invoice,
  onAddedToHomeScreen,
  onAddToHomeScreenFailed,
  shareMessage,
} from '@telegram-apps/sdk'
import { cloud, type Drawer, device, secure } from '../drawers.ts'
import { Act, Section } from '../parts.tsx'
import { useWords } from '../words/words.ts'

async function visit(drawer: Drawer): Promise<string> {
  const visits = Number(await drawer.get('visits')) + 1
  await drawer.put('visits', String(visits))
  return String(visits)
}

/** Three places to keep values in. */
export function Storage() {
  const say = useWords()
  return (
    <Section title={say.storage} hint={say.storageHint}>
      <Act label={say.cloud} act={() => visit(cloud)} />
      <Act label={say.device} act={() => visit(device)} />
      <Act label={say.secure} act={() => visit(secure)} />
    </Section>
  )
}

/** Asks the bot's own server, which believes nothing that Telegram has not signed. */
async function ask(what: 'invoice' | 'message', initData: string): Promise<Record<string, string>> {
  const response = await fetch(`./${what}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ initData }),
  })
  if (!response.ok) throw new Error(`${what}: ${response.status}`)
  return (await response.json()) as Record<string, string>
}

const addHome = () =>
  new Promise<void>((resolve, reject) => {
    const ends = [
      onAddedToHomeScreen(() => end(resolve)),
      onAddToHomeScreenFailed(() => end(() => reject(new Error('home_screen_failed')))),
    ]
    const end = (settle: () => void) => {
      for (const stop of ends) stop()
      settle()
    }
    addToHomeScreen()
  })

/** What the bot prepares and the person then pays for or sends on. */
export function Sharing({ initData }: { initData: string }) {
  const say = useWords()
  const pay = async () => invoice.open((await ask('invoice', initData)).url ?? '', 'url')
  const share = async () => shareMessage((await ask('message', initData)).id ?? '')
  return (
    <Section title={say.share}>
      {initData !== '' && <Act label={say.invoice} act={pay} />}
      {initData !== '' && <Act label={say.message} act={share} />}
      <Act label={say.home} act={addHome} />
    </Section>
  )
}
